package knee.charts.results;

import com.fasterxml.jackson.databind.JsonNode;

/** A value with its 95 % confidence interval; NaN stands for what the results do not know. */
public record Estimate(double value, double low, double high) {
  public static final Estimate NONE = exactly(Double.NaN);

  /** A value without an interval. */
  public static Estimate exactly(double value) {
    return new Estimate(value, Double.NaN, Double.NaN);
  }

  /** Reads {@code {"value", "low", "high"}} or a bare number; anything else is {@link #NONE}. */
  public static Estimate of(JsonNode node) {
    return node.isObject()
        ? new Estimate(
            number(node.path("value")), number(node.path("low")), number(node.path("high")))
        : exactly(number(node));
  }

  /** The finite number in a node, NaN where there is none. */
  public static double number(JsonNode node) {
    return node.isNumber() ? finite(node.doubleValue()) : Double.NaN;
  }

  private static double finite(double value) {
    return Double.isInfinite(value) ? Double.NaN : value;
  }

  public boolean exists() {
    return !Double.isNaN(value);
  }

  public boolean hasInterval() {
    return !Double.isNaN(low) && !Double.isNaN(high);
  }

  public Estimate dividedBy(double unit) {
    return new Estimate(value / unit, low / unit, high / unit);
  }
}
