package knee.experiments.file.clients;

import static knee.experiments.file.values.Scalars.choice;
import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.nameIn;
import static knee.experiments.file.values.Scalars.positiveRate;
import static knee.experiments.file.values.Scalars.randomTime;
import static knee.experiments.file.values.Scalars.timeOrOff;
import static knee.experiments.file.values.Scalars.weight;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.ListOf;
import knee.experiments.file.values.MapOf;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Place;
import knee.models.scenario.Clients;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Clients.Choice;
import knee.models.scenario.Clients.Retries;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;

/** {@code clients}: a closed population of users, or an open stream of requests. */
public final class ClientsSection {
  private static final Distribution NOTHING = new Constant(0);

  /** Each has a place in memory. */
  private static final int MOST_USERS = 100_000_000;

  private static final Type<String> KIND = nameIn("requests", "kind of request");

  private static final Key<Integer> MAX =
      Key.required("max", count(0), 0, "How many times a failed request is tried again at most");
  private static final Key<Distribution> BACKOFF =
      Key.of("backoff", randomTime(), NOTHING, "Time before each further try");
  private static final Section RETRIES_SECTION =
      Section.of("retries", "Failed requests are tried again", MAX, BACKOFF);

  private static final Key<Integer> USERS =
      Key.maybe(
          "users",
          count(1, MOST_USERS),
          "Closed: number of users, each with one request at a time");
  private static final Key<Double> SPAWN_RATE =
      Key.of(
          "spawn_rate",
          positiveRate(),
          Double.POSITIVE_INFINITY,
          "Users that start per second; omitted: all at time 0");
  private static final Key<Distribution> THINK =
      Key.of("think", randomTime(), NOTHING, "Between a response and the user's next request");
  private static final Key<Boolean> BEGIN =
      Key.of(
          "begin",
          choice("request", false, "think", true),
          false,
          "Whether each user thinks once before its first request");
  private static final Key<List<String>> START =
      Key.of(
          "start",
          new ListOf<>(KIND, 0),
          List.of(),
          "Requests each user makes once, in this order");
  private static final Key<Map<String, Double>> MIX =
      Key.maybe(
          "mix",
          new MapOf<>(KIND, weight(), false),
          "Weights of the kinds of request; omitted: all equally");
  private static final Key<Map<String, Map<String, Double>>> SESSION =
      Key.maybe(
          "session",
          new MapOf<>(KIND, new MapOf<>(KIND, weight(), false), false),
          "Markov chain over the kinds; a user begins with the first one named");
  private static final Key<Boolean> CONNECTIONS =
      Key.of(
          "connections",
          choice("new", false, "keep_alive", true),
          false,
          "A new connection for each request, or one kept while the server keeps it");
  private static final Key<Double> TIMEOUT =
      Key.of(
          "timeout",
          timeOrOff(),
          Double.POSITIVE_INFINITY,
          "When the client gives up (error kind timeout); 0: never");
  private static final Key<Retries> RETRIES =
      Key.maybe(
          "retries",
          RETRIES_SECTION.into(f -> new Retries(f.get(MAX), f.get(BACKOFF))),
          "How failed requests are tried again");
  private static final Key<ArrivalProcess> ARRIVALS =
      Key.maybe("arrivals", ArrivalsSection.TYPE, "Open: when requests arrive");

  private static final List<Key<?>> CLOSED_ONLY = List.of(SPAWN_RATE, THINK, BEGIN, START, SESSION);

  private static final Section POPULATION =
      Section.of(
          "clients",
          "Where requests come from: users, or arrivals",
          USERS,
          SPAWN_RATE,
          THINK,
          BEGIN,
          START,
          MIX,
          SESSION,
          CONNECTIONS,
          TIMEOUT,
          RETRIES,
          ARRIVALS);

  /** One population, or several named ones. */
  private static final PopulationsType POPULATIONS =
      new PopulationsType(
          POPULATION,
          POPULATION.into(f -> clients("", f)),
          MapOf.named(POPULATION.into(f -> clients(f.name(), f))));

