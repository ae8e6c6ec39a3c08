package knee.models.assembly;

import static knee.models.scenario.Sketch.plain;
import static knee.models.scenario.Steps.parallel;
import static knee.models.scenario.Steps.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import knee.models.scenario.Activity;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import knee.simulator.distribution.Exponential;
import knee.simulator.statistics.Tally;
import org.junit.jupiter.api.Test;

/** Branches with random times, against closed forms. */
class ForkJoinTest {
  private static final long SEED = 7;

  private static Activity pause() {
    return new Activity.Wait(new Exponential(1));
  }

  /** Response times of requests that do not meet each other. */
  private static Tally alone(Activity steps) {
    return new Sketch()
        .kind("r", steps)
        .poisson(100, "r")
        .run(new RunLength(100, 800, 0), SEED, 0)
        .of("r")
        .response();
  }

  private static void assertMean(double expected, Tally times) {
    double error = Math.sqrt(times.variance() / times.count());
    assertEquals(expected, times.mean(), 4 * error);
    assertTrue(4 * error < 0.015 * expected, "too few to notice an error");
  }

  @Test
  void orderStatisticsOfExponentialTimes() {
    // The k-th of n takes 1/n + 1/(n-1) + ... + 1/(n-k+1).
    assertMean(1.5, alone(parallel(2, pause(), pause())));
    assertMean(0.5, alone(parallel(1, pause(), pause())));
    assertMean(1.0 / 4 + 1.0 / 3, alone(parallel(2, pause(), pause(), pause(), pause())));
  }

  @Test
  void aBranchTakesTheSameWhateverIsWaitedFor() {
    // max(a, b) + min(a, b) = a + b, request by request.
    Activity nothing = new Activity.Repeat(new Activity.Count(0, false), List.of());
    double both = alone(parallel(2, pause(), pause())).mean();
    double first = alone(parallel(1, pause(), pause())).mean();
    double a = alone(parallel(2, pause(), nothing)).mean();
    double b = alone(parallel(2, nothing, pause())).mean();
    // Those that began in the warm-up or do not end in the window differ from run to run.
    assertEquals(a + b, both + first, 5e-4 * (a + b));
    assertTrue(a != b, "drawn for each branch");
  }

  @Test
  void twoQueuesInForkAndJoin() {
    // Two M/M/1 queues with the same arrivals (Flatto and Hahn 1984; Nelson and Tantawi 1988):
    // (12 - rho) / 8 / (mu - lambda); here 11.5 / 8 / 0.5 = 2.875 s, against 2 s in one of them.
    Exponential second = new Exponential(1);
    Tally means = new Tally();
    for (int replication = 0; replication < 20; replication++) {
      means.add(
          new Sketch()
              .station(plain("left", 1, Discipline.FCFS))
              .station(plain("right", 1, Discipline.FCFS))
              .kind("r", parallel(2, use("left", second), use("right", second)))
              .poisson(0.5, "r")
              .run(new RunLength(500, 20_000, 0), SEED, replication)
              .of("r")
              .response()
              .mean());
    }
    double halfWidth = 3.88 * Math.sqrt(means.variance() / means.count()); // 99.9 % of Student, 19
    assertEquals(2.875, means.mean(), halfWidth);
    assertTrue(halfWidth < 0.03 * 2.875, "too wide to notice an error: " + halfWidth);
  }
}
