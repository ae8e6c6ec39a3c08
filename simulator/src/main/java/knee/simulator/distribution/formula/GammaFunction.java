package knee.simulator.distribution.formula;

/** Euler's Gamma function by Lanczos' approximation (g = 7, 9 terms; Godfrey 2001). */
public final class GammaFunction {
  private static final double G = 7;
  private static final double[] TERMS = {
    0.99999999999980993,
    676.5203681218851,
    -1259.1392167224028,
    771.32342877765313,
    -176.61502916214059,
    12.507343278686905,
    -0.13857109526572012,
    9.9843695780195716e-6,
    1.5056327351493116e-7
  };
  private static final double HALF_LOG_TWO_PI = 0.91893853320467274178;

  private GammaFunction() {}

  /**
   * log Gamma(x), with an error near 1e-15 (relative or absolute, whichever is larger).
   *
   * @param x at least 0.5
   */
  public static double log(double x) {
    double z = x - 1;
    double sum = TERMS[0];
    for (int i = 1; i < TERMS.length; i++) {
      sum += TERMS[i] / (z + i);
    }
    double t = z + G + 0.5;
    return HALF_LOG_TWO_PI + (z + 0.5) * StrictMath.log(t) - t + StrictMath.log(sum);
  }
}
