package knee.experiments.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import knee.experiments.file.Expectation.Comparison;

/** Comparisons of metrics with limits, and of varied values with those of a condition. */
final class Condition {
  private static final Pattern QUANTITY = Pattern.compile("([-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?)(.*)");

  /** Only looked up, never iterated. */
  private static final Map<String, Double> UNITS =
      Map.ofEntries(
          Map.entry("", 1.0),
          Map.entry("us", 1e-6),
          Map.entry("ms", 1e-3),
          Map.entry("s", 1.0),
          Map.entry("min", 60.0),
          Map.entry("h", 3600.0),
          Map.entry("%", 0.01),
          Map.entry("/s", 1.0),
          Map.entry("/min", 1 / 60.0),
          Map.entry("kB", 1e3),
          Map.entry("MB", 1e6),
          Map.entry("GB", 1e9));

  private Condition() {}

  static boolean holds(double value, Comparison comparison, double limit) {
    // 12 digits survive in the results: closer than that is equal.
    boolean equal = Math.abs(value - limit) <= 1e-11 * Math.abs(limit);
    return switch (comparison) {
      case LESS -> value < limit && !equal;
      case LESS_OR_EQUAL -> value < limit || equal;
      case GREATER -> value > limit && !equal;
      case GREATER_OR_EQUAL -> value > limit || equal;
      case EQUAL -> equal;
      case NOT_EQUAL -> !equal;
    };
  }

  /** Whether a point is meant; of texts that are no quantities only equality can be said. */
  static boolean meets(JsonNode point, knee.experiments.file.Expectation.Condition condition) {
    JsonNode actual =
        condition.path().equals("variant")
            ? point.path("variant")
            : point.path("vary").path(condition.path());
    String wanted = String.valueOf(condition.value());
    OptionalDouble left = number(actual.asText());
    OptionalDouble right = number(wanted);
    if (left.isPresent() && right.isPresent()) {
      return holds(left.getAsDouble(), condition.comparison(), right.getAsDouble());
    }
    boolean equal = actual.asText().equals(wanted);
    return switch (condition.comparison()) {
      case EQUAL, LESS_OR_EQUAL, GREATER_OR_EQUAL -> equal;
      case NOT_EQUAL -> !equal;
      case LESS, GREATER -> false;
    };
  }

  private static OptionalDouble number(String text) {
    Matcher matcher = QUANTITY.matcher(text.trim());
    if (!matcher.matches() || !UNITS.containsKey(matcher.group(2).trim())) {
      return OptionalDouble.empty();
    }
    try {
      double number = Double.parseDouble(matcher.group(1));
      return OptionalDouble.of(number * UNITS.get(matcher.group(2).trim()));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
