package knee.charts.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import knee.charts.drawing.Sheet;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CourseAndDistributionTest {
  @TempDir Path folder;

  /** Two replications of 4 s; 12 requests end in the first bin, that is 3 a second in each. */
  private static final String POINT =
      """
      {"points": [{"replications": 2, "warm_up": 2.0,
        "response": {"p50": {"value": 0.2}, "p95": {"value": 0.4}, "p99": null},
        "distribution": [[0.1, 0.25], [0.2, 0.5], [null, 0.6], [0.4, 1.0]],
        "over_time": [
          {"from": 0, "to": 2, "completed": 12, "in_system": 5.0, "mean": 0.3, "p95": 0.9,
           "queues": {"idle": 0.0, "disk": 1.0, "workers": 3.0, "backlog": 3.0}},
          {"from": 2, "to": 4, "completed": 0, "in_system": 1.0, "mean": null, "p95": null,
           "queues": {"idle": 0.0, "disk": 0.5, "workers": 0.0, "backlog": 0.0}}]}]}
      """;

  private Sheet sheet(String name) throws IOException {
    return sheet(name, POINT);
  }

  private Sheet sheet(String name, String json) throws IOException {
    return Drawn.sheet(Drawn.of(folder, json), name);
  }

  @Test
  void courseShowsPresentThroughputAndResponse() throws IOException {
    List<XYPlot> plots = sheet("over-time").panels().stream().map(p -> p.plot()).toList();
    assertEquals(3, plots.size());
    XYDataset present = plots.get(0).getDataset(0);
    assertEquals(
        List.of("in system", "queue at workers and backlog", "queue at disk"),
        IntStream.range(0, 3).mapToObj(i -> present.getSeriesKey(i).toString()).toList(),
        "longest queue first, equal ones as one, without those that are always empty");
    assertEquals(3, present.getSeriesCount());
    XYDataset throughput = plots.get(1).getDataset(0);
    assertEquals(1, throughput.getXValue(0, 0), "the middle of the bin");
    assertEquals(3, throughput.getYValue(0, 0), 1e-12);
    assertEquals(0, throughput.getYValue(0, 1), 1e-12);
    assertEquals(900, plots.get(2).getDataset(0).getYValue(1, 0), 1e-9);
    assertTrue(Double.isNaN(plots.get(2).getDataset(0).getYValue(0, 1)), "nobody ended: no mean");
    assertEquals("time [s]", plots.get(2).getDomainAxis().getLabel());
  }

  @Test
  void queuesLongerThanWhoIsInTheSystemHoldRequestsGivenUp() throws IOException {
    String json = POINT.replace("\"backlog\": 3.0", "\"backlog\": 9.0");
    XYDataset present = sheet("over-time", json).panels().get(0).plot().getDataset(0);
    assertEquals("in system, not given up", present.getSeriesKey(0));
    assertEquals("queue at backlog", present.getSeriesKey(1));
  }

  @Test
  void queuesWhoseLinesWouldLieOnEachOtherAreOne() throws IOException {
    // 0.04 is less than 1 % of the 5 requests in the system, 0.06 is more
    String near = POINT.replace("\"backlog\": 3.0", "\"backlog\": 3.04");
    XYDataset one = sheet("over-time", near).panels().get(0).plot().getDataset(0);
    assertEquals("queue at workers and backlog", one.getSeriesKey(1));
    String apart = POINT.replace("\"backlog\": 3.0", "\"backlog\": 3.06");
    XYDataset two = sheet("over-time", apart).panels().get(0).plot().getDataset(0);
    assertEquals("queue at backlog", two.getSeriesKey(1));
    assertEquals("queue at workers", two.getSeriesKey(2));
  }

  @Test
  void replicasThatRunAreNoQueue() throws IOException {
    Sheet sheet = sheet("over-time", POINT.replace("disk", "replicas"));
    assertEquals(2, sheet.panels().get(0).plot().getDataset(0).getSeriesCount());
    assertEquals("replicas", sheet.panels().get(1).heading());
    assertEquals(0.5, sheet.panels().get(1).plot().getDataset(0).getYValue(0, 1));
  }

  @Test
  void warmUpIsShaded() throws IOException {
    for (var panel : sheet("over-time").panels()) {
      var marker =
          (IntervalMarker) panel.plot().getDomainMarkers(Layer.BACKGROUND).iterator().next();
      assertEquals(0, marker.getStartValue());
      assertEquals(2, marker.getEndValue());
    }
  }

  @Test
  void distributionIsAStaircaseWithItsPercentilesMarked() throws IOException {
    XYPlot plot = sheet("distribution").panels().get(0).plot();
    XYDataset data = plot.getDataset(0);
    // from 0 up to 25 % at 100 ms, then 50 % at 200 ms and all at 400 ms; the null is left out
    assertEquals(4, data.getItemCount(0));
    assertEquals(0, data.getYValue(0, 0));
    assertEquals(100, data.getXValue(0, 1), 1e-9);
    assertEquals(25, data.getYValue(0, 1), 1e-9);
    assertEquals(400, data.getXValue(0, 3), 1e-9);
    assertEquals(100, data.getYValue(0, 3), 1e-9);
    assertEquals(2, data.getItemCount(1), "P50 and P95; P99 is not known");
    assertEquals(200, data.getXValue(1, 0), 1e-9);
    assertEquals(3, plot.getRangeMarkers(Layer.BACKGROUND).size());
    assertEquals("response time [ms]", plot.getDomainAxis().getLabel());
  }

  @Test
  void aSpreadKeepsBothEnds() {
    List<Integer> ten = IntStream.range(0, 10).boxed().toList();
    List<Integer> chosen = LatencyDistributions.chosen(ten);
    assertEquals(5, chosen.size());
    assertEquals(0, chosen.get(0));
    assertEquals(9, chosen.get(4));
    assertEquals(ten.subList(0, 6), LatencyDistributions.chosen(ten.subList(0, 6)));
  }
}
