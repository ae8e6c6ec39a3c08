package knee.experiments.file.observed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One observed row.
 *
 * @param variant empty: any
 * @param vary the varied paths it names and their values, as those of a point
 * @param metrics names as in {@code expect} ({@code mean}, {@code list.p95}, {@code requests}), in
 *     seconds, per second, shares or counts
 * @param outcome {@code timeout} and the like, instead of numbers
 */
public record Measured(
    Optional<String> variant,
    Map<String, Object> vary,
    Map<String, Double> metrics,
    Optional<String> outcome) {

  Measured without(Set<String> paths, Optional<String> of) {
    Map<String, Object> rest = new LinkedHashMap<>(vary);
    rest.keySet().removeAll(paths);
    return new Measured(of, rest, metrics, outcome);
  }
}
