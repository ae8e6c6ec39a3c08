package knee.simulator.distribution;

import java.util.Objects;
import knee.simulator.distribution.formula.Argument;
import knee.simulator.distribution.formula.NormalLaw;
import knee.simulator.distribution.formula.Notation;
import knee.simulator.random.NormalZiggurat;
import knee.simulator.random.RandomStream;

/**
 * Normal, truncated at 0: values below 0 are drawn again. {@link #mean()} and {@link #variance()}
 * are those of what is drawn: {@code normal(5ms 5ms)} has mean 6.4 ms, not 5 ms.
 */
public final class Normal implements Distribution {
  private final double centre;
  private final double deviation;
  private final double mean;
  private final double variance;

  /**
   * @param mean of the normal law before truncation
   * @param deviation of the normal law before truncation; 0 is constant
   */
  public Normal(double mean, double deviation) {
    this.centre = Argument.time(mean, "the mean of normal");
    this.deviation = Argument.time(deviation, "the deviation of normal");
    double cut = deviation == 0 ? 0 : mean / deviation;
    double hazard = NormalLaw.density(cut) / NormalLaw.probability(cut);
    this.mean = mean + deviation * hazard;
    this.variance = deviation * deviation * (1 - hazard * (cut + hazard));
  }

  @Override
  public double sample(RandomStream random) {
    while (true) {
      double value = centre + deviation * NormalZiggurat.sample(random);
      if (value >= 0) { // at least every second time, since the mean is not below 0
        return value;
      }
    }
  }

  /** Mean before truncation. */
  public double centre() {
    return centre;
  }

  /** Deviation before truncation. */
  public double deviation() {
    return deviation;
  }

  @Override
  public double mean() {
    return mean;
  }

  @Override
  public double variance() {
    return variance;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Normal that && centre == that.centre && deviation == that.deviation;
  }

  @Override
  public int hashCode() {
    return Objects.hash(centre, deviation);
  }

  @Override
  public String toString() {
    return "normal(" + Notation.time(centre) + " " + Notation.time(deviation) + ")";
  }
}
