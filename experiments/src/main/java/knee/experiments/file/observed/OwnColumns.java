package knee.experiments.file.observed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import knee.experiments.file.quantity.Numbers;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Place;

/**
 * Columns called as in {@code measured}: varied paths, {@code variant}, {@code outcome} and
 * metrics, these also with their unit at the end ({@code p95_ms}, {@code throughput_per_s}, {@code
 * errors_share}) and bare numbers in them. A column {@code kind} says of what the metrics are.
 * Knee's own results.csv is such a file; what it has beyond that is passed over.
 */
final class OwnColumns {
  private static final String KIND = "kind";
  private static final String ALL = "all";
  private static final List<String> UNITS = List.of("_per_s", "_share", "_ms", "_s");
  private static final Set<String> PASSED_OVER =
      Set.of("replications", "simulated_s", "stationary", "completed", "error_mean_s");

  private OwnColumns() {}

  /**
   * @throws Fault where a column means nothing, or none is a metric
   */
  static void check(List<String> header, Vocabulary words, Place top) {
    boolean measures = header.contains("outcome");
    for (String name : header) {
      boolean label = List.of(KIND, "variant", "outcome").contains(name) || words.isVaried(name);
      boolean metric = words.isMetric(metric(name));
      measures |= metric;
      if (!label && !metric && !isPassedOver(name)) {
        throw new Fault(top, words.unknownColumn(name));
      }
    }
    if (!measures) {
      throw new Fault(top, "no column measures anything; add one such as mean_s or p95_ms");
    }
  }

  private static boolean isPassedOver(String name) {
    return PASSED_OVER.contains(name) || name.matches(".*_(low|high)(_s|_per_s)?");
  }

  private static String metric(String column) {
    return unit(column)
        .map(unit -> column.substring(0, column.length() - unit.length()))
        .orElse(column);
  }

  private static Optional<String> unit(String column) {
    return UNITS.stream().filter(column::endsWith).findFirst();
  }

  /** A row in the words of {@code measured}; what is empty is left out. */
  static Map<String, String> cells(Map<String, String> line, Vocabulary words, Place at) {
    String given = line.getOrDefault(KIND, "");
    String kind = given.isEmpty() ? ALL : given;
    if (!kind.equals(ALL) && !words.kinds().contains(kind)) {
      throw new Fault(at, words.unknownKind(kind));
    }
    Map<String, String> cells = new LinkedHashMap<>();
    line.forEach(
        (column, value) -> {
          String metric = metric(column);
          boolean measured = !words.isVaried(column) && words.isMetric(metric);
          if (value.isEmpty() || column.equals(KIND) || (isPassedOver(column) && !measured)) {
            return;
          }
          String name =
              measured && !kind.equals(ALL) ? kind + "." + metric : measured ? metric : column;
          cells.put(name, unit(column).map(unit -> withUnit(value, unit)).orElse(value));
        });
    return cells;
  }

  private static String withUnit(String value, String unit) {
    if (Numbers.decimal(value).isEmpty()) {
      return value;
    }
    return switch (unit) {
      case "_per_s" -> value + "/s";
      case "_share" -> value;
      default -> value + unit.substring(1);
    };
  }
}
