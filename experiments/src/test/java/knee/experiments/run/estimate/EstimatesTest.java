package knee.experiments.run.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import knee.experiments.run.FakeSimulation;
import knee.experiments.run.Points;
import knee.experiments.run.interval.Interval;
import knee.experiments.run.interval.Student;
import knee.simulator.statistics.LatencyHistogram;
import knee.simulator.statistics.RequestStatistics;
import org.junit.jupiter.api.Test;

/** Estimates against numbers worked out by hand. */
class EstimatesTest {
  private static final double T_95_2 = 4.302652729911275;

  private final Student student = new Student(0.95);

  @Test
  void percentileIsOfAllRequestsAndItsIntervalOfTheReplications() {
    // 1..100, 101..200, 201..300: of all, rank 150 of 300; their own medians 50, 150, 250.
    Percentiles percentiles = new Percentiles();
    for (int replication = 0; replication < 3; replication++) {
      LatencyHistogram latency = new LatencyHistogram(100_000);
      for (int i = 1; i <= 100; i++) {
        latency.record(100.0 * replication + i);
      }
      percentiles.add(latency, new Outline(latency));
    }
    Interval median = percentiles.interval("p50", student);
    assertEquals(150, median.value());
    assertEquals(150 + T_95_2 * 100 / Math.sqrt(3), median.high(), 1e-6);
    assertEquals(150 - T_95_2 * 100 / Math.sqrt(3), median.low(), 1e-6);
    // Beyond rank 294 lie 6 requests, beyond rank 285 fifteen.
    assertEquals(294, percentiles.interval("p98", student).value());
    assertFalse(percentiles.interval("p98", student).hasBounds());
    assertTrue(percentiles.interval("p95", student).hasBounds());
  }

  @Test
  void failedAttemptsHavePercentilesOfTheirOwn() {
    KindSummary list = new KindSummary("list", student);
    for (int replication = 0; replication < 2; replication++) {
      RequestStatistics one = new RequestStatistics("list", 1000, List.of());
      for (int i = 1; i <= 100; i++) {
        one.failed("timeout", 100 * replication + i);
      }
      one.succeeded(0.5);
      list.add(one, Section.Outlines.of(one), 10);
    }
    assertEquals(100, list.errorPercentile("p50").value());
    assertEquals(190, list.errorPercentile("p95").value());
    assertEquals(200, list.errorMax().value());
    assertEquals(0.5, list.percentile("p95").value());
  }

  @Test
  void oneReplicationWithMostOfTheSlowestWidensThePercentile() {
    // Three of 1..100, one whose upper half is 96.01..96.50. P95 of all is 96.42, the ninth from
    // above in that half; their own are 95, 95, 95 and 96.45, half-width 1.15. Up to 96.42 are
    // 0.9642 of the three (by a line from 96 to 97) and 0.92 of the one: 0.95315 +- 0.0352 of all,
    // so from rank 366, 96.28, to rank 395, 99.
    Percentiles percentiles = new Percentiles();
    for (int replication = 0; replication < 4; replication++) {
      LatencyHistogram latency = new LatencyHistogram(100_000);
      for (int i = 1; i <= 100; i++) {
        latency.record(replication == 2 && i > 50 ? 96 + (i - 50) / 100.0 : i);
      }
      percentiles.add(latency, new Outline(latency));
    }
    Interval p95 = percentiles.interval("p95", student);
    assertEquals(96.42, p95.value(), 1e-9);
    assertEquals((99 - 96.28) / 2, p95.high() - p95.value(), 1e-9);
  }

  @Test
  void outlineTellsWhatShareIsUpToATime() {
    LatencyHistogram latency = new LatencyHistogram(100_000);
    for (int i = 1; i <= 1000; i++) {
      latency.record(i <= 500 ? 1 : i);
    }
    Outline outline = new Outline(latency);
    assertEquals(0, outline.upTo(0.9));
    assertEquals(0.5, outline.upTo(1), "as many as are equal to it");
    assertEquals(0.7, outline.upTo(700), 1e-12);
    assertEquals(0.9513, outline.upTo(951.3), 1e-12);
    assertEquals(1, outline.upTo(1000));
    assertEquals(950, outline.percentile(0.95));
  }

  @Test
  void tenRequestsBeyondAreEnough() {
    Percentiles percentiles = new Percentiles();
    for (int replication = 0; replication < 2; replication++) {
      LatencyHistogram latency = new LatencyHistogram(100_000);
      for (int i = 1; i <= 100; i++) {
        latency.record(i);
      }
      percentiles.add(latency, new Outline(latency));
    }
    assertTrue(percentiles.interval("p95", student).hasBounds(), "200 - 190 = 10");
    assertFalse(percentiles.interval("p98", student).hasBounds(), "200 - 196 = 4");
  }

