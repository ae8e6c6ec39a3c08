package knee.simulator.distribution;

import knee.simulator.random.NormalZiggurat;
import knee.simulator.random.RandomStream;

/** Its logarithm is normal; mean and cv are those of the time itself. */
public final class Lognormal extends TwoMoments {
  private final double median;

  /** Deviation of the logarithm. */
  private final double sigma;

  /**
   * @param cv coefficient of variation, 0 or more
   */
  public Lognormal(double mean, double cv) {
    super("lognormal", mean, cv, 0);
    this.median = mean / Math.sqrt(1 + cv * cv);
    this.sigma = Math.sqrt(StrictMath.log1p(cv * cv));
  }

  @Override
  public double sample(RandomStream random) {
    return median * StrictMath.exp(sigma * NormalZiggurat.sample(random));
  }
}
