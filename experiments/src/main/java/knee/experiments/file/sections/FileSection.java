package knee.experiments.file.sections;

import static knee.experiments.file.values.Scalars.named;
import static knee.experiments.file.values.Scalars.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import knee.experiments.file.backend.CachesSection;
import knee.experiments.file.backend.DatabaseSection;
import knee.experiments.file.backend.LocksSection;
import knee.experiments.file.backend.ServicesSection;
import knee.experiments.file.clients.ClientsSection;
import knee.experiments.file.load.Overload;
import knee.experiments.file.load.Reach;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Paths;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.server.FrontSections;
import knee.experiments.file.server.ServerSection;
import knee.experiments.file.values.Either;
import knee.experiments.file.values.ListOf;
import knee.experiments.file.values.MapOf;
import knee.experiments.file.values.Named;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Place;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients;
import knee.models.scenario.Fleet;
import knee.models.scenario.Proxy;
import knee.models.scenario.RequestKind;
import knee.models.scenario.Scenario;
import knee.models.scenario.Station;
import knee.models.scenario.WorkQueue;
import knee.models.scenario.backend.Cache;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.RowLocks;
import knee.models.scenario.backend.Service;

/** The top level of a file, and of one of its points. */
public final class FileSection {
  private static final String ALL = "all";

  private static final Key<Integer> PRIORITY =
      Key.of("priority", PlainTypes.INTEGER, 0, "Higher goes first where the discipline looks");
  private static final Key<List<Activity>> STEPS =
      Key.required("steps", Steps.TYPE, List.of(), "The steps, in order");
  private static final Section LONG_FORM =
      Section.of("request", "A kind of request with more to say", PRIORITY, STEPS);
  private static final Type<RequestKind> REQUEST =
      Either.<RequestKind>of(
          Steps.TYPE.then(
              (steps, node, reading) ->
                  new RequestKind(reading.path().substring("requests.".length()), 0, steps)),
          LONG_FORM.into(f -> new RequestKind(f.name(), f.get(PRIORITY), f.get(STEPS))));

  static final Key<List<Clients>> CLIENTS =
      Key.maybe("clients", named("clients", ClientsSection.TYPE), "Where requests come from");
  static final Key<Map<String, RequestKind>> REQUESTS =
      Key.maybe(
          "requests",
          named("requests", MapOf.named(REQUEST).then(FileSection::checkKinds)),
          "Kinds of request and their steps");
  private static final Key<Fleet> SERVER =
      Key.maybe(
          "server",
          named("server", ServerSection.TYPE),
          "The web server; without it cpu is a plain delay");
  private static final Key<Map<String, Fleet>> SERVERS =
      Key.maybe(
          "servers",
          named("servers", FrontSections.SERVERS),
          "Instead of server: pools of workers for different kinds of request");
  private static final Key<Proxy> PROXY =
      Key.maybe("proxy", named("proxy", FrontSections.PROXY), "A proxy in front of the server");
  private static final Key<Database> DATABASE =
      Key.maybe(
          "database",
          named("database", DatabaseSection.TYPE),
          "The database; without it query is a delay");
  private static final Key<Map<String, RowLocks>> LOCKS =
      Key.of("locks", named("locks", LocksSection.TYPE), Map.of(), "Row locks by name");
  private static final Key<Map<String, Cache>> CACHES =
      Key.of("caches", named("caches", CachesSection.TYPE), Map.of(), "Caches by name");
  private static final Key<Map<String, Service>> SERVICES =
      Key.of(
          "services",
          named("services", ServicesSection.TYPE),
          Map.of(),
          "External services by name");
  private static final Key<Map<String, Station>> RESOURCES =
      Key.of(
          "resources",
          named("resources", ResourcesSection.TYPE),
          Map.of(),
          "Plain queueing stations by name");
  private static final Key<Map<String, WorkQueue>> QUEUES =
      Key.of(
          "queues",
          named("queues", QueuesSection.TYPE),
          Map.of(),
          "Workers of background work by queue");
  private static final Key<Run> RUN =
      Key.of(
          "run",
          named("run", RunSection.TYPE),
          RunSection.DEFAULT,
          "How long, how often, which seed");

  private static final List<Key<?>> POINT_KEYS =
      List.of(
          CLIENTS, REQUESTS, SERVER, DATABASE, LOCKS, CACHES, SERVICES, RESOURCES, RUN, SERVERS,
          PROXY, QUEUES);

  /** What a variant may change and one point consists of. */
  public static final Section POINT =
      new Section("file", "A system and its load", POINT_KEYS, false);

  public static final Key<String> TITLE = Key.of("title", text(), "", "What is being asked");
  public static final Key<Map<String, Fields>> VARIANTS =
      Key.maybe(
          "variants",
          MapOf.named(
              new Named<>(
                  "variant", "{}, or changes such as {server: {workers: 4}}", FileSection::point)),
          "Named changes laid over the file");
  public static final Key<Map<String, Node>> VARY =
      Key.maybe(
          "vary",
          new MapOf<>(text(), GridValues.TYPE, false),
          "Dotted paths and their values; several make a grid");
  public static final Key<Node> MEASURED =
      Key.maybe("measured", PlainTypes.MEASURED, "Observations laid over the prediction");
  public static final Key<List<String>> EXPECT =
      Key.maybe("expect", new ListOf<>(text(), 0), "Promises such as p95 < 2s");
  public static final Key<Fields> CHART =
      Key.maybe("chart", PlainTypes.CHART, "What the main figure shows");

