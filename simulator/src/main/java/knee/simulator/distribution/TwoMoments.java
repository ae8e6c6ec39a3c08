package knee.simulator.distribution;

import java.util.Objects;
import knee.simulator.distribution.formula.Argument;
import knee.simulator.distribution.formula.Notation;

/** A law given by its mean and its coefficient of variation, and known by its name. */
public abstract class TwoMoments implements Distribution {
  private final String name;
  private final double mean;
  private final double cv;

  /**
   * @param name as an experiment file calls it
   * @param leastCv below which there is no such law
   */
  protected TwoMoments(String name, double mean, double cv, double leastCv) {
    this.name = name;
    this.mean = Argument.time(mean, "the mean of " + name);
    this.cv = Argument.atLeast(leastCv, cv, "the cv of " + name);
  }

  @Override
  public final double mean() {
    return mean;
  }

  @Override
  public final double variance() {
    return mean * mean * cv * cv;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof TwoMoments that
        && name.equals(that.name)
        && mean == that.mean
        && cv == that.cv;
  }

  @Override
  public final int hashCode() {
    return Objects.hash(name, mean, cv);
  }

  @Override
  public final String toString() {
    return name + "(" + Notation.time(mean) + " cv=" + Notation.number(cv) + ")";
  }
}
