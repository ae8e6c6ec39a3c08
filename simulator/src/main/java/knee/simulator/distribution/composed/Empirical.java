package knee.simulator.distribution.composed;

import java.util.Arrays;
import knee.simulator.distribution.Distribution;
import knee.simulator.distribution.formula.Argument;
import knee.simulator.random.RandomStream;

/** Measured values, each drawn with the same probability. */
public final class Empirical implements Distribution {
  private final double[] values;
  private final double mean;
  private final double variance;

  /**
   * @param values at least one, in any order [s]
   */
  public Empirical(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("empirical needs at least one value, but has none");
    }
    this.values = values.clone();
    double sum = 0;
    for (double value : values) {
      sum += Argument.time(value, "a value of empirical");
    }
    mean = sum / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    variance = squares / values.length;
  }

  @Override
  public double sample(RandomStream random) {
    return values[random.nextInt(values.length)];
  }

  public double[] values() {
    return values.clone();
  }

  @Override
  public double mean() {
    return mean;
  }

  /** With n, not n - 1: the variance of what is drawn, not an estimate. */
  @Override
  public double variance() {
    return variance;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Empirical that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "empirical(" + values.length + " values)";
  }
}
