package knee.experiments.run.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/** Ratios and their intervals against numbers worked out by hand; Student quantiles from tables. */
class RatioTest {
  private static final double T_95_2 = 4.302652729911275;
  private static final double T_95_3 = 3.182446305284263;

  private final Student student = new Student(0.95);

  @Test
  void quantilesAreThoseOfTheTables() {
    // Around 0, 1, 2 the standard error is 1 / sqrt(3).
    assertEquals(T_95_2 / Math.sqrt(3), student.halfWidth(new double[] {0, 1, 2}), 1e-9);
    assertEquals(31.599 / Math.sqrt(3), new Student(0.999).halfWidth(new double[] {0, 1, 2}), 1e-3);
  }

  @Test
  void ratioOfEqualDenominatorsIsThePlainMean() {
    // Means 1, 2, 3, 6 of ten each: mean 3, squared deviations 4 + 1 + 0 + 9 = 14.
    Ratio ratio = new Ratio();
    for (double mean : new double[] {1, 2, 3, 6}) {
      ratio.add(10 * mean, 10);
    }
    Interval interval = ratio.interval(student);
    double halfWidth = T_95_3 * Math.sqrt(14.0 / 3 / 4);
    assertEquals(3, interval.value(), 1e-12);
    assertEquals(3 - halfWidth, interval.low(), 1e-9);
    assertEquals(3 + halfWidth, interval.high(), 1e-9);
  }

  @Test
  void ratioPoolsRequestsNotReplications() {
    // 10 requests of 1 s and 30 of 2 s: 70 s / 40. Residuals 10 - 17.5 and 60 - 52.5: squares
    // 112.5.
    Ratio ratio = new Ratio();
    ratio.add(10, 10);
    ratio.add(60, 30);
    Interval interval = ratio.interval(student);
    assertEquals(1.75, interval.value(), 1e-12);
    assertEquals(12.7062047 * Math.sqrt(112.5 / 2) / 20, interval.high() - 1.75, 1e-6);
  }

  @Test
  void emptyReplicationsSayNothing() {
    Ratio ratio = new Ratio();
    ratio.add(0, 0);
    assertFalse(ratio.interval(student).hasValue());
    ratio.add(6, 3);
    assertEquals(2, ratio.interval(student).value());
    assertFalse(ratio.interval(student).hasBounds(), "one replication has no interval");
  }
}
