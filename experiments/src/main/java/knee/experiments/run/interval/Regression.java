package knee.experiments.run.interval;

/**
 * Least squares with a constant and up to two controls: what is expected where the controls are 0.
 *
 * @param atZero the constant
 * @param varianceAtZero of it; the residuals have as many degrees of freedom as there are values,
 *     less one and the controls
 * @param controls that were used: none that never moves, nor one that moves like the other
 */
record Regression(double atZero, double varianceAtZero, int controls) {
  /** Of the square of the first control that the second has for itself; less is rounding. */
  private static final double ALIKE = 1e-9;

  static Regression of(double[] values, double[] first, double[] second) {
    if (!(products(first, first) > 0)) {
      return products(second, second) > 0 ? one(values, second) : new Regression(0, 0, 0);
    }
    double own = products(second, second);
    double shared = products(first, second);
    double determinant = products(first, first) * own - shared * shared;
    boolean alike = !(determinant > ALIKE * products(first, first) * own);
    return alike ? one(values, first) : two(values, first, second, determinant);
  }

  private static Regression one(double[] values, double[] control) {
    double square = products(control, control);
    double slope = products(values, control) / square;
    double left = products(values, values) - slope * products(values, control);
    double mean = mean(control);
    return with(mean(values) - slope * mean, left, mean * mean / square, values.length, 1);
  }

  private static Regression two(
      double[] values, double[] first, double[] second, double determinant) {
    double a = products(first, first);
    double b = products(first, second);
    double c = products(second, second);
    double u = products(values, first);
    double v = products(values, second);
    double slope = (c * u - b * v) / determinant;
    double other = (a * v - b * u) / determinant;
    double left = products(values, values) - slope * u - other * v;
    double x = mean(first);
    double y = mean(second);
    double distance = (c * x * x - 2 * b * x * y + a * y * y) / determinant;
    return with(mean(values) - slope * x - other * y, left, distance, values.length, 2);
  }

  /** Rounding must not make a square negative. */
  private static Regression with(
      double atZero, double left, double distance, int count, int controls) {
    double variance = Math.max(0, left) / (count - 1 - controls) * (1.0 / count + distance);
    return new Regression(atZero, variance, controls);
  }

  /** Sum of the products of the deviations from the means. */
  private static double products(double[] one, double[] other) {
    double x = mean(one);
    double y = mean(other);
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (one[i] - x) * (other[i] - y);
    }
    return sum;
  }

  private static double mean(double[] values) {
    return Sections.sum(values) / values.length;
  }
}
