package knee.simulator.distribution;

import knee.simulator.distribution.formula.Argument;
import knee.simulator.distribution.formula.Notation;
import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.RandomStream;

/** Without memory: what is left has the same law as the whole. */
public record Exponential(double mean) implements Distribution {
  public Exponential {
    Argument.time(mean, "the mean of exp");
  }

  @Override
  public double sample(RandomStream random) {
    return mean * ExponentialZiggurat.sample(random);
  }

  @Override
  public double variance() {
    return mean * mean;
  }

  @Override
  public String toString() {
    return "exp(" + Notation.time(mean) + ")";
  }
}
