package knee.charts.figures;

import static knee.charts.figures.Drawn.names;
import static knee.charts.figures.Drawn.plot;
import static knee.charts.figures.Drawn.series;
import static knee.charts.figures.Drawn.sheet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import knee.charts.Samples;
import knee.charts.drawing.Sheet;
import knee.charts.results.Results;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the figures, on the level of axes and datasets. */
final class FiguresTest {
  @TempDir Path folder;

  private static List<Sheet> sample(String name) throws IOException {
    return Figures.of(Results.read(Samples.path(name)));
  }

  private List<Sheet> of(String json) throws IOException {
    return Drawn.of(folder, json);
  }

  private static final String TWO_POINTS =
      """
      {"title": "t", "varied": ["clients.users"], "points": [
        {"vary": {"clients.users": 50}, "response": {
          "mean": {"value": 0.2, "low": 0.1, "high": 0.3}, "p95": null}},
        {"vary": {"clients.users": 5}, "response": {
          "mean": {"value": 0.02, "low": 0.01, "high": 0.03}, "p95": {"value": 0.04}}}],
       "measured": [{"vary": {"clients.users": 20}, "metrics": {"mean": 0.5}},
                    {"vary": {"clients.users": 60}, "metrics": {}, "outcome": "timeout"}]}
      """;

  @Test
  void oneLineShowsItsFourMetricsInOrderOfLoadWithIntervals() throws IOException {
    XYPlot plot = plot(of(TWO_POINTS), "latency");
    var data = (IntervalXYDataset) plot.getDataset(0);
    assertEquals(List.of("mean", "P50", "P95", "P99"), series(data));
    assertEquals(5, data.getXValue(0, 0));
    assertEquals(50, data.getXValue(0, 1));
    assertEquals(20, data.getYValue(0, 0), 1e-9);
    assertEquals(100, data.getStartYValue(0, 1), 1e-9);
    assertEquals(300, data.getEndYValue(0, 1), 1e-9);
    assertEquals("users", plot.getDomainAxis().getLabel());
    assertEquals("response time [ms]", plot.getRangeAxis().getLabel());
  }

  @Test
  void aMissingValueIsAGapAndNotAZero() throws IOException {
    var data = (IntervalXYDataset) plot(of(TWO_POINTS), "latency").getDataset(0);
    assertEquals(2, data.getItemCount(2));
    assertEquals(40, data.getYValue(2, 0), 1e-9);
    assertTrue(Double.isNaN(data.getStartYValue(2, 0)), "no interval");
    assertTrue(Double.isNaN(data.getYValue(2, 1)), "no value");
  }

  @Test
  void measuredPointsAndOutcomesLieOverTheCurve() throws IOException {
    XYPlot plot = plot(of(TWO_POINTS), "latency");
    assertEquals(20, plot.getDataset(1).getXValue(0, 0));
    assertEquals(500, plot.getDataset(1).getYValue(0, 0), 1e-9);
    assertEquals(1, plot.getAnnotations().size(), "the timeout");
    assertTrue(plot.getDomainAxis().getUpperBound() > 60, "the axis reaches the timeout");
    assertTrue(plot.getRangeAxis().getUpperBound() > 500, "the axis reaches the measurement");
    assertEquals(0, plot.getRangeAxis().getLowerBound());
  }

  @Test
  void variantsAreLinesOfTheMainMetricBesideTheMeasuredMean() throws IOException {
    List<Sheet> sheets = sample("three-variants-measured");
    Sheet latency = sheet(sheets, "latency");
    assertEquals(2, latency.panels().size());
    assertEquals("P95 response time [s]", latency.panels().get(1).plot().getRangeAxis().getLabel());
    XYPlot mean = latency.panels().get(0).plot();
    assertEquals(
        List.of("sync", "gthread", "gevent", "measured, any line"), series(mean.getDataset(0)));
    // sync was measured at 5, 30 and 50 users; one row at 75 users does not say its variant
    assertEquals(3, mean.getDataset(1).getItemCount(0));
    assertEquals(0, mean.getDataset(1).getItemCount(1));
    assertEquals(75, mean.getDataset(1).getXValue(3, 0));
    assertEquals(4, sheet(sheets, "latency-metrics").panels().size());
  }

  @Test
  void otherPathsSplitLines() throws IOException {
    assertEquals(
        List.of("threads=1", "threads=2", "threads=4", "threads=8"),
        series(plot(sample("two-paths"), "latency").getDataset(0)));
  }

