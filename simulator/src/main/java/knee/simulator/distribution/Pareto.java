package knee.simulator.distribution;

import java.util.Objects;
import knee.simulator.distribution.formula.Argument;
import knee.simulator.distribution.formula.Notation;
import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.RandomStream;

/** Heavy-tailed: more than x with a probability proportional to x^-shape, from a least value on. */
public final class Pareto implements Distribution {
  private final double mean;
  private final double shape;
  private final double least;

  /**
   * @param shape above 1; up to 2 the variance is infinite
   */
  public Pareto(double mean, double shape) {
    this.mean = Argument.time(mean, "the mean of pareto");
    this.shape = Argument.above(1, shape, "the shape of pareto");
    this.least = mean * (shape - 1) / shape;
  }

  @Override
  public double sample(RandomStream random) {
    return least * StrictMath.exp(ExponentialZiggurat.sample(random) / shape);
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
    if (mean == 0) {
      return 0;
    }
    return shape > 2 ? mean * mean / (shape * (shape - 2)) : Double.POSITIVE_INFINITY;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pareto that && mean == that.mean && shape == that.shape;
  }

  @Override
  public int hashCode() {
    return Objects.hash(mean, shape);
  }

  @Override
  public String toString() {
    return "pareto(" + Notation.time(mean) + " shape=" + Notation.number(shape) + ")";
  }
}
