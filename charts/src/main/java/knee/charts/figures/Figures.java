package knee.charts.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import knee.charts.drawing.Amount;
import knee.charts.drawing.Curve;
import knee.charts.drawing.Domain;
import knee.charts.drawing.Panel;
import knee.charts.drawing.Sheet;
import knee.charts.results.Estimate;
import knee.charts.results.Grid;
import knee.charts.results.Measurement;
import knee.charts.results.Metric;
import knee.charts.results.Point;
import knee.charts.results.Quantity;
import knee.charts.results.Results;
import knee.charts.style.LineStyle;

/** Every figure that results hold data for, and what the kinds of figures have in common. */
public final class Figures {
  private static final int MOST_PANELS = 6;

  private Figures() {}

  /** The main figure first; each with a name of its own. */
  public static List<Sheet> of(Results results) {
    if (results.points().isEmpty()) {
      return List.of();
    }
    Grid grid = Grid.of(results);
    List<Sheet> sheets = new ArrayList<>();
    if (grid.x() == null) {
      sheets.addAll(SinglePoints.of(results, grid));
    } else {
      sheets.addAll(LatencyCurves.of(results, grid));
      sheets.addAll(ThroughputCurves.of(results, grid));
      sheets.addAll(UtilizationCurves.of(results, grid));
      sheets.addAll(TimeSplits.of(results, grid));
      sheets.addAll(ErrorCurves.of(results, grid));
      sheets.addAll(ByMember.populations(results, grid));
      sheets.addAll(ByMember.shares(results, grid));
    }
    sheets.addAll(LatencyDistributions.of(results, grid));
    sheets.addAll(OverTime.of(results, grid));
    return withOwnNames(mainFirst(results, sheets));
  }

  /** Throughput and errors have figures of their own, of which the file may want one most. */
  private static List<Sheet> mainFirst(Results results, List<Sheet> sheets) {
    List<Sheet> ordered = new ArrayList<>(sheets);
    ordered.sort(Comparator.comparing(sheet -> !sheet.name().equals(results.chartY())));
    return ordered;
  }

  /** Different variants may have the same file name: {@code a b} and {@code a-b}. */
  private static List<Sheet> withOwnNames(List<Sheet> sheets) {
    Set<String> names = new HashSet<>();
    List<Sheet> named = new ArrayList<>();
    for (Sheet sheet : sheets) {
      String name = sheet.name();
      for (int i = 2; !names.add(name); i++) {
        name = sheet.name() + "-" + i;
      }
      named.add(sheet.named(name));
    }
    return named;
  }

  /** Lower case letters, digits, points and hyphens: safe on any file system and in an SVG id. */
  static String fileName(String text) {
    return text.toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9.]+", "-")
        .replaceAll("^[-.]+|[-.]+$", "");
  }

  /** A metric along a line of the grid, with its measured values. */
  static Curve curve(Grid grid, Grid.Line line, Metric metric, String label, LineStyle style) {
    List<Curve.Vertex> vertices = new ArrayList<>();
    for (Point point : line.points()) {
      vertices.add(new Curve.Vertex(grid.position(point), point.metric(metric.name())));
    }
    return new Curve(
        label,
        style,
        Curve.Look.MARKED,
        vertices,
        measured(grid, line.measured(), metric),
        outcomes(grid, line.measured(), metric, style));
  }

  /** Measured values that belong to no one line; without any, a curve without values. */
  static Curve unplaced(Grid grid, Metric metric) {
    return new Curve(
        "measured, any line",
        LineStyle.black(),
        Curve.Look.MEASURED,
        List.of(),
        measured(grid, grid.unplaced(), metric),
        outcomes(grid, grid.unplaced(), metric, LineStyle.black()));
  }

  private static List<Curve.Vertex> measured(Grid grid, List<Measurement> rows, Metric metric) {
    return rows.stream()
        .map(row -> new Curve.Vertex(grid.position(row), row.metric(metric.name())))
        .filter(vertex -> vertex.y().exists())
        .toList();
  }

  /** What ended otherwise than in numbers is a response time beyond the scale. */
  private static List<Curve.Outcome> outcomes(
      Grid grid, List<Measurement> rows, Metric metric, LineStyle style) {
    if (!metric.isResponse()) {
      return List.of();
    }
    return rows.stream()
        .filter(row -> row.outcome() != null)
        .map(row -> new Curve.Outcome(grid.position(row), row.outcome(), style))
        .toList();
  }

  /** The varied path as an axis for these curves. */
  static Panel panel(String heading, Grid grid, Amount y, List<Curve> curves) {
    return new Panel(heading, Domain.of(grid.x(), curves), y, curves);
  }

  /** The y axis that a metric calls for. */
  static Amount amount(Quantity.Kind kind, String label, List<Curve> curves) {
    return kind == Quantity.Kind.TIME
        ? Amount.of(kind, label, curves)
        : Amount.linear(kind, label, curves);
  }

  /** Sheets of at most six panels: {@code name}, {@code name-2}, {@code name-3}. */
  static List<Sheet> sheets(String name, String title, String what, List<Panel> panels) {
    List<Sheet> sheets = new ArrayList<>();
    int count = (panels.size() + MOST_PANELS - 1) / MOST_PANELS;
    for (int i = 0; i < count; i++) {
      int from = i * MOST_PANELS;
      List<Panel> here = panels.subList(from, Math.min(panels.size(), from + MOST_PANELS));
      String which = count == 1 ? "" : " (" + (i + 1) + " of " + count + ")";
      String file = i == 0 ? name : name + "-" + (i + 1);
      sheets.add(new Sheet(file, title, what + which, Sheet.Layout.GRID, here));
    }
    return sheets;
  }

  /** A list in parts of nearly equal size, none larger than this. */
  static <T> List<List<T>> parts(List<T> list, int most) {
    int count = (list.size() + most - 1) / most;
    List<List<T>> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(list.subList(i * list.size() / count, (i + 1) * list.size() / count));
    }
    return parts;
  }

  static boolean positive(Estimate estimate) {
    return estimate.value() > 0;
  }
}
