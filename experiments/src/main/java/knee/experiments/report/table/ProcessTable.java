package knee.experiments.report.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import knee.experiments.report.document.Metric;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.report.table.TextTable.Align;
import knee.experiments.report.table.TextTable.Column;

/**
 * How the worker processes of a server shared the work: a row per point and server, the processes
 * side by side in their order, or from the highest to the lowest where they are many.
 */
public final class ProcessTable {
  private static final int ALWAYS = Integer.MAX_VALUE;
  private static final int SIDE_BY_SIDE = 6;
  private static final DoubleFunction<String> SHARE =
      value -> Quantity.text(value, Metric.Unit.SHARE);
  private static final DoubleFunction<String> NUMBER =
      value -> String.format(Locale.ROOT, value < 10 ? "%.2f" : "%.0f", value);

  private ProcessTable() {}

  /** A server at a point. */
  private record Row(ObjectNode point, String server, List<JsonNode> processes) {}

  /**
   * @param width of the page in characters; narrow ones get fewer columns
   * @return empty where no server has several processes, and none a limit of memory
   */
  public static List<String> lines(ResultsDocument results, int width) {
    List<Row> rows = new ArrayList<>();
    for (ObjectNode point : results.finished()) {
      for (Map.Entry<String, JsonNode> server : point.path("imbalance").properties()) {
        rows.add(new Row(point, server.getKey(), processes(point, server.getKey())));
      }
    }
    boolean memory = rows.stream().anyMatch(row -> row.point.has("memory"));
    if (rows.stream().noneMatch(row -> row.processes.size() > 1) && !memory) {
      return List.of();
    }
    List<Column> columns =
        PointTable.labels(
            results.experiment().varied(), rows.stream().map(row -> row.point).toList());
    if (rows.stream().anyMatch(row -> !row.server.equals("server"))) {
      columns.add(column("server", ALWAYS, rows, row -> row.server));
    }
    columns.add(column("connections", 90, rows, row -> each(row, "connections", SHARE)));
    columns.add(column("utilization", 80, rows, row -> each(row, "utilization", SHARE)));
    columns.add(column("queue", 70, rows, row -> each(row, "queue", NUMBER)));
    columns.add(column("killed", 50, rows, ProcessTable::kills));
    if (memory) {
      columns.add(column("most memory", 60, rows, ProcessTable::memory));
    }
    return TextTable.lines(columns, width);
  }

  private static Column column(
      String header, int importance, List<Row> rows, Function<Row, String> of) {
    return Column.of(header, importance, Align.LEFT, rows.stream().map(of).toList());
  }

  /** Those of a pool begin with its name; the only server has all. */
  private static List<JsonNode> processes(JsonNode point, String server) {
    List<JsonNode> all = new ArrayList<>();
    List<JsonNode> own = new ArrayList<>();
    for (Map.Entry<String, JsonNode> process : point.path("processes").properties()) {
      all.add(process.getValue());
      if (process.getKey().startsWith(server + ".")) {
        own.add(process.getValue());
      }
    }
    return own.isEmpty() ? all : own;
  }

  private static String each(Row row, String metric, DoubleFunction<String> shown) {
    double[] values =
        row.processes.stream().mapToDouble(p -> p.path(metric).path("value").asDouble()).toArray();
    List<String> texts = new ArrayList<>();
    if (values.length > SIDE_BY_SIDE) {
      Arrays.sort(values);
      return shown.apply(values[values.length - 1]) + " to " + shown.apply(values[0]);
    }
    for (double value : values) {
      texts.add(shown.apply(value));
    }
    return String.join(" ", texts);
  }

  private static String kills(Row row) {
    long kills = row.processes.stream().mapToLong(process -> process.path("kills").asLong()).sum();
    return kills == 0 ? "-" : Long.toString(kills);
  }

  /** {@code 600 of 600 MB}. */
  private static String memory(Row row) {
    JsonNode memory = row.point.path("memory").path(row.server);
    if (memory.isMissingNode()) {
      return "-";
    }
    String most = NUMBER.apply(memory.path("max").asDouble() / 1e6);
    JsonNode limit = memory.path("limit");
    return most + (limit.isNull() ? "" : " of " + NUMBER.apply(limit.asDouble() / 1e6)) + " MB";
  }
}
