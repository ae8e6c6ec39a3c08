package knee.experiments.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.observed.Measured;
import knee.experiments.report.document.Metric.Unit;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.report.table.TextTable.Align;
import knee.experiments.report.table.TextTable.Column;
import knee.experiments.run.FakeSimulation;
import knee.experiments.run.Points;
import org.junit.jupiter.api.Test;

class TablesTest {
  private static ResultsDocument results(List<Measured> measured) {
    ResultsDocument results = new ResultsDocument(Points.users(measured, List.of(), 10, 100, 1000));
    for (int point = 0; point < 3; point++) {
      results.finish(point, FakeSimulation.summary(results.experiment().points().get(point), 4));
    }
    return results;
  }

  @Test
  void quantitiesHaveThreeDigitsAndASuitableUnit() {
    assertEquals("3.61 s", Quantity.text(3.6123, Unit.SECONDS));
    assertEquals("29.5 ms", Quantity.text(0.02946, Unit.SECONDS));
    assertEquals("1.00 s", Quantity.text(0.9997, Unit.SECONDS));
    assertEquals("999 ms", Quantity.text(0.9994, Unit.SECONDS));
    assertEquals("250 us", Quantity.text(250e-6, Unit.SECONDS));
    assertEquals("0.000000123 us", Quantity.text(1.23e-13, Unit.SECONDS));
    assertEquals("1.23e-8 us", Quantity.text(1.23e-14, Unit.SECONDS));
    assertEquals("1235 s", Quantity.text(1234.6, Unit.SECONDS));
    assertEquals("134/s", Quantity.text(133.7, Unit.PER_SECOND));
    assertEquals("12.5%", Quantity.text(0.125, Unit.SHARE));
    assertEquals("25.0/s", Quantity.text(25, Unit.PER_SECOND));
    assertEquals("0 s", Quantity.text(0, Unit.SECONDS));
  }

  private static ObjectNode estimate(double value, double halfWidth) {
    return new ObjectMapper()
        .createObjectNode()
        .put("value", value)
        .put("low", value - halfWidth)
        .put("high", value + halfWidth);
  }

  private static List<String> column(Unit unit, ObjectNode... metrics) {
    return Quantity.column(List.of(metrics), unit).stream().map(Object::toString).toList();
  }

  @Test
  void valuesAreAsPreciseAsTheirIntervals() {
    assertEquals(
        List.of("10.023 ±0.015/s", "10.0 ±1.3/s", "785 ±107/s", "0 ±0.48/s", "1.00000 ±0.00048/s"),
        column(
            Unit.PER_SECOND,
            estimate(10.02345, 0.0152),
            estimate(10.02345, 1.26),
            estimate(785.3, 107.4),
            estimate(0, 0.48),
            estimate(1.000004, 0.00048)));
  }

  @Test
  void numbersToBeComparedHaveOneUnit() {
    assertEquals(
        List.of("59.5 ±1.7 ms", "1350 ±16 ms"),
        column(Unit.SECONDS, estimate(0.0595, 0.0017), estimate(1.35, 0.016)));
    assertEquals(
        List.of("0.774 ±0.011 s", "92 ±41 s"),
        column(Unit.SECONDS, estimate(0.774, 0.011), estimate(92.3, 41)));
    assertEquals(
        List.of("2.50 ±0.11 ms", "62 ±24 s"),
        column(Unit.SECONDS, estimate(0.0025, 0.00011), estimate(62, 24)));
  }

  @Test
  void aDifferenceThatMayBeNothingHasTheUnitOfItsInterval() {
    assertEquals("0.0 ±1.7 ms", Quantity.of(estimate(-0.564e-6, 1666e-6), Unit.SECONDS).toString());
  }

  @Test
  void partsStandUnderEachOther() {
    List<String> lines =
        TextTable.lines(
            List.of(
                Column.of("variant", 9, Align.LEFT, List.of("sync", "gevent")),
                Column.of(
                    "mean",
                    8,
                    List.of(
                        new Quantity.Parts("3.61", "±0.1", " s"),
                        new Quantity.Parts("15.8", "", " ms"))),
                Column.of("n", 7, Align.RIGHT, List.of("1", "10"))),
            80);
    assertEquals(
        List.of(
            "variant          mean   n", //
            "sync     3.61 ±0.1 s    1",
            "gevent   15.8      ms  10"),
        lines);
  }

  @Test
  void leastImportantColumnsGoFirst() {
    List<Column> columns =
        List.of(
            Column.of("aaaaaaaaaa", Integer.MAX_VALUE, Align.LEFT, List.of("1")),
            Column.of("bbbbbbbbbb", 1, Align.LEFT, List.of("2")),
            Column.of("cccccccccc", 2, Align.LEFT, List.of("3")));
    assertEquals("aaaaaaaaaa  bbbbbbbbbb  cccccccccc", TextTable.lines(columns, 34).get(0));
    assertEquals("aaaaaaaaaa  cccccccccc", TextTable.lines(columns, 33).get(0));
    assertEquals("aaaaaaaaaa", TextTable.lines(columns, 5).get(0));
  }

  @Test
  void rowsFitTheTerminal() {
    for (int width : new int[] {60, 80, 120, 200}) {
      List<String> lines = PointTable.lines(results(List.of()), width);
      assertEquals(4, lines.size());
      assertTrue(lines.stream().allMatch(line -> line.length() <= width), lines.toString());
      assertTrue(lines.get(0).contains("users"));
      assertTrue(lines.get(0).contains("mean"));
    }
    String wide = PointTable.lines(results(List.of()), 200).get(0);
    assertTrue(wide.contains("P99") && wide.contains("busiest"), wide);
  }

  @Test
  void measurementsStandBesidePredictions() {
    Measured numbers =
        new Measured(
            Optional.of("base"),
            Map.of("clients.users", 100L),
            Map.of("list.throughput", 25.0),
            Optional.empty());
    Measured outcome =
        new Measured(
            Optional.empty(), Map.of("clients.users", 1000L), Map.of(), Optional.of("timeout"));
    List<String> lines = MeasuredTable.lines(results(List.of(numbers, outcome)), 80);
    assertEquals(3, lines.size());
    assertTrue(
        lines.get(1).matches(" *100 +list.throughput +25.0 */s +20.0 */s +-20%"), lines.get(1));
    assertTrue(
        lines.get(2).matches(" *1000 +mean +timeout +5\\d\\.\\d ±.* s +8.33% errors"),
        lines.get(2));
    assertEquals(List.of(), MeasuredTable.lines(results(List.of()), 80));
  }
}
