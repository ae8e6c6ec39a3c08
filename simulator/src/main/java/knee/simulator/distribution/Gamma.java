package knee.simulator.distribution;

import java.util.Objects;
import knee.simulator.distribution.formula.Argument;
import knee.simulator.distribution.formula.Notation;
import knee.simulator.random.RandomStream;
import knee.simulator.random.StandardGamma;

/** Gamma with shape 1 / cv^2: exponential at cv 1, nearly normal at a small one. */
public final class Gamma implements Distribution {
  /** Below, the shape would be beyond what doubles resolve; the value is as good as constant. */
  private static final double SMALLEST_CV = 1e-7;

  private final double mean;
  private final double cv;
  private final double scale;
  private final StandardGamma standard;

  /**
   * @param cv coefficient of variation, 0 or more; 0 is constant
   */
  public Gamma(double mean, double cv) {
    this.mean = Argument.time(mean, "the mean of gamma");
    this.cv = Argument.atLeast(0, cv, "the cv of gamma");
    this.scale = mean * cv * cv;
    this.standard = new StandardGamma(1 / Math.max(cv * cv, SMALLEST_CV * SMALLEST_CV));
  }

  @Override
  public double sample(RandomStream random) {
    return cv < SMALLEST_CV ? mean : scale * standard.sample(random);
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
    return other instanceof Gamma that && mean == that.mean && cv == that.cv;
  }

  @Override
  public int hashCode() {
    return Objects.hash(mean, cv);
  }

  @Override
  public String toString() {
    return "gamma(" + Notation.time(mean) + " cv=" + Notation.number(cv) + ")";
  }
}
