package knee.charts.figures;

import java.util.ArrayList;
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

/** The share of attempts that failed, and in which way; nothing where nothing failed. */
final class ErrorCurves {
  private ErrorCurves() {}

  static List<Sheet> of(Results results, Grid grid) {
    boolean any = results.points().stream().anyMatch(p -> Figures.positive(p.metric("errors")));
    Set<String> kinds = kinds(results);
    if (!any && kinds.isEmpty()) {
      return List.of();
    }
    List<PanelsByLine.Member> members = new ArrayList<>();
    members.add(new PanelsByLine.Member("all errors", new Metric("errors")));
    for (String kind : kinds) {
      members.add(new PanelsByLine.Member(kind, new Metric(Point.ERROR_KIND + kind)));
    }
    List<Sheet> sheets = new ArrayList<>();
    boolean oneLine = grid.lines().size() == 1;
    if (!oneLine) {
      String only = kinds.size() == 1 ? ", all of kind " + kinds.iterator().next() : "";
      String what = LatencyCurves.over("share of attempts that failed" + only + ",", grid);
      List<Panel> panels = LineCurves.panels(grid, new Metric("errors"), "");
      sheets.addAll(Figures.sheets("errors", results.title(), what, panels));
    }
    if (oneLine || kinds.size() > 1) {
      List<Panel> panels =
          PanelsByLine.of(failing(grid), members, Quantity.Kind.SHARE, "failed attempts", false);
      String which = oneLine ? "errors by kind" : "errors by kind, where there were any,";
      String what = LatencyCurves.over(which, grid);
      String name = oneLine ? "errors" : "errors-by-kind";
      sheets.addAll(Figures.sheets(name, results.title(), what, panels));
    }
    return sheets;
  }

  /** Without the lines on which nothing failed. */
  private static Grid failing(Grid grid) {
    List<Grid.Line> lines =
        grid.lines().stream()
            .filter(l -> l.points().stream().anyMatch(p -> Figures.positive(p.metric("errors"))))
            .toList();
    return new Grid(grid.x(), grid.xPath(), grid.xName(), lines, grid.unplaced());
  }

  /** Those that occurred. */
  static Set<String> kinds(Results results) {
    Set<String> kinds = new LinkedHashSet<>();
    for (Point point : results.points()) {
      for (String kind : point.errorKinds()) {
        if (Figures.positive(point.metric(Point.ERROR_KIND + kind))) {
          kinds.add(kind);
        }
      }
    }
    return kinds;
  }
}
