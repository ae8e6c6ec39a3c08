package knee.experiments.file.observed;

import java.util.Map;
import java.util.Optional;
import knee.experiments.file.Point;
import knee.experiments.file.quantity.VaryValue;

/**
 * One observed row.
 *
 * @param variant empty: any
 * @param vary the varied paths it names and their values, as in {@link Point#vary}
 * @param metrics names as in {@code expect} ({@code mean}, {@code list.p95}, {@code requests}), in
 *     seconds, per second, shares or counts
 * @param outcome {@code timeout} and the like, instead of numbers
 */
public record Measured(
    Optional<String> variant,
    Map<String, Object> vary,
    Map<String, Double> metrics,
    Optional<String> outcome) {

  /** Whether this was observed at the point: of its variant, and at its values of the grid. */
  public boolean matches(Point point) {
    return variant.map(point.variant()::equals).orElse(true)
        && vary.entrySet().stream()
            .allMatch(
                entry -> {
                  Object value = point.vary().get(entry.getKey());
                  return value != null && VaryValue.same(value, entry.getValue());
                });
  }
}
