package knee.experiments.run.interval;

/**
 * An estimate and its 95 % confidence interval.
 *
 * @param value {@code NaN}: there was no sample
 * @param low {@code NaN}, with {@code high}: nothing can be said of the precision
 */
public record Interval(double value, double low, double high) {
  public static final Interval NONE = of(Double.NaN);

  /** A value of unknown precision. */
  public static Interval of(double value) {
    return new Interval(value, Double.NaN, Double.NaN);
  }

  /** A value and the half-width of its interval; a half-width of {@code NaN} is unknown. */
  public static Interval around(double value, double halfWidth) {
    return new Interval(value, value - halfWidth, value + halfWidth);
  }

  /** The part of the interval inside these limits, for what cannot be beyond them. */
  public Interval within(double least, double most) {
    return new Interval(value, Math.max(least, low), Math.min(most, high));
  }

  /** The part of the interval above this limit, for what cannot be below it. */
  public Interval atLeast(double least) {
    return within(least, Double.POSITIVE_INFINITY);
  }

  /** Half-width over value; {@code NaN} where that is unknown. */
  public double precision() {
    return value == 0 && low == high ? 0 : (high - low) / 2 / Math.abs(value);
  }

  public boolean hasValue() {
    return !Double.isNaN(value);
  }

  public boolean hasBounds() {
    return !Double.isNaN(low);
  }
}
