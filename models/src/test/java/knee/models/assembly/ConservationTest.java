package knee.models.assembly;

import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Steps.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import knee.models.scenario.Activity;
import knee.models.scenario.Scenario;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.Steps;
import knee.simulator.distribution.Distribution;
import knee.simulator.distribution.Exponential;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.RequestStatistics;
import knee.simulator.statistics.StationStatistics;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Random small scenarios: nothing is lost, nothing is kept, nothing depends on more than it may.
 */
class ConservationTest {
  private static final int STATIONS = 4;
  private static final int REQUESTS = 80;

  private Random random;

  private Sketch draw(long seed) {
    random = new Random(seed);
    Sketch sketch = new Sketch().locks("rows", 2).locks("others", 2);
    for (int i = 0; i < STATIONS; i++) {
      sketch.station(station(i));
    }
    if (random.nextBoolean()) {
      sketch.timeout(3);
    }
    for (int kind = 0; kind < 3; kind++) {
      sketch.kind("kind " + kind, random.nextInt(2), steps(0));
    }
    double time = 0;
    for (int i = 0; i < REQUESTS; i++) {
      // Half of them in pairs, at the same instant.
      time += i % 4 == 0 ? 0 : random.nextDouble() / 2;
      sketch.again(time, "kind " + random.nextInt(3));
    }
    return sketch;
  }

  /** Those with an even number are only used, and may interrupt; the others may be held as well. */
  private Station station(int number) {
    var all = Discipline.values();
    var held = new Discipline[] {Discipline.FCFS, Discipline.LCFS, Discipline.PRIORITY};
    return new Station(
        "s" + number,
        1 + random.nextInt(3),
        number % 2 == 0 ? all[random.nextInt(all.length)] : held[random.nextInt(held.length)],
        random.nextBoolean() ? Integer.MAX_VALUE : random.nextInt(4),
        random.nextBoolean(),
        random.nextInt(3) == 0 ? Optional.of(time()) : Optional.empty(),
        new double[0]);
  }

  private Distribution time() {
    return switch (random.nextInt(3)) {
      case 0 -> constant(random.nextInt(3) * 0.5);
      case 1 -> constant(0.25);
      default -> new Exponential(0.5);
    };
  }

  /** Stations in ascending order only, and locks innermost: nobody can wait in a circle. */
  private Activity[] steps(int from) {
    List<Activity> steps = new ArrayList<>();
    for (int i = from; i < STATIONS; i++) {
      switch (random.nextInt(i % 2 == 0 ? 4 : 5)) {
        case 0 -> steps.add(new Activity.Wait(time()));
        case 1 -> steps.add(use("s" + i, time()));
        case 2 -> steps.add(rarely(new Activity.Fail("unlucky")));
        case 3 -> steps.add(transaction());
        default -> {
          steps.add(new Activity.Hold("s" + i, List.of(steps(i + 1))));
          i = STATIONS;
        }
      }
      if (random.nextInt(8) == 0) {
        steps.add(rarely(new Activity.Reply()));
      }
    }
    return steps.toArray(new Activity[0]);
  }

  private Activity rarely(Activity activity) {
    return new Activity.Choose(
        List.of(
            new Activity.Branch(0.2, List.of(activity)),
            new Activity.Branch(0.3, List.of(new Activity.Wait(time())))));
  }

  private Activity transaction() {
    return new Activity.Transaction(
        List.of(
            Steps.lock("rows"),
            new Activity.Wait(time()),
            new Activity.Repeat(
                new Activity.Count(1, true),
                List.of(Steps.lock("others"), new Activity.Wait(time())))));
  }

  @Property(tries = 300)
  void whatComesEndsAndGivesBackEverything(@ForAll long seed) {
    Scenario scenario = draw(seed).scenario();
    // The second half of the run is long after the last arrival.
    List<Replication> halves = Simulate.batches(scenario, new RunLength(0, 4000, 0), seed, 0, 2);
    Replication first = halves.get(0);
    long ended = 0;
    double spent = 0;
    for (RequestStatistics kind : first.requests()) {
      ended += kind.attempts();
      spent += kind.response().sum() + kind.errorResponse().sum();
      double parts = Arrays.stream(kind.timeIn().slowest(1)).sum();
      assertEquals(kind.completed() == 0 ? 0 : kind.response().mean(), parts, 1e-9);
    }
    // Those that ended at 0 count too, as there is no warm-up.
    assertEquals(REQUESTS, ended);
    assertEquals(spent, first.inSystem() * first.window(), 1e-9 * (1 + spent));
    assertEquals(0, halves.get(1).inSystem());
    for (StationStatistics station : halves.get(1).stations()) {
      assertEquals(0, station.present(), station.name());
      assertEquals(0, station.busyArea(), station.name());
    }
  }

  @Property(tries = 50)
  void theSameSeedIsTheSameRun(@ForAll long seed) {
    Scenario scenario = draw(seed).scenario();
    var length = new RunLength(1, 30, 0);
    Replication one = Simulate.once(scenario, length, seed, 3);
    Replication other = Simulate.once(scenario, length, seed, 3);
    assertEquals(one.fingerprint(), other.fingerprint());
    assertEquals(one.inSystem(), other.inSystem());
  }

  @Test
  void anotherSeedOrReplicationIsAnotherRun() {
    Scenario scenario =
        new Sketch()
            .station("q", 1, Discipline.FCFS)
            .kind("a", use("q", new Exponential(1)))
            .poisson(0.5, "a")
            .scenario();
    var length = new RunLength(0, 100, 0);
    long print = Simulate.once(scenario, length, 1, 0).fingerprint();
    assertNotEquals(print, Simulate.once(scenario, length, 2, 0).fingerprint());
    assertNotEquals(print, Simulate.once(scenario, length, 1, 1).fingerprint());
  }

  /** What the requests of kind "a" that came demanded, whatever else there is. */
  private static List<Double> demands(double servers, boolean more) {
    Sketch sketch = new Sketch().station("q", servers, Discipline.FCFS);
    if (more) {
      sketch.kind("unrelated", use("q", new Exponential(0.1)));
    }
    sketch.station("s", 1, Discipline.DELAY).kind("a", use("s", new Exponential(1)), use("q", 0.5));
    sketch.poisson(1, "a");
    if (more) {
      sketch.poisson(0.1, "unrelated");
    }
    var outcome = sketch.run(500);
    assertEquals(500, outcome.at("s").completions(), 5 * Math.sqrt(500));
    return List.of(
        outcome.at("s").presentArea(),
        (double) outcome.at("s").completions(),
        outcome.at("s").queue());
  }

  @Test
  void requestsMeetTheSameDemandsInEveryVariant() {
    assertEquals(demands(1, false), demands(2, false));
    assertEquals(demands(1, false), demands(1, true));
  }
}
