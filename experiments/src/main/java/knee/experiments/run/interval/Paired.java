package knee.experiments.run.interval;

import java.util.Arrays;

/**
 * The difference of two points that met the same random numbers, replication by replication.
 *
 * @param mean of the differences, b less a
 * @param halfWidth of its interval; {@code NaN} below two pairs
 * @param varianceReduction the variance of the difference without pairs over that with them: how
 *     many times as many replications independent random numbers would take; {@code NaN} where
 *     there is none
 */
public record Paired(double mean, double halfWidth, double varianceReduction) {

  /**
   * @param a of each replication of one point; {@code NaN} is left out
   * @param b of the other point; with another number of replications the first ones are compared
   * @param comparisons that are to hold at the same time (Bonferroni)
   */
  public static Paired of(double[] a, double[] b, int comparisons) {
    int pairs = Math.min(a.length, b.length);
    double[] first = new double[pairs];
    double[] second = new double[pairs];
    double[] differences = new double[pairs];
    int kept = 0;
    for (int i = 0; i < pairs; i++) {
      if (!Double.isNaN(a[i]) && !Double.isNaN(b[i])) {
        first[kept] = a[i];
        second[kept] = b[i];
        differences[kept++] = b[i] - a[i];
      }
    }
    Student student = new Student(1 - 0.05 / comparisons);
    double halfWidth = student.halfWidth(Arrays.copyOf(differences, kept));
    double apart = square(student.halfWidth(Arrays.copyOf(first, kept)));
    double other = square(student.halfWidth(Arrays.copyOf(second, kept)));
    double reduction = halfWidth > 0 ? (apart + other) / square(halfWidth) : Double.NaN;
    double mean = Sections.sum(Arrays.copyOf(differences, kept)) / kept;
    return new Paired(mean, halfWidth, reduction);
  }

  /** Of two points that cannot be paired: as if they were independent. */
  public static Paired unpaired(double[] a, double[] b, int comparisons) {
    Student student = new Student(1 - 0.05 / comparisons);
    double one = square(student.halfWidth(a));
    double other = square(student.halfWidth(b));
    double mean = Sections.sum(b) / b.length;
    double less = Sections.sum(a) / a.length;
    return new Paired(mean - less, Math.sqrt(one + other), Double.NaN);
  }

  private static double square(double value) {
    return value * value;
  }
}
