package knee.simulator.statistics;

/** Count, sum, sum of squares and extremes of a sample; no sample has the mean {@code NaN}. */
public final class Tally {
  private long count;
  private double sum;
  private double sumOfSquares;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  public void add(double value) {
    count++;
    sum += value;
    sumOfSquares += value * value;
    if (value < min) {
      min = value;
    }
    if (value > max) {
      max = value;
    }
  }

  /** Adds another sample to this one, as if its values had been added here. */
  public void merge(Tally other) {
    count += other.count;
    sum += other.sum;
    sumOfSquares += other.sumOfSquares;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  public void reset() {
    count = 0;
    sum = 0;
    sumOfSquares = 0;
    min = Double.POSITIVE_INFINITY;
    max = Double.NEGATIVE_INFINITY;
  }

  public long count() {
    return count;
  }

  public double sum() {
    return sum;
  }

  public double mean() {
    return count == 0 ? Double.NaN : sum / count;
  }

  /** Variance of the sample, with n - 1; {@code NaN} below two values. */
  public double variance() {
    return count < 2 ? Double.NaN : Math.max(0, (sumOfSquares - sum * sum / count) / (count - 1));
  }

  public double min() {
    return min;
  }

  public double max() {
    return max;
  }
}