  @Test
  void bucketsWidenTheInterval() {
    // 120,000 equal values: no spread between replications, but the value is only a bucket's.
    Percentiles percentiles = new Percentiles();
    for (int replication = 0; replication < 2; replication++) {
      LatencyHistogram latency = new LatencyHistogram(100_000);
      for (int i = 0; i < 60_000; i++) {
        latency.record(i % 2 == 0 ? 1.0 : 3.0);
      }
      percentiles.add(latency, new Outline(latency));
    }
    Interval p95 = percentiles.interval("p75", student);
    // 3.0 is exact in each replication and the midpoint of its bucket in all together.
    assertTrue(p95.low() < 3 && 3 < p95.high(), p95::toString);
    assertTrue(p95.high() - p95.low() < 0.01, p95::toString);
    assertTrue(p95.high() > p95.value(), p95::toString);
  }

  @Test
  void driftBeyondChanceAndSizeIsNoticed() {
    double[] grows = {9, 10, 11, 10, 9, 11};
    assertFalse(Stationarity.holds(grows, 20, 20, false));
    assertTrue(Stationarity.holds(grows, 1000, 1000, false), "1 % of the mean does not matter");
    assertTrue(
        Stationarity.holds(new double[] {-30, 40, 25, -20, 10, -24}, 20, 20, false), "chance");
    assertFalse(
        Stationarity.holds(new double[] {20}, 20, 20, false), "a queue that grows all the time");
    assertTrue(Stationarity.holds(new double[] {5}, 20, 20, false));
  }

  @Test
  void fewReplicationsOfWhatCannotGrowMustAllDrift() {
    // On average 12 of a mean of 20, more than half and one request; the first one alone is less.
    double[] once = {10, 14};
    assertFalse(Stationarity.holds(once, 20, 20, false));
    assertTrue(Stationarity.holds(once, 20, 20, true));
    assertFalse(Stationarity.holds(new double[] {12, 14}, 20, 20, true));
    assertFalse(Stationarity.holds(new double[] {-12, -14}, 20, 20, true));
    assertTrue(Stationarity.holds(new double[] {-12, 40}, 20, 20, true));
  }

  @Test
  void aLargeDriftOfLessThanTenReplicationsNeedsNoSpread() {
    // On average 15 of a mean of 20, within chance, for one replication has nearly all of it.
    double[] five = {71, 1, 1, 1, 1};
    assertFalse(Stationarity.holds(five, 20, 20, false));
    assertTrue(Stationarity.holds(five, 20, 20, true));
    double[] ten = {141, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    assertTrue(Stationarity.holds(ten, 20, 20, false));
  }

  @Test
  void growthShowsInBatches() {
    // Ten batches that grow by 3 each: every later one is 15 above its partner, without spread.
    double[] grows = {0, 3, 6, 9, 12, 15, 18, 21, 24, 27};
    assertFalse(Stationarity.holdsInBatches(grows, 13.5, true));
    assertFalse(Stationarity.holdsInBatches(grows, 13.5, false));
    assertTrue(Stationarity.holdsInBatches(grows, 1000, true), "does not matter");
    double[] three = {0.03, 0.42, 0.42};
    assertTrue(Stationarity.holdsInBatches(three, 0.07, true), "one pair tells nothing");
    double[] wanders = {10, 14, 9, 12, 15, 11, 13, 10, 14, 9};
    assertTrue(Stationarity.holdsInBatches(wanders, 12, true));
  }

  @Test
  void batchesThatFollowEachOtherAreFoundOut() {
    double[] waves = new double[40];
    double[] alternates = new double[40];
    for (int i = 0; i < 40; i++) {
      waves[i] = Math.abs(i % 20 - 10);
      alternates[i] = i % 2;
    }
    assertFalse(Batches.independent(waves), "up and down in twenty batches");
    assertTrue(Batches.independent(alternates), "unlike neighbours do not make it too narrow");
    assertTrue(Batches.independent(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1}));
    assertFalse(Batches.independent(new double[] {1, Double.NaN, 2, 3}), "a batch without sample");
  }

  @Test
  void littlesLawCountsErrorsToo() {
    PointSummary summary = FakeSimulation.summary(Points.of("a", Map.of(), 3), 3);
    assertEquals(summary.inSystem(), summary.throughputTimesResponse(), 1e-9);
    assertEquals(30, summary.simulated());
    assertEquals(660, summary.all().completed());
    assertEquals(60, summary.all().errorKinds().get("timeout"));
    assertEquals(20.0 / 240, summary.all().errorShare().value(), 1e-12);
    assertEquals(22, summary.all().throughput().value(), 1e-12);
  }

  @Test
  void stationsAreAveragedOverTheWindow() {
    PointSummary summary = FakeSimulation.summary(Points.of("a", Map.of(), 2), 2);
    StationSummary disk = summary.stations().get(0);
    assertEquals(0.25, disk.utilization().value(), 1e-12, "1 of 2 units for half the time");
    assertEquals(1.5, disk.present().value(), 1e-12);
    assertEquals(1.0, disk.queue().value(), 1e-12);
    assertEquals(1.0, disk.waiting().value(), 1e-12);
    assertEquals(0.1, disk.throughput().value(), 1e-12);
  }
}
