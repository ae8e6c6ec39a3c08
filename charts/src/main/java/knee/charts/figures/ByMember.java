package knee.charts.figures;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import knee.charts.drawing.Sheet;
import knee.charts.results.Grid;
import knee.charts.results.Metric;
import knee.charts.results.Point;
import knee.charts.results.Quantity;
import knee.charts.results.Results;

/**
 * How the worker processes shared the connections, and what each population of clients saw; nothing
 * where there is only one.
 */
final class ByMember {
  static final String SHARES = "share of the connections of each process";

  private ByMember() {}

  static List<Sheet> shares(Results results, Grid grid) {
    return sheets(results, grid, "processes", shares(results), Quantity.Kind.SHARE, SHARES);
  }

  /** The main metric, of each population. */
  static List<Sheet> populations(Results results, Grid grid) {
    String metric = metric(results);
    return sheets(
        results,
        grid,
        "latency-by-population",
        populations(results),
        Quantity.Kind.TIME,
        new Metric(metric).label() + " of each population");
  }

  /**
   * Metrics: {@code processes.1.connections}. Of those that took part: a replica that never started
   * has served nobody.
   */
  static List<String> shares(Results results) {
    return several(
        metrics(results, Point::processes, Point.PROCESS, ".connections")
            .filter(m -> results.points().stream().anyMatch(p -> Figures.positive(p.metric(m)))));
  }

  /** Metrics: {@code clients.robots.p95}. */
  static List<String> populations(Results results) {
    return several(metrics(results, Point::populations, Point.POPULATION, "." + metric(results)));
  }

  private static List<String> several(Stream<String> metrics) {
    List<String> all = metrics.toList();
    return all.size() < 2 ? List.of() : all;
  }

  /** The main metric, as one of all clients. */
  static String metric(Results results) {
    Metric main = LatencyCurves.main(results);
    return main.isResponse() ? main.name().substring(main.owner().length()) : "p95";
  }

  private static Stream<String> metrics(
      Results results, Function<Point, List<String>> names, String before, String after) {
    return results.points().stream()
        .flatMap(point -> names.apply(point).stream())
        .distinct()
        .map(name -> before + name + after);
  }

  /**
   * {@code processes.utilization} is that of a resource, {@code processes.1.connections} is not.
   */
  static boolean isMember(String metric) {
    return metric.indexOf('.') < metric.lastIndexOf('.')
        && (metric.startsWith(Point.PROCESS) || metric.startsWith(Point.POPULATION));
  }

  /** {@code process 1}, {@code robots}: for a legend. */
  static String name(String metric) {
    String owner = metric.substring(0, metric.lastIndexOf('.'));
    return owner.startsWith(Point.PROCESS)
        ? "process " + owner.substring(Point.PROCESS.length())
        : owner.substring(Point.POPULATION.length());
  }

  private static List<Sheet> sheets(
      Results results,
      Grid grid,
      String name,
      List<String> metrics,
      Quantity.Kind kind,
      String what) {
    List<PanelsByLine.Member> members =
        metrics.stream()
            .map(metric -> new PanelsByLine.Member(name(metric), new Metric(metric)))
            .toList();
    return Figures.sheets(
        name,
        results.title(),
        LatencyCurves.over(what, grid),
        PanelsByLine.of(
            grid, members, kind, kind == Quantity.Kind.SHARE ? "share" : "time", false));
  }
}
