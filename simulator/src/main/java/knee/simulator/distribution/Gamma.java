package knee.simulator.distribution;

import knee.simulator.random.RandomStream;
import knee.simulator.random.StandardGamma;

/** Gamma with shape 1 / cv^2: exponential at cv 1, nearly normal at a small one. */
public final class Gamma extends TwoMoments {
  /** Below, the shape would be beyond what doubles resolve; the value is as good as constant. */
  private static final double SMALLEST_CV = 1e-7;

  private final boolean constant;
  private final double scale;
  private final StandardGamma standard;

  /**
   * @param cv coefficient of variation, 0 or more; 0 is constant
   */
  public Gamma(double mean, double cv) {
    super("gamma", mean, cv, 0);
    this.constant = cv < SMALLEST_CV;
    this.scale = mean * cv * cv;
    this.standard = new StandardGamma(1 / Math.max(cv * cv, SMALLEST_CV * SMALLEST_CV));
  }

  @Override
  public double sample(RandomStream random) {
    return constant ? mean() : scale * standard.sample(random);
  }
}
