package knee.experiments.report;

import com.fasterxml.jackson.databind.JsonNode;
import knee.experiments.file.Expectation.Comparison;

/** Comparisons of metrics with limits, and of varied values with those of a condition. */
final class Condition {
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

  /** Whether a point is meant. */
  static boolean meets(JsonNode point, knee.experiments.file.Expectation.Condition condition) {
    JsonNode actual =
        condition.path().equals("variant")
            ? point.path("variant")
            : point.path("vary").path(condition.path());
    return condition.holds(actual.isNumber() ? actual.numberValue() : actual.asText());
  }
}
