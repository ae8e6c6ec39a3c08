package knee.simulator.distribution.formula;

/** Density and distribution function of the standard normal law. */
public final class NormalLaw {
  private static final double ROOT_TWO_PI = 2.50662827463100050242;

  /** Beyond, the distribution function is 1 in double precision. */
  private static final double CERTAIN = 9;

  private NormalLaw() {}

  public static double density(double x) {
    return StrictMath.exp(-0.5 * x * x) / ROOT_TWO_PI;
  }

  /**
   * The probability of at most {@code x}: 1/2 + density(x) (x + x^3/3 + x^5/(3 5) + ...).
   *
   * @param x 0 or more
   */
  public static double probability(double x) {
    if (x > CERTAIN) {
      return 1;
    }
    double term = x;
    double sum = x;
    for (int odd = 3; term > sum * 1e-17; odd += 2) {
      term *= x * x / odd;
      sum += term;
    }
    return 0.5 + density(x) * sum;
  }
}
