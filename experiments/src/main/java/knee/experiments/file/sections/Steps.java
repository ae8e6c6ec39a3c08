package knee.experiments.file.sections;

import static knee.experiments.file.values.Scalars.choice;
import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.nameIn;
import static knee.experiments.file.values.Scalars.randomTime;
import static knee.experiments.file.values.Scalars.share;
import static knee.experiments.file.values.Scalars.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import knee.experiments.file.backend.LocksSection;
import knee.experiments.file.quantity.Numbers;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.ListOf;
import knee.experiments.file.values.Named;
import knee.experiments.file.values.Scalar;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Mapping;
import knee.models.scenario.Activity;
import knee.models.scenario.Activity.Branch;
import knee.models.scenario.Activity.Count;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;

/** The table of steps that a request can go through. */
final class Steps {
  static final Type<List<Activity>> TYPE =
      new Named<>("steps", "a list of steps such as [{cpu: 5ms}]", Steps::list);

  private static final Distribution NOTHING = new Constant(0);
  private static final List<Activity> NONE = List.of();
  private static final Set<String> NOTHING_TO_HOLD =
      Set.of("processor_sharing", "srpt", "lcfs_preemptive", "priority_preemptive");

  private static final Key<Distribution> CPU = timed("cpu", "Computes");
  private static final Key<Distribution> WAIT = timed("wait", "Waits for I/O that holds no CPU");
  private static final Key<Distribution> BLOCKING =
      timed("blocking", "Waits for I/O in which a cooperative worker cannot yield");
  private static final Key<Distribution> QUERY = timed("query", "Runs a query on a connection");
  private static final Key<Distribution> FOR = timed("for", "Time of service");
  private static final Key<String> CALL = named("call", "services", "service");
  private static final Key<String> LOCK = named("lock", "locks", "lock");
  private static final Key<String> USE = named("use", "resources", "resource");
  private static final Key<String> HOLD = named("hold", "resources", "resource");
  private static final Key<List<Activity>> STEPS =
      Key.required("steps", TYPE, NONE, "Steps that belong to it");
  private static final Key<List<Activity>> TRANSACTION =
      Key.required("transaction", TYPE, NONE, "Steps that hold one connection throughout");
  private static final Key<String> FAIL =
      Key.required("fail", text(), "", "Ends the request with this kind of error");
  private static final Key<Boolean> SHARED =
      Key.of(
          "mode",
          choice("exclusive", false, "shared", true),
          false,
          "Of a lock: shared ones of readers are held together");
  private static final Key<String> CACHE = named("cache", "caches", "cache");
  private static final Key<List<Activity>> MISS =
      Key.of("miss", TYPE, NONE, "Steps of a miss; at their end the value is stored");
  private static final Key<List<Activity>> HIT =
      Key.of("hit", TYPE, NONE, "Steps of a hit, after its time");
  private static final Key<Count> REPEAT =
      Key.required(
          "repeat",
          new Scalar<>(
              "a whole number or geometric(2.5)",
              (text, reading) -> times(text),
              Map.of(
                  "anyOf",
                  List.of(
                      Map.of("type", "integer", "minimum", 0),
                      Map.of("type", "string", "pattern", "^geometric\\(.*\\)$")))),
          new Count(0, false),
          "How many times its steps run");

  private static final Key<Double> SHARE = Key.required("share", share(), 0.0, "Probability");
  private static final Section BRANCH =
      Section.inList("branch", "One of the branches of a choice", SHARE, STEPS);
  private static final Key<List<Branch>> CHOOSE =
      Key.required(
          "choose",
          new ListOf<>(BRANCH.into(f -> new Branch(f.get(SHARE), f.get(STEPS))), 1)
              .then(Steps::checkShares),
          List.of(),
          "Takes one branch; with the rest of the probability nothing is done");

  private static final Key<List<Activity>> BACKGROUND =
      Key.required("background", TYPE, NONE, "Steps that the response does not wait for");
  private static final Key<String> BY =
      Key.maybe("by", nameIn("queues", "queue"), "The queue whose workers do it; omitted: at once");
  private static final Key<List<List<Activity>>> PARALLEL =
      Key.required(
          "parallel", new ListOf<>(TYPE, 1), List.of(), "Lists of steps that run side by side");
  private static final Key<Integer> QUORUM =
      Key.maybe("quorum", count(1), "How many must have ended to go on; omitted: all");

