package knee.simulator.random;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/** Tests of samples against laws; seeds are fixed, so a sound generator passes for ever. */
public final class Evidence {
  /** One sound test in a million fails. */
  private static final double DOUBT = 1e-6;

  private Evidence() {}

  /** Pearson's test of counts against probabilities, which may be 0 where the count must be 0. */
  public static void counts(long[] observed, double[] probabilities, String what) {
    long n = Arrays.stream(observed).sum();
    double statistic = 0;
    int cells = 0;
    for (int i = 0; i < observed.length; i++) {
      double expected = n * probabilities[i];
      if (expected == 0) {
        assertTrue(observed[i] == 0, what + ": the impossible happened in cell " + i);
        continue;
      }
      assertTrue(expected >= 5, what + ": too few expected in cell " + i);
      statistic += (observed[i] - expected) * (observed[i] - expected) / expected;
      cells++;
    }
    double p = new ChiSquaredDistribution(cells - 1).cumulativeProbability(statistic);
    // Too good to be random is as bad: a sequence that fills cells in turn is not random either.
    assertTrue(p < 1 - DOUBT && p > DOUBT, what + ": chi-square at p = " + p);
  }

  public static void equalCounts(long[] observed, String what) {
    double[] probabilities = new double[observed.length];
    Arrays.fill(probabilities, 1.0 / observed.length);
    counts(observed, probabilities, what);
  }

  /** Kolmogorov and Smirnov's test of a sample against a distribution function. */
  public static void sample(double[] values, DoubleUnaryOperator law, String what) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double n = sorted.length;
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double p = law.applyAsDouble(sorted[i]);
      distance = Math.max(distance, Math.max(p - i / n, (i + 1) / n - p));
    }
    double most = Math.sqrt(Math.log(2 / DOUBT) / 2 / n);
    assertTrue(distance < most, what + ": distance " + distance + " above " + most);
  }

  /** Pearson's correlation of two samples must vanish within 5 standard errors. */
  public static void uncorrelated(double[] x, double[] y, String what) {
    double meanX = Arrays.stream(x).average().orElseThrow();
    double meanY = Arrays.stream(y).average().orElseThrow();
    double xy = 0;
    double xx = 0;
    double yy = 0;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - meanX) * (y[i] - meanY);
      xx += (x[i] - meanX) * (x[i] - meanX);
      yy += (y[i] - meanY) * (y[i] - meanY);
    }
    double z = xy / Math.sqrt(xx * yy) * Math.sqrt(x.length);
    assertTrue(Math.abs(z) < 5, what + ": correlation of " + z + " standard errors");
  }

  /** A value must be within 5 standard errors of the truth. */
  public static void near(double truth, double value, double standardError, String what) {
    double z = (value - truth) / standardError;
    assertTrue(Math.abs(z) < 5, what + ": " + value + " is " + z + " errors from " + truth);
  }
}
