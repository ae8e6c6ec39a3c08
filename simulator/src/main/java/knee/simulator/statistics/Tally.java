package knee.simulator.statistics;

/**
 * Count, mean, variance and extremes of a sample; no sample has the mean {@code NaN}.
 *
 * <p>Sums are kept of the distances to the first value, so that the variance does not drown where
 * the deviation is small against the mean, and that of equal values is 0 exactly.
 */
public final class Tally {
  private long count;

  /** The first value. */
  private double origin;

  private double sum;
  private double sumOfSquares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  public void add(double value) {
    if (count++ == 0) {
      origin = value;
    }
    double distance = value - origin;
    sum += distance;
    sumOfSquares += distance * distance;
    if (value < min) {
      min = value;
    }
    if (value > max) {
      max = value;
    }
  }

  /** Adds the first so many of these values, in their order. */
  public void add(double[] values, int number) {
    if (count == 0 && number > 0) {
      origin = values[0];
    }
    // In local variables, so that no sum waits for its way through memory.
    double first = origin;
    double total = sum;
    double squares = sumOfSquares;
    double least = min;
    double most = max;
    for (int i = 0; i < number; i++) {
      double value = values[i];
      double distance = value - first;
      total += distance;
      squares += distance * distance;
      if (value < least) {
        least = value;
      }
      if (value > most) {
        most = value;
      }
    }
    count += number;
    sum = total;
    sumOfSquares = squares;
    min = least;
    max = most;
  }

  /** Adds another sample to this one, as if its values had been added here. */
  public void merge(Tally other) {
    if (other.count == 0) {
      return;
    }
    if (count == 0) {
      origin = other.origin;
    }
    double shift = other.origin - origin;
    sumOfSquares += other.sumOfSquares + shift * (2 * other.sum + other.count * shift);
    sum += other.sum + other.count * shift;
    count += other.count;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  public long count() {
    return count;
  }

  public double sum() {
    return count * origin + sum;
  }

  public double mean() {
    return count == 0 ? Double.NaN : origin + sum / count;
  }

  /** Variance of the sample, with n - 1; {@code NaN} below two values. */
  public double variance() {
    return count < 2 ? Double.NaN : Math.max(0, (sumOfSquares - sum * sum / count) / (count - 1));
  }

  /** Infinite without a sample. */
  public double min() {
    return min;
  }

  /** Minus infinity without a sample. */
  public double max() {
    return max;
  }
}