  private static final List<Verb> VERBS =
      List.of(
          Verb.of(f -> new Activity.Cpu(f.get(CPU)), "Computes", CPU),
          Verb.of(f -> new Activity.Wait(f.get(WAIT)), "Waits for I/O", WAIT),
          Verb.of(f -> new Activity.Blocking(f.get(BLOCKING)), "Stops its process", BLOCKING),
          Verb.of(f -> new Activity.Call(f.get(CALL)), "Calls a service", CALL),
          Verb.of(f -> new Activity.Query(f.get(QUERY)), "Runs a query", QUERY),
          Verb.of(f -> new Activity.Transaction(f.get(TRANSACTION)), "Transaction", TRANSACTION),
          Verb.of(Steps::lock, "Locks a row", LOCK, SHARED),
          Verb.of(f -> new Activity.Use(f.get(USE), f.get(FOR)), "Is served", USE, FOR),
          Verb.of(Steps::hold, "Holds a unit of a resource", HOLD, STEPS),
          Verb.of(f -> new Activity.Choose(f.get(CHOOSE)), "Takes a branch", CHOOSE),
          Verb.of(f -> new Activity.Repeat(f.get(REPEAT), f.get(STEPS)), "Repeats", REPEAT, STEPS),
          Verb.of(f -> new Activity.Fail(f.get(FAIL)), "Fails", FAIL),
          Verb.of(Steps::background, "Runs without the response waiting", BACKGROUND, BY),
          Verb.of(Steps::parallel, "Runs side by side", PARALLEL, QUORUM),
          Verb.of(
              f -> new Activity.Cache(f.get(CACHE), f.get(MISS), f.get(HIT)),
              "Looks into a cache",
              CACHE,
              MISS,
              HIT));

  private Steps() {}

  private static Type<List<Activity>> list() {
    return new ListOf<>(new StepType(VERBS), 0);
  }

  private static Key<Distribution> timed(String name, String help) {
    return Key.required(name, randomTime(), NOTHING, help);
  }

  private static Key<String> named(String name, String section, String noun) {
    return Key.required(name, nameIn(section, noun), "", "One of " + section);
  }

  private static Activity lock(Fields f) {
    LocksSection.checkUse(f.get(LOCK), f, f.place(LOCK));
    return new Activity.Lock(f.get(LOCK), f.get(SHARED));
  }

  private static Activity hold(Fields f) {
    String station = f.get(HOLD);
    Optional<Mapping> settings =
        f.reading()
            .part("resources")
            .filter(resources -> resources.has(station))
            .flatMap(resources -> f.reading().part("resources." + station));
    if (settings.filter(given -> given.has("speed")).isPresent()) {
      f.fault(
          HOLD,
          "'%s' has a speed, with which no place can be held; write use: %s, for: TIME, or leave speed out"
              .formatted(station, station));
    }
    settings
        .filter(given -> given.has("discipline"))
        .map(given -> given.entries().get("discipline").value().toString())
        .filter(NOTHING_TO_HOLD::contains)
        .ifPresent(
            discipline ->
                f.fault(
                    HOLD,
                    "'%s' is %s, which has no place to hold; write use: %s, for: TIME, or make it fcfs"
                        .formatted(station, discipline, station)));
    return new Activity.Hold(station, f.get(STEPS));
  }

  private static Activity background(Fields f) {
    List<Activity> steps = f.get(BACKGROUND);
    if (Activity.any(steps, step -> step instanceof Activity.Reply)) {
      f.fault(BACKGROUND, "'reply' in the background, where no client waits; write it before");
    }
    return new Activity.Background(steps, f.find(BY));
  }

  private static Activity parallel(Fields f) {
    int branches = f.get(PARALLEL).size();
    int quorum = f.find(QUORUM).orElse(branches);
    boolean tooMany =
        f.node(PARALLEL)
            .filter(node -> node instanceof Node.Items list && list.items().size() < quorum)
            .isPresent();
    if (quorum > branches && tooMany) {
      f.fault(
          QUORUM,
          "a quorum of %d of %d branches; write at most %d".formatted(quorum, branches, branches));
    }
    return new Activity.Parallel(f.get(PARALLEL), Math.min(quorum, branches));
  }

  private static List<Branch> checkShares(List<Branch> branches, Node node, Reading reading) {
    double sum = branches.stream().mapToDouble(Branch::share).sum();
    if (sum > 1 + 1e-9) {
      throw new Fault(
          node.place(),
          "the shares of these branches add up to %s; make them at most 1".formatted((float) sum));
    }
    return branches;
  }

  private static Count times(String text) {
    if (text.startsWith("geometric(") && text.endsWith(")")) {
      var mean = Numbers.decimal(text.substring(10, text.length() - 1).strip());
      if (mean.isPresent() && mean.getAsDouble() >= 0) {
        return new Count(mean.getAsDouble(), true);
      }
    } else if (Numbers.whole(text).isPresent() && Numbers.whole(text).getAsLong() >= 0) {
      return new Count(Numbers.whole(text).getAsLong(), false);
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a number of times; write a whole number or geometric(2.5)");
  }
}
