package knee.experiments.report.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import knee.experiments.report.document.Metric;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.report.table.TextTable.Align;
import knee.experiments.report.table.TextTable.Column;

/** How the variants differ, in a few lines; results.json has all of it. */
public final class ComparisonTable {
  private static final int ALWAYS = Integer.MAX_VALUE;
  private static final int ROWS = 8;

  /** Mean, P95 and throughput of a pair stand one after the other. */
  private static final int METRICS = 3;

  private ComparisonTable() {}

  /** Nothing where there is only one variant. */
  public static List<String> lines(ResultsDocument results, int width) {
    JsonNode comparisons = results.comparisons();
    int pairs = comparisons.size() / METRICS;
    if (pairs == 0) {
      return List.of();
    }
    List<JsonNode> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(pairs, ROWS); i++) {
      rows.add(comparisons.get(i * METRICS));
    }
    List<Column> columns = new ArrayList<>();
    columns.add(
        Column.of(
            "",
            ALWAYS,
            Align.LEFT,
            rows.stream()
                .map(row -> row.path("b").asText() + " - " + row.path("a").asText())
                .toList()));
    columns.addAll(PointTable.varied(results.experiment().varied(), rows));
    columns.add(metric("mean", comparisons, rows.size(), 0, 90));
    columns.add(metric("P95", comparisons, rows.size(), 1, 80));
    columns.add(metric("throughput", comparisons, rows.size(), 2, 70));
    List<String> lines = new ArrayList<>(TextTable.lines(columns, width));
    if (pairs > ROWS) {
      lines.add("and " + (pairs - ROWS) + " more under comparisons in results.json");
    }
    return lines;
  }

  private static Column metric(
      String header, JsonNode comparisons, int rows, int offset, int importance) {
    List<JsonNode> pairs = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      pairs.add(comparisons.get(i * METRICS + offset));
    }
    Metric.Unit unit = Metric.unit(pairs.get(0).path("metric").asText());
    List<Quantity.Parts> differences =
        Quantity.column(pairs.stream().map(pair -> pair.path("difference")).toList(), unit);
    List<Quantity.Parts> cells = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      Quantity.Parts parts = differences.get(i);
      boolean more = pairs.get(i).path("difference").path("value").asDouble() > 0;
      boolean undecided = pairs.get(i).path("verdict").asText().equals("undecided");
      cells.add(
          new Quantity.Parts(
              (more ? "+" : "") + parts.value(),
              parts.plusMinus(),
              parts.unit() + (undecided ? " ?" : "")));
    }
    return Column.of(header, importance, cells);
  }
}
