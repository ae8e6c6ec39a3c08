package knee.simulator.distribution;

import java.util.Objects;
import knee.simulator.distribution.formula.Argument;
import knee.simulator.distribution.formula.GammaFunction;
import knee.simulator.distribution.formula.Notation;
import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.RandomStream;

/** An exponential raised to 1 / shape: heavier than exponential below shape 1, lighter above. */
public final class Weibull implements Distribution {
  private final double mean;
  private final double shape;
  private final double scale;

  /**
   * @param shape above 0; 1 is exponential
   */
  public Weibull(double mean, double shape) {
    this.mean = Argument.time(mean, "the mean of weibull");
    this.shape = Argument.above(0, shape, "the shape of weibull");
    this.scale = mean * StrictMath.exp(-GammaFunction.log(1 + 1 / shape));
  }

  @Override
  public double sample(RandomStream random) {
    return scale * StrictMath.pow(ExponentialZiggurat.sample(random), 1 / shape);
  }

  @Override
  public double mean() {
    return mean;
  }

  public double shape() {
    return shape;
  }

  @Override
  public double variance() {
    double ratio = GammaFunction.log(1 + 2 / shape) - 2 * GammaFunction.log(1 + 1 / shape);
    return mean * mean * StrictMath.expm1(ratio);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weibull that && mean == that.mean && shape == that.shape;
  }

  @Override
  public int hashCode() {
    return Objects.hash(mean, shape);
  }

  @Override
  public String toString() {
    return "weibull(" + Notation.time(mean) + " shape=" + Notation.number(shape) + ")";
  }
}
