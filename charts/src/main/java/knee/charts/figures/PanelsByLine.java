package knee.charts.figures;

import java.util.ArrayList;
import java.util.List;
import knee.charts.drawing.Amount;
import knee.charts.drawing.Curve;
import knee.charts.drawing.Panel;
import knee.charts.results.Grid;
import knee.charts.results.Metric;
import knee.charts.results.Quantity;
import knee.charts.style.LineStyle;

/**
 * A panel for each line of the grid, with several metrics in it that are alike (utilizations of
 * resources, kinds of error): what a reader compares is within one line. All panels have the same y
 * axis, and give a member the same style where there are not too many of them.
 */
final class PanelsByLine {
  /** A metric under a name for the legend. */
  record Member(String label, Metric metric) {}

  private PanelsByLine() {}

  /**
   * @param full whether the y axis reaches 100 % even if no value does
   */
  static List<Panel> of(
      Grid grid, List<Member> members, Quantity.Kind kind, String label, boolean full) {
    List<List<Curve>> panels = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    for (Grid.Line line : grid.lines()) {
      for (List<Member> part : parts(line, members)) {
        List<Curve> curves = curves(grid, line, part);
        if (curves.stream().anyMatch(Curve::hasValues)) {
          panels.add(curves);
          headings.add(line.label());
        }
      }
    }
    List<Curve> all = panels.stream().flatMap(List::stream).toList();
    Amount common = Figures.amount(kind, label, all);
    Amount y = full ? common.upTo(Math.max(1.04, common.high() * common.unit().size())) : common;
    List<Panel> drawn = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      drawn.add(Figures.panel(headings.get(i), grid, y, panels.get(i)));
    }
    return drawn;
  }

  /** More than can be told apart: only those that this line has. */
  private static List<List<Member>> parts(Grid.Line line, List<Member> members) {
    if (members.size() <= LineStyle.DISTINCT) {
      return List.of(members);
    }
    List<Member> own =
        members.stream()
            .filter(m -> line.points().stream().anyMatch(p -> p.metric(m.metric.name()).exists()))
            .toList();
    return Figures.parts(own, LineStyle.DISTINCT);
  }

  private static List<Curve> curves(Grid grid, Grid.Line line, List<Member> members) {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      LineStyle style = LineStyle.number(i);
      curves.add(Figures.curve(grid, line, member.metric, member.label, style));
    }
    return curves;
  }
}