  @Test
  void manyLinesAreSpreadOverPanelsWithOneScale() throws IOException {
    Sheet twelve = sheet(sample("twelve-variants"), "latency");
    assertEquals(2, twelve.panels().size());
    assertEquals(6, twelve.panels().get(0).plot().getDataset(0).getSeriesCount());
    assertEquals(
        twelve.panels().get(0).plot().getRangeAxis().getRange(),
        twelve.panels().get(1).plot().getRangeAxis().getRange());
    Sheet byVariant = sheet(sample("many-lines"), "latency");
    assertEquals(
        List.of("sync", "gthread", "gevent"),
        byVariant.panels().stream().map(panel -> panel.heading()).toList());
    assertTrue(
        names(sample("many-lines"))
            .containsAll(List.of("latency-mean", "latency-p50", "latency-p95", "latency-p99")));
  }

  @Test
  void twoDecadesMakeALogarithmicAxisThatSaysSo() throws IOException {
    XYPlot wide = plot(sample("wide"), "latency");
    assertTrue(wide.getRangeAxis() instanceof LogAxis);
    assertTrue(wide.getRangeAxis().getLabel().endsWith("log scale"));
    assertTrue(wide.getDomainAxis().getLabel().endsWith("log scale"));
    XYPlot narrow = plot(sample("one-variant"), "latency");
    assertFalse(narrow.getRangeAxis() instanceof LogAxis);
    assertEquals(0, narrow.getRangeAxis().getLowerBound());
  }

  @Test
  void numbersWithUnitsAreNumericAndOnlyNamesAreCategories() throws IOException {
    XYPlot think = plot(sample("times-as-text"), "throughput");
    assertEquals("think [s]", think.getDomainAxis().getLabel());
    assertEquals(0.05, think.getDataset(0).getXValue(0, 1), 1e-12);
    XYPlot classes = plot(sample("categories"), "throughput");
    assertEquals(2, classes.getDataset(0).getXValue(0, 2), "gevent is the third");
  }

  @Test
  void nothingVariedGivesBarsSideBySide() throws IOException {
    List<Sheet> sheets = sample("no-vary");
    XYPlot latency = plot(sheets, "latency");
    var data = (IntervalXYDataset) latency.getDataset(0);
    assertEquals(List.of("sync", "gthread", "gevent"), series(data));
    assertEquals(4, data.getItemCount(0));
    assertTrue(data.getXValue(0, 0) < 0 && data.getXValue(2, 0) > 0, "around the first category");
    assertEquals(
        data.getXValue(0, 2), latency.getDataset(1).getXValue(0, 1), "measured on its bar");
    assertTrue(
        names(sheets).containsAll(List.of("throughput", "utilization", "errors", "distribution")));
  }

  @Test
  void manySinglePointsBecomeCategoriesThemselves() throws IOException {
    String points =
        IntStream.rangeClosed(1, 12)
            .mapToObj(i -> "{\"variant\": \"v%d\", \"response\": {\"mean\": %d}}".formatted(i, i))
            .collect(Collectors.joining(",", "{\"points\": [", "]}"));
    XYDataset data = plot(of(points), "latency").getDataset(0);
    assertEquals("mean", data.getSeriesKey(0));
    assertEquals(12, data.getItemCount(0));
    assertEquals(12, data.getYValue(0, 11), 1e-12);
  }

  @Test
  void errorsAreDrawnOnlyWhereThereAreAny() throws IOException {
    assertFalse(names(sample("one-variant")).contains("errors"));
    Sheet errors = sheet(sample("timeouts"), "errors");
    XYPlot plot = errors.panels().get(0).plot();
    assertEquals(List.of("all errors", "timeout", "killed"), series(plot.getDataset(0)));
    // (100 - 20) / 200 of attempts time out at 100 users
    assertEquals(40, plot.getDataset(0).getYValue(1, 6), 1e-9);
    assertEquals("failed attempts [%]", plot.getRangeAxis().getLabel());
  }

