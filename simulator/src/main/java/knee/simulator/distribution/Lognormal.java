package knee.simulator.distribution;

import knee.simulator.random.RandomStream;

/** Temporary: only its parameters and its mean. */
public record Lognormal(double mean, double cv) implements Distribution {
  @Override
  public double sample(RandomStream random) {
    return mean();
  }

  @Override
  public double variance() {
    return Double.NaN;
  }
}
