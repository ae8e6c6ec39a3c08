package knee.models.load;

import static knee.models.scenario.Sketch.FOREVER;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import knee.models.assembly.RunLength;
import knee.models.assembly.Simulate;
import knee.models.load.OfferedLoad.Unit;
import knee.models.scenario.Activity;
import knee.models.scenario.Databases;
import knee.models.scenario.Scenario;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.backend.Cache;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.Service;
import knee.simulator.distribution.Exponential;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.RequestStatistics;
import knee.simulator.statistics.StationStatistics;
import knee.simulator.statistics.Timeline;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Random requests at all kinds of station: what is said before the run, against the run. */
class RandomLoadsTest {
  private static final int REQUESTS = 3000;

  /** What is offered is done, where there is little to do. */
  @Property(tries = 150, seed = "12")
  void unitsAreBusyAsLongAsIsOffered(@ForAll long seed) {
    Optional<Scenario> scenario = scaled(seed, 0.3);
    if (scenario.isEmpty()) {
      return;
    }
    Replication run = run(scenario.get(), seed);
    if (run.circle().isPresent()) {
      return; // a driver that stops the loop which the holder of the row needs
    }
    long ended = run.requests().stream().mapToLong(RequestStatistics::attempts).sum();
    if (ended < 0.95 * REQUESTS) {
      return; // more to do than the lower bounds say, so not all that was offered is done
    }
    for (OfferedLoad load : loads(scenario.get())) {
      double busy =
          run.stations().stream()
              .filter(station -> station.name().equals(load.station()))
              .mapToDouble(StationStatistics::busyArea)
              .sum();
      double offered = load.erlangs() * run.window();
      boolean done = busy > 0.85 * offered - 0.01 * run.window();
      assertTrue(done, () -> "case " + seed + " " + load + ", busy " + busy / run.window());
      Statistics.label("unit").collect(load.erlangs() > 0 ? load.unit() : "none");
    }
    Statistics.label("unit")
        .coverage(
            coverage -> {
              for (Unit unit : Unit.values()) {
                coverage.check(unit).count(count -> count > 0);
              }
            });
  }

  /**
   * Offered 1.2 of what it can do, a station falls behind; seen unless hardly anybody goes there.
   */
  @Property(tries = 150, seed = "12")
  void overloadGrows(@ForAll long seed) {
    Optional<Scenario> scenario = scaled(seed, 1.2);
    if (scenario.isEmpty()) {
      return;
    }
    OfferedLoad worst = worst(scenario.get());
    Replication run = run(scenario.get(), seed);
    List<Timeline.Bin> bins = run.timeline().bins();
    double before = present(bins.subList(0, bins.size() / 2));
    double after = present(bins.subList(bins.size() - bins.size() / 2, bins.size()));
    double grown = (after - before) / (run.window() / 2);
    assertTrue(
        after > 1.5 * before && grown > 10,
        () -> "case " + seed + " " + worst + ", " + before + " " + after);
    Statistics.label("worst").collect(worst.unit());
  }

  /** In the system or, of background work, in a queue. */
  private static double present(List<Timeline.Bin> bins) {
    return bins.stream().mapToDouble(bin -> bin.inSystemArea() + bin.queueArea()).sum();
  }

  private static Replication run(Scenario scenario, long seed) {
    double rate = ArrivalRates.of(scenario, 0, 1).get(0).total();
    return Simulate.once(scenario, new RunLength(0, REQUESTS / rate, 0), seed, 0);
  }

  private static List<OfferedLoad> loads(Scenario scenario) {
    return OfferedLoad.of(scenario, kind -> true, 0, 1);
  }

  private static OfferedLoad worst(Scenario scenario) {
    return loads(scenario).stream().max(Comparator.comparing(OfferedLoad::intensity)).orElseThrow();
  }

  /** At the rate at which the worst station has this load; empty where nobody has work. */
  private static Optional<Scenario> scaled(long seed, double load) {
    Scenario slow = new Case(new Random(seed)).scenario(1);
    boolean stays = OfferedLoad.staysUntil(slow, slow.requests().get(0), FOREVER);
    if (!stays || worst(slow).intensity() == 0) {
      return Optional.empty();
    }
    double rate = load / worst(slow).intensity();
    return Optional.of(new Case(new Random(seed)).scenario(rate));
  }

