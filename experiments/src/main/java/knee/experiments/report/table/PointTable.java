package knee.experiments.report.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import knee.experiments.report.document.Metric;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.report.table.TextTable.Align;
import knee.experiments.report.table.TextTable.Column;

/** What the terminal shows of the points that have finished: one row each. */
public final class PointTable {
  private static final int ALWAYS = Integer.MAX_VALUE;

  private PointTable() {}

  /**
   * @param width of the terminal in characters; narrow ones get fewer columns
   */
  public static List<String> lines(ResultsDocument results, int width) {
    List<ObjectNode> points = results.finished();
    if (points.isEmpty()) {
      return List.of();
    }
    List<Column> columns = labels(results.experiment().varied(), points);
    columns.add(metric("throughput", "throughput", 60, points));
    columns.add(metric("mean", "mean", 90, points));
    columns.add(metric("P50", "p50", 40, points));
    columns.add(metric("P95", "p95", 80, points));
    columns.add(metric("P99", "p99", 30, points));
    columns.add(metric("errors", "errors", 70, points));
    columns.add(
        Column.of("busiest", 50, Align.LEFT, points.stream().map(PointTable::busiest).toList()));
    boolean settled = points.stream().allMatch(point -> point.path("stationary").asBoolean(true));
    if (!settled) {
      columns.add(
          Column.of("", ALWAYS, Align.LEFT, points.stream().map(PointTable::mark).toList()));
    }
    return TextTable.lines(columns, width);
  }

  /** Variant and varied values, as far as they tell the rows apart. */
  static List<Column> labels(List<String> varied, List<? extends JsonNode> rows) {
    List<Column> columns = new ArrayList<>();
    List<String> variants = rows.stream().map(row -> row.path("variant").asText("any")).toList();
    if (variants.stream().anyMatch(variant -> !variant.equals("base")) || varied.isEmpty()) {
      columns.add(Column.of("variant", ALWAYS, Align.LEFT, variants));
    }
    columns.addAll(varied(varied, rows));
    return columns;
  }

  /** The varied values. */
  static List<Column> varied(List<String> varied, List<? extends JsonNode> rows) {
    List<Column> columns = new ArrayList<>();
    for (String path : varied) {
      List<String> cells = rows.stream().map(row -> row.path("vary").path(path).asText()).toList();
      columns.add(Column.of(shortest(path, varied), ALWAYS, Align.RIGHT, cells));
    }
    return columns;
  }

  /** The end of a path, where no other path ends like it. */
  private static String shortest(String path, List<String> varied) {
    String end = path.substring(path.lastIndexOf('.') + 1);
    boolean ambiguous =
        varied.stream().filter(it -> it.equals(end) || it.endsWith("." + end)).count() > 1;
    return ambiguous ? path : end;
  }

  private static Column metric(
      String header, String name, int importance, List<ObjectNode> points) {
    Metric.Unit unit = Metric.unit(name);
    return Column.of(
        header,
        importance,
        Quantity.column(points.stream().map(point -> Metric.of(point, name)).toList(), unit));
  }

  /** The resource with the highest utilization. */
  private static String busiest(JsonNode point) {
    String name = "";
    double most = -1;
    for (Map.Entry<String, JsonNode> resource : point.path("resources").properties()) {
      double utilization = resource.getValue().path("utilization").path("value").asDouble(-1);
      if (utilization > most) {
        most = utilization;
        name = resource.getKey();
      }
    }
    return most < 0 ? "-" : name + " " + Quantity.text(most, Metric.Unit.SHARE);
  }

  private static String mark(JsonNode point) {
    return point.path("stationary").asBoolean(true) ? "" : "*";
  }
}
