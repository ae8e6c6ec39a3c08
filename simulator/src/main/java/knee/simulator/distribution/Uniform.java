package knee.simulator.distribution;

import knee.simulator.distribution.formula.Argument;
import knee.simulator.distribution.formula.Notation;
import knee.simulator.random.RandomStream;

/**
 * Anything between two bounds, equally likely.
 *
 * @param high not below {@code low}
 */
public record Uniform(double low, double high) implements Distribution {
  public Uniform {
    Argument.time(low, "the lower bound of uniform");
    Argument.time(high, "the upper bound of uniform");
    if (high < low) {
      throw new IllegalArgumentException(
          "the bounds of uniform must be in order, but "
              + Notation.time(high)
              + " is below "
              + Notation.time(low));
    }
  }

  @Override
  public double sample(RandomStream random) {
    return low + (high - low) * random.nextDouble();
  }

  @Override
  public double mean() {
    return low + (high - low) / 2;
  }

  @Override
  public double variance() {
    return (high - low) * (high - low) / 12;
  }

  @Override
  public String toString() {
    return "uniform(" + Notation.time(low) + " " + Notation.time(high) + ")";
  }
}
