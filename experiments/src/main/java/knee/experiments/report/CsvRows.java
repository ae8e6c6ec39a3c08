package knee.experiments.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import knee.experiments.run.estimate.Percentiles;
import knee.experiments.run.estimate.PointSummary;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** results.csv: a row per point and kind of request, all kinds together first. */
public final class CsvRows {
  private CsvRows() {}

  /** The whole file: a header, then the points that have finished. */
  public static String text(ResultsDocument results) {
    StringBuilder out = new StringBuilder();
    List<String> varied = results.experiment().varied();
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").build();
    try (CSVPrinter printer = new CSVPrinter(out, format)) {
      printer.printRecord(header(varied));
      for (ObjectNode point : results.finished()) {
        printer.printRecord(row(point, PointSummary.ALL, point, varied));
        for (Map.Entry<String, JsonNode> kind : point.path("requests").properties()) {
          printer.printRecord(row(point, kind.getKey(), kind.getValue(), varied));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return out.toString();
  }

  private static List<String> header(List<String> varied) {
    List<String> names = new ArrayList<>(List.of("variant"));
    names.addAll(varied);
    names.addAll(List.of("kind", "replications", "simulated_s", "stationary", "completed"));
    names.addAll(List.of("throughput_per_s", "throughput_low_per_s", "throughput_high_per_s"));
    names.addAll(List.of("mean_s", "mean_low_s", "mean_high_s"));
    for (String percentile : Percentiles.NAMES) {
      names.addAll(List.of(percentile + "_s", percentile + "_low_s", percentile + "_high_s"));
    }
    names.add("max_s");
    names.addAll(List.of("errors_share", "errors_share_low", "errors_share_high"));
    names.addAll(List.of("error_mean_s", "error_mean_low_s", "error_mean_high_s"));
    return names;
  }

  private static List<String> row(JsonNode point, String name, JsonNode kind, List<String> varied) {
    List<String> cells = new ArrayList<>(List.of(point.path("variant").asText()));
    varied.forEach(path -> cells.add(cell(point.path("vary").path(path))));
    cells.add(name);
    cells.add(cell(point.path("replications")));
    cells.add(cell(point.path("simulated")));
    cells.add(cell(point.path("stationary")));
    cells.add(cell(kind.path("completed")));
    addInterval(cells, kind.path("throughput"));
    JsonNode response = kind.path("response");
    addInterval(cells, response.path("mean"));
    Percentiles.NAMES.forEach(percentile -> addInterval(cells, response.path(percentile)));
    cells.add(cell(response.path("max").path("value")));
    addInterval(cells, kind.path("errors").path("share"));
    addInterval(cells, kind.path("errors").path("response").path("mean"));
    return cells;
  }

  private static void addInterval(List<String> cells, JsonNode metric) {
    cells.add(cell(metric.path("value")));
    cells.add(cell(metric.path("low")));
    cells.add(cell(metric.path("high")));
  }

  /** As in results.json; what has no value is empty. */
  private static String cell(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isTextual() ? value.textValue() : Json.line(value);
  }
}
