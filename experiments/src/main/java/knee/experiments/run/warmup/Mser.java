package knee.experiments.run.warmup;

/**
 * Marginal standard error rule (White 1997; MSER-5 where the values are means of batches): cut off
 * as many values at the beginning as make the standard error of the mean of the rest smallest.
 */
final class Mser {
  /** So many values at the end are always kept, however few there are. */
  private static final int KEPT = 5;

  /**
   * And one of so many: the error of a few says nothing. With five of any number kept, 3 of 100
   * servers that had long settled were cut as late as could be.
   */
  private static final int KEPT_OF = 4;

  private Mser() {}

  /** How many of the values to cut off; the fewest where several do equally well. */
  static int cut(double[] values) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    int kept = Math.max(KEPT, (values.length + KEPT_OF - 1) / KEPT_OF);
    for (int cut = 0; cut <= Math.max(0, values.length - kept); cut++) {
      double error = squaredError(values, cut);
      if (error < least) {
        least = error;
        best = cut;
      }
    }
    return best;
  }

  private static double squaredError(double[] values, int cut) {
    double left = values.length - cut;
    double sum = 0;
    for (int i = cut; i < values.length; i++) {
      sum += values[i];
    }
    double mean = sum / left;
    double squares = 0;
    for (int i = cut; i < values.length; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    // Rounding of equal values must not look like a smaller error further on.
    return squares <= 1e-20 * mean * mean * left ? 0 : squares / (left * left);
  }
}
