package knee.charts.figures;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import knee.charts.drawing.Panel;
import knee.charts.drawing.Sheet;
import knee.charts.results.Grid;
import knee.charts.results.Metric;
import knee.charts.results.Point;
import knee.charts.results.Quantity;
import knee.charts.results.Results;

/** How busy each resource is: the one that reaches 100 % first is the bottleneck of its line. */
final class UtilizationCurves {
  private UtilizationCurves() {}

  static List<Sheet> of(Results results, Grid grid) {
    Set<String> names = resources(results);
    List<PanelsByLine.Member> members =
        names.stream()
            .map(name -> new PanelsByLine.Member(name, new Metric(name + ".utilization")))
            .toList();
    List<Panel> panels = PanelsByLine.of(grid, members, Quantity.Kind.SHARE, "utilization", true);
    // One alone has no legend.
    String which = names.size() == 1 ? names.iterator().next() : "resources";
    String what = LatencyCurves.over("utilization of " + which, grid);
    return Figures.sheets("utilization", results.title(), what, panels);
  }

  /** Those that say somewhere how busy they are. */
  static Set<String> resources(Results results) {
    Set<String> names = new LinkedHashSet<>();
    for (Point point : results.points()) {
      for (String name : point.resources()) {
        if (point.metric(name + ".utilization").exists()) {
          names.add(name);
        }
      }
    }
    return names;
  }
}
