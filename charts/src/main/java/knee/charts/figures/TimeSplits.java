package knee.charts.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import knee.charts.drawing.Amount;
import knee.charts.drawing.Curve;
import knee.charts.drawing.Panel;
import knee.charts.drawing.Sheet;
import knee.charts.results.Estimate;
import knee.charts.results.Grid;
import knee.charts.results.Point;
import knee.charts.results.Quantity;
import knee.charts.results.Results;
import knee.charts.style.LineStyle;

/**
 * Where the time of the mean request went, part upon part: what grows beyond the knee is what one
 * waits for. The band of a part is its time; the top line is the mean response time. A part that a
 * line has none of is not drawn there: it would lie on the line of another.
 */
final class TimeSplits {
  private static final String OTHERS = "others";

  private TimeSplits() {}

  /** A panel per line; nothing where the varied path is no number, or no time was split. */
  static List<Sheet> of(Results results, Grid grid) {
    List<String> parts = largest(results);
    if (parts.isEmpty() || !grid.x().numeric()) {
      return List.of();
    }
    List<List<Curve>> stacks = grid.lines().stream().map(line -> stack(grid, line, parts)).toList();
    List<Curve> all = stacks.stream().flatMap(List::stream).toList();
    Amount y = Amount.linear(Quantity.Kind.TIME, "mean time", all);
    List<Panel> drawn = new ArrayList<>();
    for (int i = 0; i < stacks.size(); i++) {
      drawn.add(Figures.panel(grid.lines().get(i).label(), grid, y, stacks.get(i)));
    }
    String what = "Where the time of the mean request goes";
    return Figures.sheets("time-in", results.title(), what, drawn);
  }

  /** The parts that matter most, those of the longest waits last: on top. */
  private static List<String> largest(Results results) {
    Map<String, Double> most = new LinkedHashMap<>();
    for (Point point : results.points()) {
      JsonNode mean = mean(point);
      Point.names(mean).forEach(name -> most.merge(name, mean.path(name).asDouble(), Math::max));
    }
    List<String> parts =
        new ArrayList<>(
            most.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Double> part) -> -part.getValue()))
                .limit(LineStyle.DISTINCT - 1)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparingDouble(most::get))
                .toList());
    if (most.size() > parts.size()) {
      parts.add(0, OTHERS);
    }
    return parts;
  }

  private static JsonNode mean(Point point) {
    return point.json().path("time_in").path("mean");
  }

  private static List<Curve> stack(Grid grid, Grid.Line line, List<String> parts) {
    List<List<Curve.Vertex>> vertices = new ArrayList<>();
    parts.forEach(part -> vertices.add(new ArrayList<>()));
    List<String> there =
        parts.stream()
            .filter(part -> line.points().stream().anyMatch(p -> time(p, part, parts) > 0))
            .toList();
    for (Point point : line.points()) {
      double below = 0;
      for (int i = 0; i < parts.size(); i++) {
        double above = below + time(point, parts.get(i), parts);
        boolean drawn = !mean(point).isEmpty() && there.contains(parts.get(i));
        Estimate band = drawn ? new Estimate(above, below, above) : Estimate.NONE;
        vertices.get(i).add(new Curve.Vertex(grid.position(point), band));
        below = above;
      }
    }
    List<Curve> curves = new ArrayList<>();
    for (int i = parts.size() - 1; i >= 0; i--) {
      LineStyle style = LineStyle.number(parts.size() - 1 - i);
      curves.add(Curve.plain(parts.get(i), style, Curve.Look.MARKED, vertices.get(i)));
    }
    return curves;
  }

  private static double time(Point point, String part, List<String> parts) {
    JsonNode mean = mean(point);
    if (!part.equals(OTHERS)) {
      return mean.path(part).asDouble(0);
    }
    return Point.names(mean).stream()
        .filter(name -> !parts.contains(name))
        .mapToDouble(name -> mean.path(name).asDouble())
        .sum();
  }
}
