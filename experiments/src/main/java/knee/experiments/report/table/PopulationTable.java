package knee.experiments.report.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import knee.experiments.report.document.Metric;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.report.table.TextTable.Align;
import knee.experiments.report.table.TextTable.Column;

/** What each population of clients saw: a row per point and population. */
public final class PopulationTable {
  private static final int ALWAYS = Integer.MAX_VALUE;

  private PopulationTable() {}

  /**
   * @param width of the terminal in characters; narrow ones get fewer columns
   * @return empty where the populations have no names
   */
  public static List<String> lines(ResultsDocument results, int width) {
    List<ObjectNode> points = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (ObjectNode point : results.finished()) {
      point
          .path("populations")
          .fieldNames()
          .forEachRemaining(
              name -> {
                points.add(point);
                names.add(name);
              });
    }
    if (names.isEmpty()) {
      return List.of();
    }
    List<Column> columns = PointTable.labels(results.experiment().varied(), points);
    columns.add(Column.of("population", ALWAYS, Align.LEFT, names));
    columns.add(metric("throughput", "throughput", 60, points, names));
    columns.add(metric("mean", "mean", 90, points, names));
    columns.add(metric("P50", "p50", 40, points, names));
    columns.add(metric("P95", "p95", 80, points, names));
    columns.add(metric("P99", "p99", 30, points, names));
    columns.add(metric("errors", "errors", 70, points, names));
    return TextTable.lines(columns, width);
  }

  private static Column metric(
      String header, String name, int importance, List<ObjectNode> points, List<String> names) {
    Metric.Unit unit = Metric.unit(name);
    List<JsonNode> values = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      values.add(Metric.of(points.get(i), Metric.POPULATION + names.get(i) + "." + name));
    }
    return Column.of(header, importance, Quantity.column(values, unit));
  }
}
