package knee.charts.figures;

import static knee.charts.figures.Drawn.plot;
import static knee.charts.figures.Drawn.sheet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import knee.charts.drawing.Sheet;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which axes are logarithmic, and which panels share one. */
final class ScalesOfFiguresTest {
  @TempDir Path folder;

  private List<Sheet> of(String json) throws IOException {
    return Drawn.of(folder, json);
  }

  /** Two variants at 1 and 2 users, with these means, split into waiting and working. */
  private List<Sheet> twoVariants(double first, double second, double third, double fourth)
      throws IOException {
    String point =
        """
        {"variant": "%s", "vary": {"clients.users": %d}, "response": {"mean": %s, "p95": %s},
         "throughput": %s, "time_in": {"mean": {"wait": %s}}, "distribution": [[%s, 1.0]]}""";
    StringBuilder points = new StringBuilder();
    double[] means = {first, second, third, fourth};
    for (int i = 0; i < 4; i++) {
      String m = Double.toString(means[i]);
      points.append(i == 0 ? "" : ",");
      points.append(point.formatted(i < 2 ? "a" : "b", 1 + i % 2, m, m, m, m, m));
    }
    return of("{\"varied\": [\"clients.users\"], \"points\": [" + points + "]}");
  }

  @Test
  void panelsToBeComparedHaveOneScale() throws IOException {
    List<Sheet> sheets = twoVariants(0.1, 0.2, 0.3, 0.9);
    for (String name : List.of("time-in", "latency-metrics")) {
      List<XYPlot> plots = sheet(sheets, name).panels().stream().map(p -> p.plot()).toList();
      assertEquals(2, plots.size(), name);
      assertEquals(plots.get(0).getRangeAxis().getRange(), plots.get(1).getRangeAxis().getRange());
      assertTrue(plots.get(0).getRangeAxis().getUpperBound() > 900, name);
    }
    List<XYPlot> times =
        sheet(sheets, "distribution").panels().stream().map(p -> p.plot()).toList();
    assertEquals(times.get(0).getDomainAxis().getRange(), times.get(1).getDomainAxis().getRange());
  }

  @Test
  void aPartOfTheTimeIsDrawnWhereThereIsSomeOfIt() throws IOException {
    String point =
        """
        {"variant": "%s", "vary": {"clients.users": %d}, "time_in": {"mean": {"wait": 0.1, "%s": 0.2}},
         "resources": {"disk": {"utilization": 0.5}}}""";
    String points =
        String.join(
            ",",
            point.formatted("a", 1, "backlog"),
            point.formatted("a", 2, "backlog"),
            point.formatted("b", 1, "process_queue"),
            point.formatted("b", 2, "process_queue"));
    List<Sheet> sheets = of("{\"varied\": [\"clients.users\"], \"points\": [" + points + "]}");
    XYDataset data = plot(sheets, "time-in").getDataset(0);
    for (String part : List.of("wait", "backlog", "process_queue")) {
      double y = data.getYValue(Drawn.series(data).indexOf(part), 1);
      assertEquals(part.equals("process_queue"), Double.isNaN(y), part);
    }
    String what = sheet(sheets, "utilization").what();
    assertTrue(what.startsWith("Utilization of disk over users"), what);
  }

  @Test
  void theKneeIsLinearUnlessOneCurveWouldVanish() throws IOException {
    // 0.1 to 8 s and 0.05 to 0.2 s: the lowest is 160 times below the highest, no curve spans 100
    assertFalse(plot(twoVariants(0.1, 8, 0.05, 0.2), "latency").getRangeAxis() instanceof LogAxis);
    assertTrue(plot(twoVariants(0.1, 10, 1, 2), "latency").getRangeAxis() instanceof LogAxis);
    assertTrue(plot(twoVariants(9, 10, 0.1, 0.1), "latency").getRangeAxis() instanceof LogAxis);
    assertFalse(
        plot(twoVariants(0.1, 10, 1, 2), "throughput").getRangeAxis() instanceof LogAxis,
        "a throughput near 0 is seen to be that");
  }

  @Test
  void loadsAreOnALogarithmicAxisOnlyWhereTheyCrowd() throws IOException {
    String point = "{\"vary\": {\"clients.users\": %d}, \"throughput\": 1}";
    for (List<Integer> users : List.of(List.of(1, 5, 10, 20, 30, 50, 100), List.of(1, 10, 100))) {
      String points =
          users.stream().map(point::formatted).collect(Collectors.joining(",", "[", "]"));
      XYPlot plot =
          plot(of("{\"varied\": [\"clients.users\"], \"points\": " + points + "}"), "throughput");
      assertEquals(users.size() == 3, plot.getDomainAxis() instanceof LogAxis, users.toString());
    }
  }
}