  @Test
  void chartSettingsChooseTheMainFigure() throws IOException {
    Sheet main = sample("times-as-text").get(0);
    assertEquals("workers-utilization", main.name());
    String rates = TWO_POINTS.replace("\"response\"", "\"throughput\": 3, \"response\"");
    String chart = "\"chart\": {\"y\": \"throughput\"}, \"title\"";
    assertEquals("throughput", of(rates.replace("\"title\"", chart)).get(0).name());
    String json = TWO_POINTS.replace("\"title\"", "\"chart\": {\"y\": \"max\"}, \"title\"");
    String withMax = json.replace("\"p95\": null", "\"max\": {\"value\": 9.0}");
    assertEquals(
        List.of("mean", "P50", "P95", "P99", "max"),
        series(plot(of(withMax), "latency").getDataset(0)));
  }

  @Test
  void aTimeoutIsMarkedWithoutAVariedPathToo() throws IOException {
    String json =
        """
        {"points": [{"variant": "a", "response": {"mean": 1.0}},
                    {"variant": "b", "response": {"mean": 2.0}}],
         "measured": [{"variant": "b", "vary": {}, "metrics": {}, "outcome": "timeout"}]}
        """;
    assertEquals(1, plot(of(json), "latency").getAnnotations().size());
  }

  @Test
  void aValueVariedTwiceIsDrawnTwice() throws IOException {
    String point =
        "{\"vary\": {\"clients.users\": 5}, \"response\": {\"p50\": 0.1},"
            + " \"distribution\": [[0.1, 0.5], [0.2, 1.0]]}";
    List<Sheet> sheets = of("{\"points\": [" + point + "," + point + "]}");
    assertEquals(4, plot(sheets, "distribution").getDataset(0).getSeriesCount());
  }

  @Test
  void variantsWithEqualFileNamesKeepTheirFigures() throws IOException {
    String point =
        "{\"variant\": \"%s\", \"over_time\": [{\"from\": 0, \"to\": 1, \"in_system\": 2}]}";
    List<Sheet> sheets =
        of("{\"points\": [" + point.formatted("a b") + "," + point.formatted("a-b") + "]}");
    assertEquals(List.of("over-time-a-b", "over-time-a-b-2"), names(sheets));
  }

  @Test
  void theResourceOfAllProcessesKeepsItsName() throws IOException {
    String json =
        """
        {"points": [{"resources": {"processes": {"utilization": 0.5}, "cpu": {"utilization": 0.3}}}]}
        """;
    NumberAxis axis = (NumberAxis) plot(of(json), "utilization").getDomainAxis();
    BufferedImage image = new BufferedImage(400, 100, BufferedImage.TYPE_INT_RGB);
    List<?> ticks =
        axis.refreshTicks(
            image.createGraphics(),
            new AxisState(),
            new Rectangle2D.Double(0, 0, 400, 100),
            RectangleEdge.BOTTOM);
    assertEquals(List.of("processes", "cpu"), ticks.stream().map(Object::toString).toList());
  }

  @Test
  void oneKindOfErrorIsDrawnOnceWithItsInterval() throws IOException {
    String point =
        """
        {"vary": {"clients.users": %d}, "errors": {
          "share": {"value": 0.2, "low": 0.1, "high": 0.3}, "kinds": {"refused": 0.2, "killed": 0}}}""";
    Sheet errors =
        sheet(
            of(
                "{\"varied\": [\"clients.users\"], \"points\": [%s, %s]}"
                    .formatted(point.formatted(5), point.formatted(9))),
            "errors");
    var data = (IntervalXYDataset) errors.panels().get(0).plot().getDataset(0);
    assertEquals(1, data.getSeriesCount());
    assertEquals(30, data.getEndYValue(0, 0), 1e-9);
    assertTrue(errors.what().contains("all of kind refused"), errors.what());
  }

  @Test
  void resourcesOfOtherLinesTakeNoPlace() throws IOException {
    String resources =
        IntStream.range(0, 6)
            .mapToObj(i -> "\"%s" + i + "\": {\"utilization\": 0.5}")
            .collect(Collectors.joining(","));
    String point =
        "{\"variant\": \"%s\", \"vary\": {\"clients.users\": %d}, \"resources\": {"
            + resources.replace("%s", "%1$s")
            + "}}";
    String points =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    point
                        .replace("%1$s", i < 2 ? "a" : "b")
                        .formatted(i < 2 ? "a" : "b", i % 2 + 1))
            .collect(Collectors.joining(","));
    Sheet busy =
        sheet(of("{\"varied\": [\"clients.users\"], \"points\": [" + points + "]}"), "utilization");
    assertEquals(2, busy.panels().size(), "six resources each, twelve in all");
    assertEquals("b0", busy.panels().get(1).plot().getDataset(0).getSeriesKey(0));
  }
}
