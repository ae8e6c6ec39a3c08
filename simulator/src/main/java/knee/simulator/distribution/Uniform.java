package knee.simulator.distribution;

import knee.simulator.random.RandomStream;

/** Temporary: only its parameters and its mean. */
public record Uniform(double low, double high) implements Distribution {
  @Override
  public double sample(RandomStream random) {
    return mean();
  }

  @Override
  public double mean() {
    return (low + high) / 2;
  }

  @Override
  public double variance() {
    return Double.NaN;
  }
}
