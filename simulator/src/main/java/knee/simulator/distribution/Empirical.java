package knee.simulator.distribution;

import knee.simulator.random.RandomStream;

/** Temporary: only its parameters and its mean. */
public record Empirical(double[] values) implements Distribution {
  @Override
  public double sample(RandomStream random) {
    return mean();
  }

  @Override
  public double mean() {
    return java.util.Arrays.stream(values).average().orElseThrow();
  }

  @Override
  public double variance() {
    return Double.NaN;
  }
}
