package knee.simulator.distribution;

import knee.simulator.distribution.formula.Argument;
import knee.simulator.distribution.formula.Notation;
import knee.simulator.random.RandomStream;

/** Least, likeliest and greatest value, the density straight in between. */
public record Triangular(double low, double mode, double high) implements Distribution {
  public Triangular {
    Argument.time(low, "the lower bound of triangular");
    Argument.time(mode, "the mode of triangular");
    Argument.time(high, "the upper bound of triangular");
    if (mode < low || high < mode) {
      throw new IllegalArgumentException(
          "triangular needs low, mode and high in order, but is " + text(low, mode, high));
    }
  }

  @Override
  public double sample(RandomStream random) {
    double u = random.nextDouble();
    double width = high - low;
    return u * width < mode - low
        ? low + Math.sqrt(u * width * (mode - low))
        : high - Math.sqrt((1 - u) * width * (high - mode));
  }

  @Override
  public double mean() {
    return (low + mode + high) / 3;
  }

  @Override
  public double variance() {
    double left = mode - low;
    double right = high - mode;
    return (left * left + left * right + right * right) / 18;
  }

  @Override
  public String toString() {
    return text(low, mode, high);
  }

  private static String text(double low, double mode, double high) {
    return "triangular("
        + Notation.time(low)
        + " "
        + Notation.time(mode)
        + " "
        + Notation.time(high)
        + ")";
  }
}
