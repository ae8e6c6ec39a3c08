package knee.models.server.linux;

import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import knee.models.assembly.RunLength;
import knee.models.assembly.Simulate;
import knee.models.scenario.Linux.Accounting;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.server.Story;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.StationStatistics;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A quota in periods of 100 ms, worked by hand; ticks come every 4 ms. Times in seconds. */
class QuotaTest {
  private static Settings quota(int workers, double cores, int cpus) {
    return Settings.sync(workers).cores(cores).scheduled(cpus, 0.0028, Accounting.TICKS);
  }

  @Test
  void fourProcessesUseUpAPeriodInLessThanHalfOfIt() {
    // 150 ms for four is 37.5 ms each. All notice at the tick at 40 ms that nothing is left; the
    // 10 ms too much are taken off the next period.
    Story.on(quota(4, 1.5, 4))
        .at(0, cpu(0.040))
        .at(0, cpu(0.041))
        .at(0, cpu(0.060))
        .at(0, cpu(0.060))
        .take(0.040, 0.101, 0.120, 0.120);
  }

  @Test
  void whatWasTooMuchIsTakenOffTheNextPeriod() {
    // In the second period slices are used up at 104, 112, 120, 128 and 136 ms; the pool has 8 ms
    // left then, which the first core takes and uses until the tick at 144 ms. All have 12 ms less
    // in the third, when the first has had 40 + 44, the others 40 + 36 ms.
    Story.on(quota(4, 1.5, 4))
        .at(0, cpu(0.090))
        .at(0, cpu(0.090))
        .at(0, cpu(0.090))
        .at(0, cpu(0.090))
        .take(0.206, 0.214, 0.214, 0.214);
  }

  @Test
  void anIdleCoreGivesBackAllButAMillisecond() {
    // The first took 5 ms and gives 3 back. The second has taken 5, 3 of 6 that it needs, and
    // notices at the tick at 12 ms that it has used 10.
    Story.on(quota(2, 0.1, 2)).at(0, cpu(0.001)).at(0.002, cpu(0.012)).take(0.001, 0.100);
  }

  @Test
  void whoSleepsIsNotThrottled() {
    Story.on(quota(1, 0.5, 2)).at(0, cpu(0.030), waits(0.060), cpu(0.015)).take(0.105);
  }

  @Test
  void withAsManyProcessorsAsCoresThereIsNoQuota() {
    Story.on(quota(2, 2, 2)).at(0, cpu(0.5)).at(0, cpu(0.5)).take(0.5, 0.5);
  }

  @Test
  void aWindowThatBeginsWithAQuotaAndEndsWithOneUsedUpIsAlwaysBusy() {
    // 160 of the 150 ms that four may compute, 10 ms less in the second period: 80 ms are left.
    var sketch = new Sketch().server(quota(4, 1.5, 4).server());
    for (String request : List.of("a", "b", "c", "d")) {
      sketch.at(0, request, cpu(0.060));
    }
    List<Replication> periods =
        Simulate.batches(sketch.scenario(), new RunLength(0, 0.2, 0), 1, 0, 2);
    StationStatistics first = at("cpu", periods.get(0));
    assertEquals(0.160, first.busyArea(), 1e-9);
    assertEquals(1, first.utilization(), 1e-9);
    assertEquals(4 - 1.5, first.queue(), 1e-9);
    StationStatistics second = at("cpu", periods.get(1));
    assertEquals(0.080 / 0.150, second.utilization(), 1e-9);
    StationStatistics both = at("cpu", periods.get(0).followedBy(periods.get(1)));
    assertEquals(0.240 / 0.300, both.utilization(), 1e-9);
    assertEquals((4 * 0.120 - 0.240) / 0.2, both.queue(), 1e-9);
  }

  private static StationStatistics at(String name, Replication replication) {
    return replication.stations().stream()
        .filter(station -> station.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * However the work is spread, periods grant no more than the quota and what ticks notice late.
   */
  @Property(tries = 200)
  void noMoreIsComputedThanGranted(@ForAll long seed) {
    var random = new Random(seed);
    int cpus = 1 + random.nextInt(4);
    double granted = cpus * (0.2 + 0.7 * random.nextDouble());
    int requests = 1 + random.nextInt(12);
    Story story = Story.on(quota(requests, granted, cpus));
    double work = 0;
    for (int i = 0; i < requests; i++) {
      double own = 0.001 + 0.2 * random.nextDouble();
      story.at(0, cpu(own));
      work += own;
    }
    double end = 0;
    for (int i = 0; i < requests; i++) {
      end = Math.max(end, story.time(i));
    }
    double periods = Math.floor(end / 0.1) + 1;
    String what = "seed " + seed + ", " + work + " s of computing end at " + end + " s";
    assertTrue(work <= periods * granted * 0.1 + cpus * 0.004 + 1e-9, what);
    assertEquals(work, story.station("cpu").busyArea(), 1e-9, what);
  }
}
