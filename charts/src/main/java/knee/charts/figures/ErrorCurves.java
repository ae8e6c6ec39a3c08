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
    List<Sheet> sheets = new ArrayList<>();
    if (grid.lines().size() > 1 || kinds.size() < 2) {
      String what = LatencyCurves.over("share of attempts that failed" + only(kinds) + ",", grid);
      List<Panel> panels = LineCurves.panels(grid, new Metric("errors"), "");
      sheets.addAll(Figures.sheets("errors", results.title(), what, panels));
    }
    if (kinds.size() > 1) {
      sheets.addAll(byKind(results, failing(grid), kinds));
    }
    return sheets;
  }

  /** The sum of the kinds beside them, where a line has more than one. */
  private static List<Sheet> byKind(Results results, Grid grid, Set<String> kinds) {
    List<PanelsByLine.Member> members = new ArrayList<>();
    if (grid.lines().stream().anyMatch(line -> kinds(line.points()).size() > 1)) {
      members.add(new PanelsByLine.Member("all errors", new Metric("errors")));
    }
    for (String kind : kinds) {
      members.add(new PanelsByLine.Member(kind, new Metric(Point.ERROR_KIND + kind)));
    }
    List<Panel> panels =
        PanelsByLine.of(grid, members, Quantity.Kind.SHARE, "failed attempts", false);
    boolean oneLine = results.points().size() == grid.lines().get(0).points().size();
    String which = oneLine ? "Errors by kind" : "Errors by kind, where there were any,";
    String what = which + " over " + grid.xName();
    return Figures.sheets(oneLine ? "errors" : "errors-by-kind", results.title(), what, panels);
  }

  /** What a title says where all errors are of one kind. */
  static String only(Set<String> kinds) {
    return kinds.size() == 1 ? ", all of kind " + kinds.iterator().next() : "";
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
    return kinds(results.points());
  }

  private static Set<String> kinds(List<Point> points) {
    Set<String> kinds = new LinkedHashSet<>();
    for (Point point : points) {
      for (String kind : point.errorKinds()) {
        if (Figures.positive(point.metric(Point.ERROR_KIND + kind))) {
          kinds.add(kind);
        }
      }
    }
    return kinds;
  }
}
