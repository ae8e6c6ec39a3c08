package knee.simulator.distribution;

import java.util.Objects;
import knee.simulator.distribution.formula.Argument;
import knee.simulator.distribution.formula.Notation;
import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.RandomStream;
import knee.simulator.random.StandardGamma;

/** The sum of so many equal exponential phases. */
public final class Erlang implements Distribution {
  /** Up to so many phases adding them up is faster than the gamma method. */
  private static final int FEW = 6;

  private final int phases;
  private final double mean;
  private final double phase;
  private final StandardGamma many;

  /**
   * @param phases 1 or more
   * @param mean of the whole, not of a phase
   */
  public Erlang(int phases, double mean) {
    Argument.atLeast(1, phases, "the number of phases of erlang");
    this.phases = phases;
    this.mean = Argument.time(mean, "the mean of erlang");
    this.phase = mean / phases;
    this.many = new StandardGamma(phases);
  }

  @Override
  public double sample(RandomStream random) {
    if (phases > FEW) {
      return phase * many.sample(random);
    }
    double sum = 0;
    for (int i = 0; i < phases; i++) {
      sum += ExponentialZiggurat.sample(random);
    }
    return phase * sum;
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double variance() {
    return phase * mean;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Erlang that && phases == that.phases && mean == that.mean;
  }

  @Override
  public int hashCode() {
    return Objects.hash(phases, mean);
  }

  @Override
  public String toString() {
    return "erlang(" + phases + " " + Notation.time(mean) + ")";
  }
}
