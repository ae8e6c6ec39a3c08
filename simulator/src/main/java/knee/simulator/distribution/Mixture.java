package knee.simulator.distribution;

import java.util.List;
import knee.simulator.random.RandomStream;

/** Temporary: only its parameters and its mean. */
public record Mixture(double[] weights, List<Distribution> parts) implements Distribution {
  public static Mixture of(double[] weights, List<Distribution> parts) {
    return new Mixture(weights, parts);
  }

  @Override
  public double sample(RandomStream random) {
    return mean();
  }

  @Override
  public double mean() {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * parts.get(i).mean();
    }
    return sum;
  }

  @Override
  public double variance() {
    return Double.NaN;
  }
}
