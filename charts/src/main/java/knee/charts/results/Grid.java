package knee.charts.results;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The points of an experiment as lines over one varied path: a line for each variant and each
 * combination of the other varied paths.
 *
 * @param x null when nothing is varied
 * @param xPath the path along x; empty when nothing is varied
 * @param xName what a reader calls it
 * @param unplaced measured rows that fit several lines; those that fit none are left out
 */
public record Grid(
    Scale x, String xPath, String xName, List<Line> lines, List<Measurement> unplaced) {

  /**
   * @param label what tells this line from the others; empty when it is the only one
   * @param group the variant: where lines must be spread over panels, those of a group stay
   *     together
   * @param points along x
   */
  public record Line(String label, String group, List<Point> points, List<Measurement> measured) {}

  public static Grid of(Results results) {
    String xPath = alongX(results);
    List<String> others = new ArrayList<>();
    for (String path : results.varied()) {
      if (!path.equals(xPath) && values(results, path).size() > 1) {
        others.add(path);
      }
    }
    Scale x = xPath.isEmpty() ? null : scale(results, xPath);
    Map<String, List<Point>> byLine = new LinkedHashMap<>();
    boolean variants = results.points().stream().map(Point::variant).distinct().count() > 1;
    for (Point point : results.points()) {
      String label = label(results, point, variants, others);
      byLine.computeIfAbsent(label, any -> new ArrayList<>()).add(point);
    }
    return place(results, x, xPath, byLine);
  }

  private static Grid place(
      Results results, Scale x, String xPath, Map<String, List<Point>> byLine) {
    List<Line> lines = new ArrayList<>();
    byLine.forEach(
        (label, points) -> {
          if (x != null) {
            points.sort(Comparator.comparingDouble(p -> x.position(value(p, xPath))));
          }
          lines.add(new Line(label, points.get(0).variant(), points, new ArrayList<>()));
        });
    List<Measurement> unplaced = new ArrayList<>();
    for (Measurement row : results.measured()) {
      List<Line> fitting = lines.stream().filter(line -> fits(row, line, xPath)).toList();
      if (fitting.size() == 1) {
        fitting.get(0).measured().add(row);
      } else if (fitting.size() > 1) {
        unplaced.add(row);
      }
    }
    return new Grid(x, xPath, results.name(xPath), lines, unplaced);
  }

  /** A row may lie beside the grid along x, but nowhere else. */
  private static boolean fits(Measurement row, Line line, String xPath) {
    Map<String, String> elsewhere = new LinkedHashMap<>(row.vary());
    elsewhere.remove(xPath);
    return new Measurement(row.variant(), elsewhere, row.metrics(), row.outcome())
        .fits(line.points().get(0));
  }

  private static String alongX(Results results) {
    if (results.varied().contains(results.chartX())) {
      return results.chartX();
    }
    for (String path : results.varied()) {
      if (values(results, path).size() > 1) {
        return path;
      }
    }
    return results.varied().isEmpty() ? "" : results.varied().get(0);
  }

  private static Set<String> values(Results results, String path) {
    Set<String> values = new LinkedHashSet<>();
    results.points().forEach(point -> values.add(value(point, path)));
    return values;
  }

  private static Scale scale(Results results, String path) {
    List<String> values = new ArrayList<>(values(results, path));
    for (Measurement row : results.measured()) {
      if (row.vary().containsKey(path)) {
        values.add(row.vary().get(path));
      }
    }
    return Scale.of(results.name(path), values);
  }

  private static String label(Results results, Point point, boolean variants, List<String> others) {
    List<String> parts = new ArrayList<>();
    if (variants) {
      parts.add(point.variant());
    }
    others.forEach(path -> parts.add(results.name(path) + "=" + value(point, path)));
    return String.join(", ", parts);
  }

  private static String value(Point point, String path) {
    return point.vary().getOrDefault(path, "none");
  }

  /** Place of a point along x; 0 when nothing is varied. */
  public double position(Point point) {
    return x == null ? 0 : x.position(value(point, xPath));
  }

  /** Place of a measured row along x; NaN when it does not say. */
  public double position(Measurement row) {
    if (x == null) {
      return 0;
    }
    return row.vary().containsKey(xPath) ? x.position(row.vary().get(xPath)) : Double.NaN;
  }

  /**
   * {@code users 50} or {@code sync}: how the place of a point along x is called; empty when
   * nothing is varied.
   */
  public String place(Point point) {
    if (x == null) {
      return "";
    }
    return x.numeric() ? xName + " " + value(point, xPath) : value(point, xPath);
  }
}