  public static final Type<List<Clients>> TYPE = POPULATIONS;

  private ClientsSection() {}

  /** The names of several populations; empty of a single one without a name. */
  public static List<String> populations(Entry clients) {
    return clients == null ? List.of() : POPULATIONS.names(clients.value());
  }

  private static Clients clients(String name, Fields f) {
    checkOpenOrClosed(f);
    Choice choice = nextKind(f);
    if (f.has(ARRIVALS)) {
      ArrivalProcess process = f.find(ARRIVALS).orElse(new ArrivalProcess.Poisson(1));
      return new Clients.Arrivals(name, process, choice, f.get(TIMEOUT), f.find(RETRIES));
    }
    return new Clients.Users(
        name,
        f.find(USERS).orElse(1),
        f.get(SPAWN_RATE),
        f.get(THINK),
        f.get(BEGIN),
        f.get(START),
        choice,
        f.get(TIMEOUT),
        f.find(RETRIES),
        f.get(CONNECTIONS));
  }

  private static void checkOpenOrClosed(Fields f) {
    if (!f.has(ARRIVALS)) {
      boolean misspelt = !POPULATION.childNames().containsAll(f.mapping().names());
      if (!f.has(USERS) && !misspelt) {
        f.reading()
            .faultOfWhole(
                f.mapping().place(),
                "no requests come from these clients; add users: 10, or arrivals: 30/s");
      }
      return;
    }
    if (f.has(USERS)) {
      Place second =
          Stream.of(f.keyPlace(USERS), f.keyPlace(ARRIVALS)).max(Place::compareTo).orElseThrow();
      f.reading()
          .faultOfWhole(
              second,
              "'users' together with 'arrivals'; keep users for a closed population, arrivals for"
                  + " an open stream");
    }
    for (Key<?> key : CLOSED_ONLY) {
      if (f.has(key)) {
        f.reading()
            .faultOfWhole(
                f.keyPlace(key),
                "'%s' is for users, but here requests come by 'arrivals'; leave it out"
                    .formatted(key.name()));
      }
    }
  }

  private static Choice nextKind(Fields f) {
    if (f.has(MIX) && f.has(SESSION)) {
      f.reading()
          .faultOfWhole(f.keyPlace(SESSION), "'session' together with 'mix'; keep one of them");
    }
    if (f.has(SESSION)) {
      Map<String, Map<String, Double>> rows = f.find(SESSION).orElse(Map.of());
      checkSession(f, rows);
      return new Choice.Session(rows);
    }
    if (f.has(MIX)) {
      Map<String, Double> weights = f.find(MIX).orElse(Map.of());
      boolean allRead =
          f.node(MIX)
              .filter(node -> node instanceof Mapping mix && mix.names().size() == weights.size())
              .isPresent();
      if (allRead && weights.values().stream().noneMatch(weight -> weight > 0)) {
        f.fault(MIX, "no kind in 'mix' has a weight above 0; give one, as in {list: 5, login: 1}");
      }
      return new Choice.Mix(weights);
    }
    Map<String, Double> all = new LinkedHashMap<>();
    f.reading().names("requests").forEach(kind -> all.put(kind, 1.0));
    return new Choice.Mix(all);
  }

  private static void checkSession(Fields f, Map<String, Map<String, Double>> rows) {
    if (rows.isEmpty()) {
      f.fault(SESSION, "'session' has no row; write one for each kind, as in {list: {list: 1}}");
    }
    Set<String> known = rows.keySet();
    rows.forEach(
        (from, row) -> {
          if (row.values().stream().noneMatch(weight -> weight > 0)) {
            f.fault(SESSION, "nothing follows '" + from + "' in 'session'; give a weight above 0");
          }
          for (String to : row.keySet()) {
            boolean kind = f.reading().names("requests").contains(to);
            if (kind && row.get(to) > 0 && !known.contains(to)) {
              f.fault(
                  SESSION,
                  "'session' leads to '%s' but has no row for it; add %s: {...}".formatted(to, to));
            }
          }
        });
  }
}
