package knee.charts.results;

import java.util.Map;

/**
 * One observed row.
 *
 * @param variant null where the row does not say
 * @param vary varied path to its value as text
 * @param metrics in seconds, per second or shares, by the names of {@code expect}
 * @param outcome what happened instead of numbers ({@code timeout}), or null
 */
public record Measurement(
    String variant, Map<String, String> vary, Map<String, Double> metrics, String outcome) {

  /** Whether everything the row says of its place fits this point. */
  public boolean fits(Point point) {
    return (variant == null || variant.equals(point.variant()))
        && vary.entrySet().stream().allMatch(said -> fits(said, point));
  }

  private static boolean fits(Map.Entry<String, String> said, Point point) {
    String value = point.vary().get(said.getKey());
    return value == null || Quantity.same(said.getValue(), value);
  }

  public Estimate metric(String name) {
    return Estimate.exactly(metrics.getOrDefault(name, Double.NaN));
  }
}
