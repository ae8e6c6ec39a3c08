package knee.experiments.run.interval;

/**
 * A ratio of two sums over replications: total response time over requests, requests over time,
 * errors over attempts.
 *
 * <p>The value is the ratio of the totals, so that every request (or second) counts the same
 * however many its replication had. The interval is that of the ratio estimator (Cochran, Sampling
 * Techniques, ch. 6): Student's half-width of the residuals numerator - value * denominator over
 * the mean denominator. Where all denominators are equal it is the plain Student interval of the
 * replications' means. Replications without a denominator say nothing and are left out.
 */
public final class Ratio {
  private final Sections numerators = new Sections();
  private final Sections denominators = new Sections();

  public void add(double numerator, double denominator) {
    if (denominator > 0) {
      numerators.add(numerator);
      denominators.add(denominator);
    }
  }

  public Interval interval(Student student) {
    int sections = numerators.count();
    if (sections == 0) {
      return Interval.NONE;
    }
    double total = denominators.sum();
    double value = numerators.sum() / total;
    double deviations = 0;
    for (int i = 0; i < sections; i++) {
      double residual = numerators.get(i) - value * denominators.get(i);
      deviations += residual * residual;
    }
    return Interval.around(value, student.halfWidth(deviations, sections) / (total / sections));
  }

  /** The ratio of the totals; {@code NaN} without a sample. */
  public double value() {
    return numerators.sum() / denominators.sum();
  }
}
