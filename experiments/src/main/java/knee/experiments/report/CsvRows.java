package knee.experiments.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import knee.experiments.report.document.Json;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.run.estimate.Percentiles;
import knee.experiments.run.estimate.PointSummary;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * results.csv: a row per point and kind of request, all kinds together first; populations.csv: the
 * same for the populations; processes.csv: a row per point and worker process.
 */
public final class CsvRows {
  /** Of a process: the name in results.json, that of the column, and its unit. */
  private static final String[][] PROCESS = {
    {"connections", "connections_share", ""},
    {"requests", "requests_share", ""},
    {"throughput", "throughput", "_per_s"},
    {"utilization", "utilization", ""},
    {"queue", "queue", ""},
    {"open", "open_connections", ""},
    {"memory", "memory", "_bytes"}
  };

  private CsvRows() {}

  /** The whole file: a header, then the points that have finished. */
  public static String text(ResultsDocument results) {
    List<String> varied = results.experiment().varied();
    List<List<String>> rows = new ArrayList<>();
    rows.add(header("kind", varied));
    for (ObjectNode point : results.finished()) {
      rows.add(row(point, PointSummary.ALL, point, varied));
      point
          .path("requests")
          .properties()
          .forEach(kind -> rows.add(row(point, kind.getKey(), kind.getValue(), varied)));
    }
    return text(rows);
  }

  /** populations.csv; empty where they have no names. */
  public static Optional<String> populations(ResultsDocument results) {
    List<String> varied = results.experiment().varied();
    List<List<String>> rows = new ArrayList<>();
    rows.add(header("population", varied));
    for (ObjectNode point : results.finished()) {
      point
          .path("populations")
          .properties()
          .forEach(one -> rows.add(row(point, one.getKey(), one.getValue(), varied)));
    }
    return rows.size() == 1 ? Optional.empty() : Optional.of(text(rows));
  }

  /** processes.csv; empty where there is no server. */
  public static Optional<String> processes(ResultsDocument results) {
    List<String> varied = results.experiment().varied();
    List<List<String>> rows = new ArrayList<>();
    rows.add(processHeader(varied));
    for (ObjectNode point : results.finished()) {
      point
          .path("processes")
          .properties()
          .forEach(one -> rows.add(processRow(point, one.getKey(), one.getValue(), varied)));
    }
    return rows.size() == 1 ? Optional.empty() : Optional.of(text(rows));
  }

  private static String text(List<List<String>> rows) {
    StringBuilder out = new StringBuilder();
    CSVFormat format = CSVFormat.DEFAULT.builder().setRecordSeparator("\n").build();
    try (CSVPrinter printer = new CSVPrinter(out, format)) {
      printer.printRecords(rows);
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory cannot fail", e);
    }
    return out.toString();
  }

  private static List<String> processHeader(List<String> varied) {
    List<String> names = new ArrayList<>(List.of("variant"));
    names.addAll(varied);
    names.add("process");
    for (String[] metric : PROCESS) {
      names.addAll(List.of(metric[1] + metric[2], metric[1] + "_low" + metric[2]));
      names.add(metric[1] + "_high" + metric[2]);
    }
    names.addAll(List.of("memory_max_bytes", "kills"));
    return names;
  }

  private static List<String> processRow(
      JsonNode point, String name, JsonNode process, List<String> varied) {
    List<String> cells = new ArrayList<>(List.of(point.path("variant").asText()));
    varied.forEach(path -> cells.add(cell(point.path("vary").path(path))));
    cells.add(name);
    for (String[] metric : PROCESS) {
      addInterval(cells, process.path(metric[0]));
    }
    cells.add(cell(process.path("memory_max")));
    cells.add(cell(process.path("kills")));
    return cells;
  }

  private static List<String> header(String of, List<String> varied) {
    List<String> names = new ArrayList<>(List.of("variant"));
    names.addAll(varied);
    names.addAll(List.of(of, "replications", "simulated_s", "stationary", "completed"));
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