  private static final class Case {
    private final Random random;

    Case(Random random) {
      this.random = random;
    }

    Scenario scenario(double rate) {
      var sketch = new Sketch();
      sketch.station("disk", 2, Discipline.FCFS).station("slots", 5, Discipline.FCFS);
      sketch.station("processor", 1.5, Discipline.PROCESSOR_SHARING);
      sketch.locks("stock", 1 + random.nextInt(3)).queue("celery", 2);
      sketch.service(new Service("ai", time(), 3, Optional.empty(), 0.1));
      sketch.cache(new Cache("c", 5, 0, 1, time(), OptionalDouble.of(0.5), false));
      sketch.cache(new Cache("d", 5, 0, 1, time(), OptionalDouble.empty(), true));
      boolean blocking = random.nextBoolean();
      sketch.database(Databases.of(Database.UNLIMITED, 4, false, 1.5, blocking));
      settings().ifPresent(settings -> sketch.server(settings.server()));
      sketch.kind("page", steps(3, Set.of()).toArray(Activity[]::new));
      return sketch.poisson(rate, "page").scenario();
    }

    private Optional<Settings> settings() {
      Settings settings =
          switch (random.nextInt(6)) {
            case 0 -> Settings.sync(6);
            case 1 -> Settings.gthread(2, 10);
            case 2 -> Settings.gevent(2).workerConnections(8);
            case 3 -> Settings.asgi(2);
            default -> null;
          };
      return Optional.ofNullable(settings)
          .map(
              s ->
                  s.timeout(FOREVER)
                      .backlog(Integer.MAX_VALUE)
                      .cores(random.nextBoolean() ? 1.5 : 8))
          .map(s -> s.overhead(time(), time()));
    }

    private Exponential time() {
      return new Exponential(0.05 * (1 + random.nextInt(5)));
    }

    private List<Activity> steps(int depth, Set<String> held) {
      List<Activity> steps = new ArrayList<>();
      int number = 1 + random.nextInt(3);
      for (int i = 0; i < number; i++) {
        steps.add(step(depth, held));
      }
      return steps;
    }

    /** Who holds something does not wait for the same again, or it might wait for ever. */
    private Activity step(int depth, Set<String> held) {
      return switch (random.nextInt(depth > 0 ? 18 : 8)) {
        case 0 -> new Activity.Cpu(time());
        case 1 -> new Activity.Wait(time());
        case 2 -> new Activity.Blocking(time());
        case 3 -> new Activity.Use("disk", time());
        case 4 -> new Activity.Use("processor", time());
        case 5 -> new Activity.Call("ai");
        case 6 -> new Activity.Query(time());
        case 7 -> held.isEmpty() ? new Activity.Lock("stock", false) : new Activity.Wait(time());
        case 8, 9 -> unless("slots", held, depth);
        case 10, 11 -> unless("connections", held, depth);
        case 12 -> new Activity.Cache("c", steps(depth - 1, held), steps(depth - 1, held));
        case 13 -> new Activity.Cache("d", List.of(new Activity.Wait(time())), List.of());
        case 14 -> {
          boolean geometric = random.nextBoolean();
          var count = new Activity.Count(random.nextInt(3), geometric);
          yield new Activity.Repeat(count, steps(depth - 1, held));
        }
        case 15 -> {
          boolean queued = random.nextBoolean();
          yield new Activity.Background(
              steps(depth - 1, Set.of()), queued ? Optional.of("celery") : Optional.empty());
        }
        case 16 ->
            new Activity.Parallel(
                List.of(steps(depth - 1, held), steps(depth - 1, held)), 1 + random.nextInt(2));
        default -> {
          boolean fails = random.nextInt(3) == 0;
          List<Activity> last = fails ? List.of(new Activity.Fail("no")) : steps(depth - 1, held);
          yield new Activity.Choose(List.of(new Activity.Branch(fails ? 0.3 : 0.7, last)));
        }
      };
    }

    private Activity unless(String what, Set<String> held, int depth) {
      if (!held.isEmpty()) {
        return new Activity.Wait(time());
      }
      List<Activity> inside = steps(depth - 1, Set.of(what));
      return what.equals("slots")
          ? new Activity.Hold(what, inside)
          : new Activity.Transaction(inside);
    }
  }
}
