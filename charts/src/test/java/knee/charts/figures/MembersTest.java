package knee.charts.figures;

import static knee.charts.figures.Drawn.names;
import static knee.charts.figures.Drawn.plot;
import static knee.charts.figures.Drawn.series;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import knee.charts.drawing.Sheet;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures of processes and of populations. */
final class MembersTest {
  @TempDir Path folder;

  private List<Sheet> of(String json) throws IOException {
    return Drawn.of(folder, json);
  }

  private static final String MEMBERS =
      """
      {"title": "t", "varied": [%s], "points": [
        {"vary": {%s}, "response": {"p95": {"value": 0.2}}, "processes": {
          "1": {"connections": {"value": 0.45, "low": 0.4, "high": 0.5}},
          "2": {"connections": {"value": 0.55, "low": 0.5, "high": 0.6}}},
         "populations": {
          "people": {"response": {"p95": {"value": 0.1}}},
          "robots": {"response": {"p95": {"value": 0.3}}}}}]}
      """;

  @Test
  void processesAndPopulationsHaveFiguresOfTheirOwn() throws IOException {
    List<Sheet> sheets = of(MEMBERS.formatted("\"clients.users\"", "\"clients.users\": 5"));
    var shares = (IntervalXYDataset) plot(sheets, "processes").getDataset(0);
    assertEquals(List.of("process 1", "process 2"), series(shares));
    assertEquals(45, shares.getYValue(0, 0), 1e-9);
    assertEquals(60, shares.getEndYValue(1, 0), 1e-9);
    XYPlot populations = plot(sheets, "latency-by-population");
    assertEquals(List.of("people", "robots"), series(populations.getDataset(0)));
    assertEquals(300, populations.getDataset(0).getYValue(1, 0), 1e-9);
  }

  @Test
  void theyAreBarsWhereNothingIsVaried() throws IOException {
    List<Sheet> sheets = of(MEMBERS.formatted("", ""));
    assertTrue(names(sheets).contains("processes"), names(sheets).toString());
    assertTrue(names(sheets).contains("latency-by-population"));
  }

  @Test
  void oneProcessIsNoFigure() throws IOException {
    List<Sheet> sheets =
        of(
            MEMBERS
                .formatted("", "")
                .replaceAll("(?s),\\s*\"2\".*?\\}\\}\\}", "}")
                .replaceAll("(?s),\\s*\"robots\".*?\\}\\}\\}\\}", "}"));
    assertFalse(names(sheets).contains("processes"), names(sheets).toString());
    assertFalse(names(sheets).contains("latency-by-population"));
  }

  @Test
  void aReplicaThatNeverStartedIsNoBar() throws IOException {
    String idle =
        MEMBERS
            .formatted("", "")
            .replace("\"2\": {", "\"3\": {\"connections\": {\"value\": 0}}, \"2\": {");
    XYDataset shares = plot(of(idle), "processes").getDataset(0);
    assertEquals(2, shares.getItemCount(0));
  }
}
