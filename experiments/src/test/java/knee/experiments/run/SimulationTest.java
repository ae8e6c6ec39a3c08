package knee.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import knee.experiments.file.Point;
import knee.experiments.file.Reads;
import knee.experiments.run.estimate.PointSummary;
import knee.experiments.run.interval.Interval;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real simulator behind the runner: M/M/1 with a service time of 5 ms. */
class SimulationTest {
  @TempDir Path directory;

  private PointSummary queue(double rate, double duration, int replications) throws Exception {
    return queue("arrivals: %s/s".formatted(rate), duration, replications);
  }

  private PointSummary queue(String clients, double duration, int replications) throws Exception {
    return summary(
        """
        clients: {%s}
        requests: {read: [{use: disk, for: exp(5ms)}]}
        resources: {disk: {servers: 1}}
        run: {warm_up: 10s, duration: %ss, replications: %s}
        """
            .formatted(clients, duration, replications));
  }

  private PointSummary summary(String yaml) throws Exception {
    Point point = new Reads(directory).point(yaml);
    PointSummary[] result = new PointSummary[1];
    new Runner(UnitOfWork.SIMULATION, 2)
        .run(List.of(point), List.of(0), (index, summary) -> result[0] = summary);
    return result[0];
  }

  private static void assertContains(double truth, double precision, Interval interval) {
    assertTrue(interval.low() < truth && truth < interval.high(), interval::toString);
    assertTrue(interval.high() - interval.low() < 2 * precision * truth, "too wide: " + interval);
  }

  @Test
  void intervalsContainTheClosedForm() throws Exception {
    // 100/s at 5 ms: 10 ms in the system, exponential; P95 is 10 ms * ln 20; half the time busy.
    PointSummary summary = queue(100, 100, 20);
    assertContains(0.01, 0.02, summary.all().mean());
    assertContains(0.029957, 0.03, summary.all().percentile("p95"));
    assertContains(100, 0.01, summary.all().throughput());
    assertContains(0.5, 0.02, summary.stations().get(0).utilization());
    assertContains(0.005, 0.05, summary.stations().get(0).waiting());
    assertEquals(summary.inSystem(), summary.throughputTimesResponse(), 0.01);
    assertTrue(summary.stationary());
  }

  @Test
  void oneReplicationGetsItsIntervalsFromBatches() throws Exception {
    PointSummary summary = queue(100, 2000, 1);
    assertEquals(1, summary.replications());
    assertEquals(2000, summary.simulated(), 1e-6);
    assertContains(0.01, 0.03, summary.all().mean());
    assertContains(0.029957, 0.04, summary.all().percentile("p95"));
    assertTrue(summary.stationary());
    assertEquals(2010, summary.timeline().end(), 1e-6);
  }

  @Test
  void batchesOfALongRunAreIndependentAndThoseOfAShortOneAreNot() throws Exception {
    // At 190/s a queue of 5 ms services forgets in some 8 s.
    PointSummary longRun = queue(100, 2000, 1);
    assertEquals(20, longRun.batches().orElseThrow());
    assertFalse(longRun.batchesDepend());
    PointSummary shortRun = queue(190, 20, 1);
    assertEquals(10, shortRun.batches().orElseThrow());
    assertTrue(shortRun.batchesDepend());
  }

  @Test
  void batchesThatTakeNoTimeAreNotLost() throws Exception {
    // 100 users, 1 s each: at each of the seconds 1 to 10 a hundred end at once, so of 40 batches
    // of 25 completions 30 take no time. 1000 in 10 s, and always 100 there.
    PointSummary summary =
        summary(
            """
            clients: {users: 100}
            requests: {read: [{wait: 1s}]}
            run: {warm_up: none, completions: 1000, replications: 1}
            """);
    assertEquals(1000, summary.all().completed());
    assertEquals(10, summary.simulated(), 1e-9);
    assertEquals(10, summary.batches().orElseThrow());
    assertEquals(100, summary.all().throughput().value(), 1e-9);
    assertEquals(100, summary.all().throughput().low(), 1e-9);
    assertEquals(100, summary.inSystem(), 1e-9);
    assertTrue(summary.stationary());
  }

  @Test
  void aBatchBeforeTimeBeginsToPassGoesWithTheNext() throws Exception {
    // Two users at one place: the first ends at 1 s, then one each second; the fifth at 5 s. Of 40
    // batches 35 are empty. Response times 1, 2, 2, 2, 2 s.
    PointSummary summary =
        summary(
            """
            clients: {users: 2}
            requests: {read: [{use: disk, for: 1s}]}
            resources: {disk: {}}
            run: {warm_up: none, completions: 5, replications: 1}
            """);
    assertEquals(1, summary.all().throughput().value(), 1e-9);
    assertEquals(9 / 5.0, summary.all().mean().value(), 1e-9);
    assertEquals(2, summary.inSystem(), 1e-9);
    assertEquals(1, summary.stations().get(0).throughput().value(), 1e-9);
    assertEquals(1, summary.stations().get(0).queue().value(), 1e-9);
  }

  @Test
  void overloadSaysWhereItGrows() throws Exception {
    // 20 a second more than can go: 10 s of warm-up, halves of 25 s, so 450 and 950 on average.
    String reason = queue(220, 50, 10).unsettled().orElseThrow();
    assertTrue(
        reason.matches(
            "disk is offered 1.1 of what it can serve;"
                + " the number in the system grows, from 4\\d\\d in the first half of the window to"
                + " 9\\d\\d in the second, most of it in the queue of disk"),
        reason);
  }

  @Test
  void overloadIsNotStationary() throws Exception {
    // 220/s come, 200/s can go: the queue grows by 20 a second.
    for (int replications : new int[] {1, 3, 10}) {
      PointSummary summary = queue(220, 50, replications);
      assertFalse(summary.stationary(), replications + " replications");
      assertTrue(summary.inSystem() > 400, "at 10 s 200, at 60 s 1200");
    }
  }

  @Test
  void usersWhoHaveNotComeRoundAreNotStationary() throws Exception {
    // 20,000 users, 200 of whom can be served in a second: all are in the queue from the first
    // moment on, but who ends at 10 s has waited for 10 s, and after 60 s it is 60 s of the 100 s
    // that it takes in the end. Halves of 25 s: 22.5 and 47.5 s on average.
    String users = "users: 20000, think: exp(1ms)";
    for (int replications : new int[] {1, 3, 10}) {
      String reason = queue(users, 50, replications).unsettled().orElseThrow();
      assertTrue(
          reason.matches(
              "the mean response time grows, from 2[23](\\.\\d)? s in the first half of the window to"
                  + " 4[78](\\.\\d)? s in the second, .* the run is too short for it"),
          reason);
    }
  }
}
