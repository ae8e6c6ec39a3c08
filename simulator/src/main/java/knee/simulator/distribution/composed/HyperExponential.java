package knee.simulator.distribution.composed;

import knee.simulator.distribution.TwoMoments;
import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.RandomStream;

/**
 * One of two exponential phases with balanced means: the frequent short one and the rare long one
 * contribute half of the mean each (Morse 1958).
 */
public final class HyperExponential extends TwoMoments {
  /** Probability of the first phase, which is the shorter one. */
  private final double frequent;

  private final double shortMean;
  private final double longMean;

  /**
   * @param cv coefficient of variation, 1 or more; 1 is exponential
   */
  public HyperExponential(double mean, double cv) {
    super("hyperexp", mean, cv, 1);
    double rare = 1 / (cv * cv + 1) / (1 + Math.sqrt((cv * cv - 1) / (cv * cv + 1)));
    this.frequent = 1 - rare;
    this.shortMean = mean / (2 * frequent);
    this.longMean = mean / (2 * rare);
  }

  @Override
  public double sample(RandomStream random) {
    double phase = random.nextDouble() < frequent ? shortMean : longMean;
    return phase * ExponentialZiggurat.sample(random);
  }
}
