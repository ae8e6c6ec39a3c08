package knee.experiments.report.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import knee.experiments.file.observed.Measured;
import knee.experiments.report.document.Json;
import knee.experiments.report.document.Metric;
import knee.experiments.report.document.PointDocument;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.report.table.Quantity.Parts;
import knee.experiments.report.table.TextTable.Align;
import knee.experiments.report.table.TextTable.Column;

/** Measurements beside what was predicted for them, with the error of the prediction. */
public final class MeasuredTable {
  private static final int ALWAYS = Integer.MAX_VALUE;

  private record Row(
      ObjectNode point, String metric, Parts measured, Parts predicted, String error) {}

  private MeasuredTable() {}

  /** Nothing where no finished point has been measured. */
  public static List<String> lines(ResultsDocument results, int width) {
    List<Row> rows = new ArrayList<>();
    for (ObjectNode point : results.finished()) {
      for (Measured measured : results.experiment().placed()) {
        if (isAbout(measured, point)) {
          addRows(rows, measured, point);
        }
      }
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    List<ObjectNode> points = rows.stream().map(Row::point).toList();
    List<Column> columns = PointTable.labels(results.experiment().varied(), points);
    columns.add(Column.of("metric", ALWAYS, Align.LEFT, rows.stream().map(Row::metric).toList()));
    columns.add(Column.of("measured", ALWAYS, rows.stream().map(Row::measured).toList()));
    columns.add(Column.of("predicted", ALWAYS, rows.stream().map(Row::predicted).toList()));
    columns.add(Column.of("error", ALWAYS, Align.RIGHT, rows.stream().map(Row::error).toList()));
    return TextTable.lines(columns, width);
  }

  private static boolean isAbout(Measured measured, JsonNode point) {
    if (measured.variant().isPresent()
        && !measured.variant().get().equals(point.path("variant").asText())) {
      return false;
    }
    ObjectNode wanted = PointDocument.values(measured.vary());
    for (Map.Entry<String, JsonNode> value : wanted.properties()) {
      JsonNode actual = point.path("vary").path(value.getKey());
      if (!Json.line(actual).equals(Json.line(value.getValue()))) {
        return false;
      }
    }
    return true;
  }

  private static void addRows(List<Row> rows, Measured measured, ObjectNode point) {
    measured
        .outcome()
        .ifPresent(
            outcome -> {
              Parts mean = Quantity.of(Metric.of(point, "mean"), Metric.Unit.SECONDS);
              String errors = Quantity.of(Metric.of(point, "errors"), Metric.Unit.SHARE).value();
              rows.add(
                  new Row(point, "mean", new Parts(outcome, "", ""), mean, errors + "% errors"));
            });
    measured
        .metrics()
        .forEach(
            (metric, value) -> {
              Metric.Unit unit = Metric.unit(metric);
              JsonNode prediction = Metric.of(point, metric);
              ObjectNode observed = point.objectNode().set("value", Json.number(value));
              List<Parts> both = Quantity.column(List.of(observed, prediction), unit);
              String error = error(prediction.path("value").asDouble(Double.NaN), value);
              rows.add(new Row(point, metric, both.get(0), both.get(1), error));
            });
  }

  /** Of the prediction, in percent of the measurement. */
  private static String error(double predicted, double measured) {
    if (Double.isNaN(predicted) || measured == 0) {
      return "-";
    }
    double percent = 100 * (predicted - measured) / measured;
    return (percent > 0 ? "+" : "") + Quantity.digits(percent, 2) + "%";
  }
}
