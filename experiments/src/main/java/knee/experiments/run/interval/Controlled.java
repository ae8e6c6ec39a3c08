package knee.experiments.run.interval;

import knee.simulator.statistics.Excess;

/**
 * A ratio, as {@link Ratio} has it, less what chance added to it by the think times, the times
 * between arrivals and the demands that happened to be drawn (control variates: Lavenberg and Welch
 * 1981). What the ratio would have been with draws as expected is found by regression over the
 * replications, which costs a degree of freedom for each of the two sums.
 */
public final class Controlled {
  /** With fewer replications the regression would be a guess. */
  private static final int FEWEST = 10;

  private final Ratio plain = new Ratio();
  private final Sections numerators = new Sections();
  private final Sections denominators = new Sections();
  private final Sections clients = new Sections();
  private final Sections demands = new Sections();

  public void add(double numerator, double denominator, Excess excess) {
    plain.add(numerator, denominator);
    if (denominator > 0) {
      numerators.add(numerator);
      denominators.add(denominator);
      clients.add(excess.clients());
      demands.add(excess.demands());
    }
  }

  /** No value where there are too few replications or nothing was drawn. */
  public Interval interval(Student student) {
    int count = numerators.count();
    if (count < FEWEST) {
      return Interval.NONE;
    }
    double value = plain.value();
    double scale = denominators.sum() / count;
    double[] residuals = new double[count];
    for (int i = 0; i < count; i++) {
      residuals[i] = (numerators.get(i) - value * denominators.get(i)) / scale;
    }
    Regression fit = Regression.of(residuals, clients.toArray(), demands.toArray());
    if (fit.controls() == 0) {
      return Interval.NONE;
    }
    double halfWidth =
        student.quantile(count - 1 - fit.controls()) * Math.sqrt(fit.varianceAtZero());
    return Interval.around(value + fit.atZero(), halfWidth);
  }

  /**
   * The variance without the controls over that with them, by the squares of the half-widths: so
   * many times as many replications the plain estimate would need.
   */
  public double gain(Student student) {
    double with = interval(student).precision() * interval(student).value();
    double without = plain.interval(student).precision() * plain.value();
    return without * without / (with * with);
  }
}
