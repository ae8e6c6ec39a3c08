package knee.simulator.distribution;

import java.util.Objects;
import knee.simulator.distribution.formula.Argument;
import knee.simulator.distribution.formula.Notation;
import knee.simulator.random.NormalZiggurat;
import knee.simulator.random.RandomStream;

/** Its logarithm is normal; mean and cv are those of the time itself. */
public final class Lognormal implements Distribution {
  private final double mean;
  private final double cv;
  private final double median;

  /** Deviation of the logarithm. */
  private final double sigma;

  /**
   * @param cv coefficient of variation, 0 or more
   */
  public Lognormal(double mean, double cv) {
    this.mean = Argument.time(mean, "the mean of lognormal");
    this.cv = Argument.atLeast(0, cv, "the cv of lognormal");
    this.median = mean / Math.sqrt(1 + cv * cv);
    this.sigma = Math.sqrt(StrictMath.log1p(cv * cv));
  }

  @Override
  public double sample(RandomStream random) {
    return median * StrictMath.exp(sigma * NormalZiggurat.sample(random));
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
    return other instanceof Lognormal that && mean == that.mean && cv == that.cv;
  }

  @Override
  public int hashCode() {
    return Objects.hash(mean, cv);
  }

  @Override
  public String toString() {
    return "lognormal(" + Notation.time(mean) + " cv=" + Notation.number(cv) + ")";
  }
}
