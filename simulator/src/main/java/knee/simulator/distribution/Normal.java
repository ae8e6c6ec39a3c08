package knee.simulator.distribution;

import knee.simulator.random.RandomStream;

/** Temporary: only its parameters and its mean. */
public record Normal(double mean, double deviation) implements Distribution {
  @Override
  public double sample(RandomStream random) {
    return mean();
  }

  @Override
  public double variance() {
    return Double.NaN;
  }
}
