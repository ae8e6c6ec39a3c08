package knee.simulator.random;

/**
 * 0, 1, 2, ... with probability (1 - q) q^n and a given mean q / (1 - q): the floor of an
 * exponential of mean 1 / -log q.
 */
public final class Geometric {
  private final double scale;

  /**
   * @param mean 0 or more; 0 draws always 0
   */
  public Geometric(double mean) {
    if (!(mean >= 0) || Double.isInfinite(mean)) {
      throw new IllegalArgumentException("the mean of geometric must be 0 or more, but is " + mean);
    }
    scale = 1 / StrictMath.log1p(1 / mean);
  }

  public int sample(RandomStream random) {
    return (int) (scale * ExponentialZiggurat.sample(random));
  }
}
