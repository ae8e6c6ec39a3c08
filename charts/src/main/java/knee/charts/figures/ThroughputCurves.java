package knee.charts.figures;

import java.util.List;
import knee.charts.drawing.Panel;
import knee.charts.drawing.Sheet;
import knee.charts.results.Grid;
import knee.charts.results.Metric;
import knee.charts.results.Results;

/** Successful requests per second over the varied path. */
final class ThroughputCurves {
  private ThroughputCurves() {}

  static List<Sheet> of(Results results, Grid grid) {
    Metric metric = new Metric("throughput");
    List<Panel> panels = LineCurves.panels(grid, metric, "");
    String what = LatencyCurves.over(metric.label(), grid);
    return Figures.sheets("throughput", results.title(), what, panels);
  }
}
