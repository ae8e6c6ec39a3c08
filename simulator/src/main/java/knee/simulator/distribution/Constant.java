package knee.simulator.distribution;

import knee.simulator.distribution.formula.Argument;
import knee.simulator.distribution.formula.Notation;
import knee.simulator.random.RandomStream;

/** Always the same. */
public record Constant(double value) implements Distribution {
  public Constant {
    Argument.time(value, "a constant time");
  }

  @Override
  public double sample(RandomStream random) {
    return value;
  }

  @Override
  public double mean() {
    return value;
  }

  @Override
  public double variance() {
    return 0;
  }

  @Override
  public String toString() {
    return Notation.time(value);
  }
}
