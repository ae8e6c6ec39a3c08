package knee.experiments.file.observed;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.quantity.Numbers;
import org.apache.commons.csv.CSVRecord;

/**
 * The columns of the {@code _stats.csv} that Locust writes (1.0 and later), times in milliseconds.
 *
 * <p>Locust's times are of all requests, failed ones included; its rate as well, which is why
 * failures are subtracted here.
 */
final class LocustColumns {
  private static final String REQUESTS = "Request Count";
  private static final String FAILURES = "Failure Count";
  private static final String MEAN = "Average Response Time";
  private static final String RATE = "Requests/s";
  private static final String FAILURE_RATE = "Failures/s";
  private static final List<String> NEEDED = List.of(REQUESTS, FAILURES, MEAN, RATE, FAILURE_RATE);

  /** Columns of times, and what they are called here. */
  private static final List<Map.Entry<String, String>> TIMES =
      List.of(
          Map.entry(MEAN, "mean"),
          Map.entry("50%", "p50"),
          Map.entry("66%", "p66"),
          Map.entry("75%", "p75"),
          Map.entry("80%", "p80"),
          Map.entry("90%", "p90"),
          Map.entry("95%", "p95"),
          Map.entry("98%", "p98"),
          Map.entry("99%", "p99"),
          Map.entry("99.9%", "p999"),
          Map.entry("Max Response Time", "max"));

  private LocustColumns() {}

  /** Whether the file comes from Locust. */
  static boolean describe(List<String> header) {
    return header.contains("Name") && (header.contains("Type") || header.contains(REQUESTS));
  }

  /** A column without which the file is another one of Locust's. */
  static Optional<String> missing(List<String> header) {
    return NEEDED.stream().filter(name -> !header.contains(name)).findFirst();
  }

  /** Whether the row sums up all names. */
  static boolean isOfAll(CSVRecord line) {
    return line.get("Name").equals("Aggregated");
  }

  /**
   * The cells in the words of {@code measured}.
   *
   * @param prefix of the metrics: empty, or the kind of request and a dot
   * @return nothing where there was no request
   */
  static Map<String, String> cells(CSVRecord line, String prefix) {
    Map<String, String> cells = new LinkedHashMap<>();
    BigDecimal requests = number(line, REQUESTS);
    if (requests.signum() == 0) {
      return cells;
    }
    for (Map.Entry<String, String> time : TIMES) {
      boolean given = line.isMapped(time.getKey()) && line.isSet(time.getKey());
      String value = given ? line.get(time.getKey()) : "";
      if (Numbers.decimal(value).isPresent()) {
        cells.put(prefix + time.getValue(), value + "ms");
      }
    }
    BigDecimal rate = number(line, RATE).subtract(number(line, FAILURE_RATE));
    BigDecimal errors = number(line, FAILURES).divide(requests, MathContext.DECIMAL64);
    cells.put(prefix + "throughput", rate.toPlainString() + "/s");
    cells.put(prefix + "errors", errors.toPlainString());
    cells.put(prefix + "requests", requests.toBigInteger().toString());
    return cells;
  }

  private static BigDecimal number(CSVRecord line, String column) {
    return Numbers.decimal(line.get(column)).isPresent()
        ? new BigDecimal(line.get(column).strip())
        : BigDecimal.ZERO;
  }
}
