package knee.simulator.distribution;

import java.util.Objects;
import knee.simulator.distribution.formula.Argument;
import knee.simulator.distribution.formula.Notation;
import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.RandomStream;

/**
 * One of two exponential phases with balanced means: the frequent short one and the rare long one
 * contribute half of the mean each (Morse 1958).
 */
public final class HyperExponential implements Distribution {
  private final double mean;
  private final double cv;

  /** Probability of the first phase, which is the shorter one. */
  private final double frequent;

  private final double shortMean;
  private final double longMean;

  /**
   * @param cv coefficient of variation, 1 or more; 1 is exponential
   */
  public HyperExponential(double mean, double cv) {
    this.mean = Argument.time(mean, "the mean of hyperexp");
    this.cv = Argument.atLeast(1, cv, "the cv of hyperexp");
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

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double variance() {
    return mean * mean * cv * cv;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HyperExponential that && mean == that.mean && cv == that.cv;
  }

  @Override
  public int hashCode() {
    return Objects.hash(mean, cv);
  }

  @Override
  public String toString() {
    return "hyperexp(" + Notation.time(mean) + " cv=" + Notation.number(cv) + ")";
  }
}
