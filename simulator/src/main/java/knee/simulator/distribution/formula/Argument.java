package knee.simulator.distribution.formula;

/** Checks of what a distribution is given; each returns the value or says what would be right. */
public final class Argument {
  private Argument() {}

  /**
   * @param name {@code the mean of exp}
   */
  public static double atLeast(double limit, double value, String name) {
    if (value >= limit && value < Double.POSITIVE_INFINITY) {
      return value;
    }
    throw wrong(name, "must be " + Notation.number(limit) + " or more", value);
  }

  public static double above(double limit, double value, String name) {
    if (value > limit && value < Double.POSITIVE_INFINITY) {
      return value;
    }
    throw wrong(name, "must be above " + Notation.number(limit), value);
  }

  /** A time: 0 or more. */
  public static double time(double value, String name) {
    if (value >= 0 && value < Double.POSITIVE_INFINITY) {
      return value;
    }
    throw new IllegalArgumentException(
        name + " must be 0s or more, but is " + Notation.time(value));
  }

  private static IllegalArgumentException wrong(String name, String rule, double value) {
    return new IllegalArgumentException(name + " " + rule + ", but is " + Notation.number(value));
  }
}
