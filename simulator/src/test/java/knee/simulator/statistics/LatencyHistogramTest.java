package knee.simulator.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
  /** Written as the decimals users write, so that the second implementation knows them exactly. */
  private static final List<String> SHARES =
      List.of(
          "0.001", "0.01", "0.07", "0.14", "0.28", "0.29", "0.5", "0.55", "0.56", "0.57", "0.58",
          "0.66", "0.75", "0.8", "0.9", "0.95", "0.98", "0.99", "0.999", "1");

  /** The value of rank ceil(share * n), in decimals. */
  private static double nearestRank(double[] sorted, String share) {
    BigDecimal place = new BigDecimal(share).multiply(BigDecimal.valueOf(sorted.length));
    return sorted[place.setScale(0, RoundingMode.CEILING).intValueExact() - 1];
  }

  private static LatencyHistogram of(int rawLimit, double... values) {
    var histogram = new LatencyHistogram(rawLimit);
    for (double value : values) {
      histogram.record(value);
    }
    return histogram;
  }

  /** From nanoseconds to years, with zeros, equal values and both edges of buckets. */
  @Provide
  Arbitrary<double[]> latencies() {
    Arbitrary<Double> wide =
        Arbitraries.doubles().between(-30, 27).map(exponent -> Math.pow(2, exponent));
    Arbitrary<Double> edges =
        Arbitraries.integers()
            .between(0, 1 << 14)
            .map(i -> Double.longBitsToDouble(0x3FF0000000000000L + ((long) i << 41)));
    Arbitrary<Double> beforeEdges = edges.map(Math::nextDown);
    Arbitrary<Double> few = Arbitraries.of(0.0, 0.005, 0.1, 1.0, 3.0);
    return Arbitraries.oneOf(wide, edges, beforeEdges, few)
        .list()
        .ofMinSize(1)
        .ofMaxSize(300)
        .map(list -> list.stream().mapToDouble(value -> value).toArray());
  }

  @Property(tries = 300)
  void keptValuesGiveExactPercentiles(@ForAll("latencies") double[] values) {
    LatencyHistogram histogram = of(1000, values);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    assertTrue(histogram.exact());
    for (String share : SHARES) {
      double exact = nearestRank(sorted, share);
      assertEquals(exact, histogram.percentile(Double.parseDouble(share)), "p" + share);
    }
  }

  @Property(tries = 300)
  void bucketsAreWithinTheStatedError(
      @ForAll("latencies") double[] values, @ForAll @IntRange(min = 0, max = 20) int limit) {
    LatencyHistogram histogram = of(Math.min(limit, values.length - 1), values);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    assertFalse(histogram.exact());
    assertEquals(values.length, histogram.count());
    assertEquals(sorted[sorted.length - 1], histogram.max());
    for (String share : SHARES) {
      double exact = nearestRank(sorted, share);
      double reported = histogram.percentile(Double.parseDouble(share));
      assertEquals(exact, reported, LatencyHistogram.RELATIVE_ERROR * exact, "p" + share);
      assertTrue(reported <= histogram.max());
    }
  }

  @Property(tries = 300)
  void mergingIsRecordingEverythingInOne(
      @ForAll("latencies") double[] a,
      @ForAll("latencies") double[] b,
      @ForAll("latencies") double[] c,
      @ForAll @IntRange(min = 0, max = 700) int limit) {
    LatencyHistogram whole = of(limit, a);
    for (double value : b) {
      whole.record(value);
    }
    for (double value : c) {
      whole.record(value);
    }
    LatencyHistogram leftFirst = of(limit, a);
    leftFirst.percentile(0.5); // sorts in place, which must not matter
    LatencyHistogram partB = of(limit, b);
    LatencyHistogram partC = of(limit, c);
    leftFirst.merge(partB);
    leftFirst.merge(new LatencyHistogram(limit));
    leftFirst.merge(partC);
    LatencyHistogram rightFirst = new LatencyHistogram(limit);
    rightFirst.merge(partC);
    rightFirst.merge(partB);
    rightFirst.merge(of(limit, a));
    assertSame(whole, leftFirst);
    assertSame(whole, rightFirst);
    assertSame(of(limit, b), partB); // what was merged in is as before
    assertEquals(a.length + b.length + c.length <= limit, whole.exact());
  }

  private static void assertSame(LatencyHistogram one, LatencyHistogram other) {
    assertEquals(one.exact(), other.exact());
    assertEquals(one.count(), other.count());
    assertEquals(one.max(), other.max());
    for (int i = 1; i <= 100; i++) {
      assertEquals(one.percentile(i / 100.0), other.percentile(i / 100.0));
    }
  }

  @Test
  void claimsAtMostOneInAThousand() {
    assertTrue(LatencyHistogram.RELATIVE_ERROR <= 0.001);
  }

  @Test
  void keepsExactlyAsManyAsTheLimit() {
    for (int limit : new int[] {0, 1, 63, 64, 65, 1000}) {
      var histogram = new LatencyHistogram(limit);
      for (int i = 1; i <= limit; i++) {
        histogram.record(i * 0.1);
      }
      assertTrue(histogram.exact(), "at the limit of " + limit);
      if (limit > 0) {
        assertEquals(((limit + 1) / 2) * 0.1, histogram.percentile(0.5));
      }
      histogram.record(1e-3);
      assertFalse(histogram.exact(), "past the limit of " + limit);
      assertEquals(limit + 1, histogram.count());
      assertEquals(1e-3, histogram.percentile(1e-9), 1e-6);
    }
  }

  @Test
  void ranksAreRightWhereBinaryFractionsAreNot() {
    // 0.07 * 100, 0.56 * 25, 0.57 * 100, 0.28 * 25 and 0.29 * 100 all miss their whole number.
    double[] hundred = new double[100];
    for (int i = 0; i < 100; i++) {
      hundred[i] = i + 1;
    }
    LatencyHistogram histogram = of(1000, hundred);
    for (int percent = 1; percent <= 100; percent++) {
      assertEquals(percent, histogram.percentile(percent / 100.0));
      assertEquals(percent, histogram.percentile(percent * 0.01));
      assertEquals(Math.min(100, percent + 1), histogram.percentile((percent + 0.001) / 100.0));
    }
    assertEquals(1, histogram.percentile(1e-300));
  }

  @Test
  void ranksAreRightAmongMillions() {
    int n = 4_000_000;
    var histogram = new LatencyHistogram(n);
    for (int i = n; i >= 1; i--) {
      histogram.record(i);
    }
    assertEquals(3_800_000, histogram.percentile(0.95));
    assertEquals(3_800_001, histogram.percentile(0.95000001));
    assertEquals(3_996_000, histogram.percentile(0.999));
    assertEquals(2_000_000, histogram.percentile(0.5));
  }

  @Test
  void nothingRecordedHasNoPercentile() {
    var histogram = new LatencyHistogram(10);
    assertTrue(Double.isNaN(histogram.percentile(0.5)));
    assertTrue(Double.isNaN(histogram.max()));
    assertEquals(0, histogram.count());
    assertTrue(histogram.exact());
  }

  @Test
  void zeroIsZeroAndAlmostNothingToo() {
    LatencyHistogram histogram = of(0, 0, 0, 0, 1e-15, Double.MIN_VALUE, 5, 5, 5, 5, 5);
    assertEquals(0, histogram.percentile(0.5));
    assertEquals(5, histogram.percentile(0.51), 5 * LatencyHistogram.RELATIVE_ERROR);
    assertEquals(0, of(0, 0, 0).percentile(0.5));
    assertEquals(0, of(0, 0, 0).max());
    assertEquals(1e-12, of(0, 1e-12, 1).percentile(0.5), 1e-15);
  }

  @Test
  void hugeValuesAreAtLeastNotSmall() {
    double ages = 0x1p40; // 35,000 years
    LatencyHistogram histogram = of(0, 1, Math.nextDown(ages), ages, 1e15, 1e300);
    assertEquals(1, histogram.percentile(0.2), 1e-3);
    assertEquals(ages, histogram.percentile(0.4), ages * LatencyHistogram.RELATIVE_ERROR);
    assertEquals(1e300, histogram.percentile(0.6));
    assertEquals(1e300, histogram.percentile(0.8));
    assertEquals(1e300, histogram.max());
    LatencyHistogram merged = of(0, 1);
    merged.merge(histogram);
    assertEquals(1e300, merged.percentile(0.7));
  }

  /** Whatever has been kept or counted before the mark, and after it. */
  @Property(tries = 300)
  void sinceAMarkIsWhatCameBehindIt(
      @ForAll("latencies") double[] before,
      @ForAll("latencies") double[] after,
      @ForAll @IntRange(max = 400) int rawLimit,
      @ForAll @IntRange(max = 400) int ownLimit) {
    LatencyHistogram whole = of(rawLimit, before);
    whole.percentile(0.5);
    LatencyHistogram mark = whole.mark();
    LatencyHistogram expected = of(ownLimit);
    for (double value : after) {
      whole.record(value);
      expected.record(value);
    }
    LatencyHistogram since = of(ownLimit);
    since.addSince(mark, whole);
    assertEquals(after.length, since.count());
    for (String share : SHARES) {
      double exact = expected.percentile(Double.parseDouble(share));
      double error = 2 * LatencyHistogram.RELATIVE_ERROR * exact + 0x1.0p-40;
      assertEquals(exact, since.percentile(Double.parseDouble(share)), error, share);
    }
    assertEquals(expected.max(), since.max(), LatencyHistogram.RELATIVE_ERROR * expected.max());
  }

  /** A bucket that comes to 2^31 begins anew, also between a mark and what is since. */
  @Test
  void sinceAMarkBeyondTwoBillion() {
    LatencyHistogram whole = of(0, 1);
    for (int i = 0; i < 31; i++) {
      var same = new LatencyHistogram(0);
      same.merge(whole);
      if (i == 30) {
        LatencyHistogram mark = whole.mark();
        whole.merge(same);
        LatencyHistogram since = of(0);
        since.addSince(mark, whole);
        assertEquals(1L << 30, since.count());
        assertEquals(1, since.percentile(0.5), 1e-3);
      } else {
        whole.merge(same);
      }
    }
    assertEquals(1L << 31, whole.count());
  }

  /** As if 2^33 requests had taken 1 s, and 3 * 2^33 2 s. */
  @Test
  void countsBeyondTwoBillionInOneBucket() {
    LatencyHistogram histogram = of(0, 1, 2, 2, 2);
    for (int i = 0; i < 33; i++) {
      var same = new LatencyHistogram(0);
      same.merge(histogram);
      histogram.merge(same);
    }
    assertEquals(4L << 33, histogram.count());
    assertEquals(1, histogram.percentile(0.25), LatencyHistogram.RELATIVE_ERROR);
    assertEquals(2, histogram.percentile(0.2500001), 2 * LatencyHistogram.RELATIVE_ERROR);
    histogram.record(0.5);
    assertEquals(0.5, histogram.percentile(1e-12), LatencyHistogram.RELATIVE_ERROR);
  }
}
