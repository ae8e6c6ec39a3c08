package knee.charts.figures;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import knee.charts.drawing.Amount;
import knee.charts.drawing.Curve;
import knee.charts.drawing.Panel;
import knee.charts.results.Grid;
import knee.charts.results.Metric;
import knee.charts.style.LineStyle;

/**
 * One metric over the varied path with a curve for each line of the grid. More lines than can be
 * told apart are spread over panels with the same y axis: by variant where that helps, else in even
 * parts.
 */
final class LineCurves {
  private static final int MOST_LINES = 6;

  private LineCurves() {}

  /** Whether all lines fit one panel. */
  static boolean fitOnePanel(Grid grid) {
    return grid.lines().size() <= LineStyle.DISTINCT;
  }

  /** No panels when there is no value. */
  static List<Panel> panels(Grid grid, Metric metric, String heading) {
    Map<String, List<Grid.Line>> parts = spread(grid.lines());
    List<List<Curve>> curves = new ArrayList<>();
    List<Curve> all = new ArrayList<>();
    for (List<Grid.Line> lines : parts.values()) {
      List<Curve> here = curves(grid, lines, metric);
      curves.add(here);
      all.addAll(here);
    }
    if (all.stream().noneMatch(Curve::hasValues)) {
      return List.of();
    }
    Amount y = Figures.amount(metric.kind(), metric.label(), all);
    List<Panel> panels = new ArrayList<>();
    int i = 0;
    for (String part : parts.keySet()) {
      panels.add(Figures.panel(part.isEmpty() ? heading : part, grid, y, curves.get(i++)));
    }
    return panels;
  }

  /** A panel for each of several metrics of one kind, with one scale; all lines fit one panel. */
  static List<Panel> comparable(Grid grid, List<Metric> metrics) {
    Map<Metric, List<Curve>> curves = new LinkedHashMap<>();
    metrics.forEach(metric -> curves.put(metric, curves(grid, grid.lines(), metric)));
    curves.values().removeIf(here -> here.stream().noneMatch(Curve::hasValues));
    List<Curve> all = curves.values().stream().flatMap(List::stream).toList();
    long logarithmic =
        curves.entrySet().stream()
            .filter(e -> Figures.amount(e.getKey().kind(), "", e.getValue()).logarithmic())
            .count();
    boolean most = 2 * logarithmic > curves.size();
    List<Panel> panels = new ArrayList<>();
    curves.forEach(
        (metric, here) -> {
          Amount y =
              most
                  ? Figures.amount(metric.kind(), metric.label(), all)
                  : Amount.linear(metric.kind(), metric.label(), all);
          panels.add(Figures.panel(metric.shortLabel(), grid, y, here));
        });
    return panels;
  }

  private static List<Curve> curves(Grid grid, List<Grid.Line> lines, Metric metric) {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Grid.Line line = lines.get(i);
      String label = line.label().isEmpty() ? metric.shortLabel() : line.label();
      curves.add(Figures.curve(grid, line, metric, label, LineStyle.number(i)));
    }
    Curve unplaced = Figures.unplaced(grid, metric);
    if (unplaced.hasValues() || !unplaced.outcomes().isEmpty()) {
      curves.add(unplaced);
    }
    return curves;
  }

  /** Lines by the name of their panel, which is empty when there is one panel only. */
  private static Map<String, List<Grid.Line>> spread(List<Grid.Line> lines) {
    Map<String, List<Grid.Line>> parts = new LinkedHashMap<>();
    if (lines.size() <= LineStyle.DISTINCT) {
      parts.put("", lines);
      return parts;
    }
    Map<String, List<Grid.Line>> groups = new LinkedHashMap<>();
    lines.forEach(line -> groups.computeIfAbsent(line.group(), g -> new ArrayList<>()).add(line));
    boolean byVariant = groups.size() > 1 && groups.size() < lines.size();
    if (!byVariant) {
      groups.clear();
      groups.put("", lines);
    }
    groups.forEach(
        (group, members) -> {
          int most = byVariant ? LineStyle.DISTINCT : MOST_LINES;
          for (List<Grid.Line> part : Figures.parts(members, most)) {
            parts.put(heading(group, part, members), part);
          }
        });
    return parts;
  }

  private static String heading(String group, List<Grid.Line> part, List<Grid.Line> members) {
    if (part.size() == members.size()) {
      return group;
    }
    return part.get(0).label() + " … " + part.get(part.size() - 1).label();
  }
}
