package knee.experiments.run.interval;

import java.util.Arrays;
import org.apache.commons.math3.distribution.TDistribution;

/** Half-widths of two-sided Student intervals; the quantiles are computed once per degree. */
public final class Student {
  private final double confidence;
  private double[] quantiles = new double[0];

  /**
   * @param confidence of the interval, 0.95 say
   */
  public Student(double confidence) {
    this.confidence = confidence;
  }

  /**
   * @param deviations sum of the squared deviations of the sections from their centre
   * @param sections how many independent values there are
   * @return {@code NaN} below two sections
   */
  public double halfWidth(double deviations, int sections) {
    if (sections < 2) {
      return Double.NaN;
    }
    double standardError = Math.sqrt(deviations / (sections - 1.0) / sections);
    return quantile(sections - 1) * standardError;
  }

  /** Half-width around the mean of these values. */
  public double halfWidth(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double deviations = 0;
    for (double value : values) {
      deviations += (value - mean) * (value - mean);
    }
    return halfWidth(deviations, values.length);
  }

  /** How many standard errors to each side. */
  public double quantile(int degrees) {
    if (degrees >= quantiles.length) {
      quantiles = Arrays.copyOf(quantiles, degrees + 1);
    }
    if (quantiles[degrees] == 0) {
      // null: no random generator is wanted, only the quantile.
      quantiles[degrees] =
          new TDistribution(null, degrees).inverseCumulativeProbability((1 + confidence) / 2);
    }
    return quantiles[degrees];
  }
}