  public static final Key<Fields> CALIBRATE =
      Key.maybe("calibrate", PlainTypes.CALIBRATE, "What knee calibrate fits");

  /** A whole file. */
  public static final Section FILE = file();

  private FileSection() {}

  private static Map<String, RequestKind> checkKinds(
      Map<String, RequestKind> kinds, Node node, Reading reading) {
    Entry all = ((Node.Mapping) node).entries().get(ALL);
    if (all != null && !all.value().isNull()) {
      reading
          .faults()
          .add(
              all.place(),
              "'all' is what the results call all kinds together; choose another name");
    }
    return kinds;
  }

  private static Type<Fields> point() {
    return POINT;
  }

  private static Section file() {
    List<Key<?>> keys = new ArrayList<>();
    keys.add(TITLE);
    keys.addAll(POINT_KEYS);
    keys.addAll(List.of(VARIANTS, VARY, MEASURED, EXPECT, CHART, CALIBRATE));
    return new Section("file", "An experiment of Knee", keys, false);
  }

  /** A point as it is simulated. */
  public record Content(Scenario scenario, Run run) {}

  /** The content of a point; empty when it has none to speak of, which is a fault already noted. */
  public static Optional<Content> content(Fields f) {
    missing(f, CLIENTS, "no 'clients'; add clients: {users: 10} or clients: {arrivals: 30/s}");
    missing(f, REQUESTS, "no 'requests'; add requests: {NAME: [{cpu: 5ms}]}");
    List<RequestKind> kinds = f.find(REQUESTS).map(m -> List.copyOf(m.values())).orElse(List.of());
    if (f.find(REQUESTS).filter(Map::isEmpty).isPresent()
        && ((Node.Mapping) f.node(REQUESTS).orElseThrow()).names().isEmpty()) {
      f.fault(REQUESTS, "no kind of request; add one, as in requests: {NAME: [{cpu: 5ms}]}");
    }
    if (f.find(CLIENTS).isEmpty()) {
      return Optional.empty();
    }
    Scenario scenario =
        new Scenario(
            f.get(CLIENTS),
            kinds,
            f.has(SERVERS) ? Optional.empty() : f.find(SERVER).map(Fleet::server),
            f.find(DATABASE),
            List.copyOf(f.get(LOCKS).values()),
            List.copyOf(f.get(CACHES).values()),
            List.copyOf(f.get(SERVICES).values()),
            List.copyOf(f.get(RESOURCES).values()),
            List.copyOf(f.get(QUEUES).values()),
            f.find(PROXY),
            FrontSections.fleets(f, SERVER, SERVERS, PROXY));
    if (!f.reading().faults().any()) {
      judge(f, scenario);
    }
    return Optional.of(new Content(scenario, f.get(RUN)));
  }

  /** Says what can be run but is probably not meant; needs a scenario without faults. */
  private static void judge(Fields f, Scenario scenario) {
    Set<String> reached = Reach.kinds(scenario.clients());
    ((Node.Mapping) f.node(REQUESTS).orElseThrow())
        .entries()
        .forEach(
            (name, entry) -> {
              if (!reached.contains(name) && !entry.value().isNull()) {
                f.reading()
                    .warn(
                        entry.place(),
                        "nothing can reach '%s'; name it in clients.mix, start or session"
                            .formatted(name));
              }
            });
    scenario.requests().stream()
        .filter(kind -> kind.steps().isEmpty())
        .forEach(
            kind ->
                f.reading()
                    .warn(
                        f.node(REQUESTS)
                            .map(Node.Mapping.class::cast)
                            .orElseThrow()
                            .entries()
                            .get(kind.name())
                            .place(),
                        "'%s' has no steps, so it takes no time of its own; add one, as in [{cpu: 5ms}]"
                            .formatted(kind.name())));
    if (Reach.standsStill(scenario)) {
      f.fault(
          CLIENTS,
          "users neither think nor wait for anything, so the clock would stand still; add think: 1s"
              + " or a step that takes time");
    }
    Place arrivals =
        scenario.clients().stream()
            .map(one -> one.name().isEmpty() ? "clients" : "clients." + one.name())
            .flatMap(path -> Paths.find(f.mapping(), path + ".arrivals").stream())
            .findFirst()
            .map(Node::place)
            .orElse(f.place(CLIENTS));
    Overload.warnings(scenario, f.get(RUN).length())
        .forEach(line -> f.reading().warn(arrivals, line));
  }

  private static void missing(Fields f, Key<?> key, String message) {
    if (!f.has(key)) {
      f.reading().faultOfWhole(f.mapping().place(), message);
    }
  }
}
