package knee.charts.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import knee.charts.drawing.Amount;
import knee.charts.drawing.Curve;
import knee.charts.drawing.Domain;
import knee.charts.drawing.Panel;
import knee.charts.drawing.Sheet;
import knee.charts.results.Estimate;
import knee.charts.results.Grid;
import knee.charts.results.Point;
import knee.charts.results.Quantity;
import knee.charts.results.Results;
import knee.charts.results.Unit;
import knee.charts.style.LineStyle;

/**
 * Which share of requests was answered within a time. A panel for each line of the grid with a
 * curve for each place along x (a spread of five when there are more than six); when nothing is
 * varied, one panel with a curve for each variant.
 */
final class LatencyDistributions {
  private static final int ALL = 6;
  private static final int SPREAD = 5;

  /** Times further apart than this are drawn on a logarithmic axis. */
  private static final double LINEAR_SPAN = 30;

  private static final Map<String, Double> LEVELS =
      new TreeMap<>(Map.of("p50", 0.5, "p95", 0.95, "p99", 0.99));

  private record Named(String label, Point point) {}

  private LatencyDistributions() {}

  static List<Sheet> of(Results results, Grid grid) {
    List<List<Named>> groups = new ArrayList<>();
    List<String> headings = new ArrayList<>();
    if (grid.x() == null) {
      List<Named> all = new ArrayList<>();
      grid.lines().forEach(line -> all.add(new Named(line.label(), line.points().get(0))));
      Figures.parts(all, LineStyle.DISTINCT).forEach(groups::add);
      groups.forEach(group -> headings.add(""));
    } else {
      for (Grid.Line line : grid.lines()) {
        groups.add(chosen(line.points()).stream().map(p -> new Named(grid.place(p), p)).toList());
        headings.add(line.label());
      }
    }
    Range range = Range.of(groups.stream().flatMap(List::stream).toList());
    List<Panel> panels = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      panel(headings.get(i), groups.get(i), range).ifPresent(panels::add);
    }
    String what = "Distribution of response times: share of requests answered within a time";
    return Figures.sheets("distribution", results.title(), what, panels);
  }

  /** First, last, and evenly between. */
  static <T> List<T> chosen(List<T> points) {
    if (points.size() <= ALL) {
      return points;
    }
    List<T> chosen = new ArrayList<>();
    for (int i = 0; i < SPREAD; i++) {
      chosen.add(points.get(Math.round(i * (points.size() - 1) / (SPREAD - 1f))));
    }
    return chosen;
  }

  /** Times that all panels show, so that they can be compared. */
  private record Range(double least, double most) {
    static Range of(List<Named> all) {
      double least = Double.POSITIVE_INFINITY;
      double most = 0;
      for (Named named : all) {
        for (JsonNode pair : named.point.json().path("distribution")) {
          double time = Estimate.number(pair.path(0));
          // The fastest percent would claim decades of a logarithmic axis for itself.
          if (time > 0 && pair.path(1).doubleValue() >= 0.01) {
            least = Math.min(least, time);
          }
          most = Math.max(most, Double.isNaN(time) ? 0 : time);
        }
      }
      return new Range(least, most);
    }

    Unit unit() {
      return Unit.spanning(Quantity.Kind.TIME, least, most, LINEAR_SPAN);
    }

    Domain axis() {
      String label = unit().label("response time");
      double from = least / unit().size();
      double to = most / unit().size();
      return to > LINEAR_SPAN * from
          ? Domain.logarithmic(label, from * 0.6, to * 1.15)
          : Domain.linear(label, 0, to * 1.03);
    }
  }

  private static Optional<Panel> panel(String heading, List<Named> group, Range range) {
    Unit unit = range.unit();
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      Curve curve = curve(group.get(i), LineStyle.number(i), unit);
      if (curve.hasValues()) {
        curves.add(curve);
        curves.add(percentiles(group.get(i).point, curve, unit));
      }
    }
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    Amount y = new Amount("share of requests [%]", new Unit("%", 0.01), false, 0, 109);
    return Optional.of(
        new Panel(heading, range.axis(), y, curves)
            .level(50, "P50", true)
            .level(95, "P95", false)
            .level(99, "P99", true));
  }

  private static Curve percentiles(Point point, Curve curve, Unit unit) {
    List<Curve.Vertex> vertices = new ArrayList<>();
    for (Map.Entry<String, Double> level : LEVELS.entrySet()) {
      double time = point.metric(level.getKey()).value() / unit.size();
      if (!Double.isNaN(time)) {
        vertices.add(new Curve.Vertex(time, Estimate.exactly(level.getValue())));
      }
    }
    String label = curve.label() + ", percentiles";
    return Curve.plain(label, curve.style(), Curve.Look.MARKERS, vertices);
  }

  private static Curve curve(Named named, LineStyle style, Unit unit) {
    List<Curve.Vertex> vertices = new ArrayList<>();
    for (JsonNode pair : named.point.json().path("distribution")) {
      double time = Estimate.number(pair.path(0)) / unit.size();
      if (!Double.isNaN(time)) {
        if (vertices.isEmpty()) {
          vertices.add(new Curve.Vertex(time, Estimate.exactly(0)));
        }
        vertices.add(new Curve.Vertex(time, Estimate.of(pair.path(1))));
      }
    }
    String label = named.label.isEmpty() ? "all requests" : named.label;
    return Curve.plain(label, style, Curve.Look.STEPS, vertices);
  }
}
