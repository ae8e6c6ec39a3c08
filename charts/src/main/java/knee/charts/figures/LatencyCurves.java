package knee.charts.figures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import knee.charts.drawing.Amount;
import knee.charts.drawing.Curve;
import knee.charts.drawing.Panel;
import knee.charts.drawing.Sheet;
import knee.charts.results.Grid;
import knee.charts.results.Metric;
import knee.charts.results.Point;
import knee.charts.results.Quantity;
import knee.charts.results.Results;
import knee.charts.style.LineStyle;

/**
 * The latency curve. With one line: mean, P50, P95 and P99 together. With several: the main metric
 * (and the mean beside it where means were measured), then each of the four in a figure of its own.
 */
final class LatencyCurves {
  static final List<String> FOUR = List.of("mean", "p50", "p95", "p99");
  private static final String INTERVALS = " (with 95% confidence intervals)";

  private LatencyCurves() {}

  static List<Sheet> of(Results results, Grid grid) {
    Metric main = main(results);
    List<Sheet> sheets = new ArrayList<>();
    if (!main.isResponse()) {
      List<Panel> panels = LineCurves.panels(grid, main, "");
      String name = Figures.fileName(main.name().replace('.', '-'));
      sheets.addAll(Figures.sheets(name, results.title(), over(main.label(), grid), panels));
      main = new Metric("p95");
    }
    if (grid.lines().size() == 1) {
      sheets.addAll(together(results, grid, main));
    } else {
      sheets.addAll(mainFigure(results, grid, main));
      sheets.addAll(each(results, grid, main.owner()));
    }
    sheets.addAll(byKind(results, grid, main));
    return sheets;
  }

  /** What the file asks for, P95 otherwise. */
  static Metric main(Results results) {
    Metric asked = new Metric(results.chartY());
    boolean known =
        results.points().stream().anyMatch(point -> point.metric(asked.name()).exists());
    // Throughput has its own figure anyway, drawn once.
    boolean own = asked.name().equals("throughput") || asked.name().equals("errors");
    return known && !own ? asked : new Metric("p95");
  }

  static String over(String label, Grid grid) {
    String what = label + " over " + grid.xName();
    return Character.toUpperCase(what.charAt(0)) + what.substring(1) + INTERVALS;
  }

  private static List<Sheet> together(Results results, Grid grid, Metric main) {
    Set<String> names = new LinkedHashSet<>();
    FOUR.forEach(name -> names.add(main.owner() + name));
    names.add(main.name());
    List<Curve> curves = new ArrayList<>();
    for (String name : names) {
      Metric metric = new Metric(name);
      LineStyle style = LineStyle.number(curves.size());
      curves.add(Figures.curve(grid, grid.lines().get(0), metric, metric.shortLabel(), style));
    }
    if (curves.stream().noneMatch(Curve::hasValues)) {
      return List.of();
    }
    curves.replaceAll(LatencyCurves::outcomesInBlack);
    String label = "response time" + new Metric(main.owner() + "x").label().substring(1);
    Amount y = Amount.of(Quantity.Kind.TIME, label, curves);
    Panel panel = Figures.panel("", grid, y, curves);
    return Figures.sheets("latency", results.title(), over(label, grid), List.of(panel));
  }

  /** An outcome is one observation, not one of each metric. */
  private static Curve outcomesInBlack(Curve c) {
    List<Curve.Outcome> black =
        c.label().equals("mean")
            ? c.outcomes().stream()
                .map(o -> new Curve.Outcome(o.x(), o.text(), LineStyle.black()))
                .toList()
            : List.of();
    return new Curve(c.label(), c.style(), c.look(), c.vertices(), c.measured(), black);
  }

  private static List<Sheet> mainFigure(Results results, Grid grid, Metric main) {
    List<Panel> panels = new ArrayList<>();
    Metric mean = new Metric(main.owner() + "mean");
    boolean measuredMeans =
        results.measured().stream().anyMatch(row -> row.metric(mean.name()).exists());
    boolean both = measuredMeans && !main.equals(mean) && LineCurves.fitOnePanel(grid);
    if (both) {
      panels.addAll(LineCurves.panels(grid, mean, mean.shortLabel()));
    }
    panels.addAll(LineCurves.panels(grid, main, both ? main.shortLabel() : ""));
    String label = both ? "mean and " + main.label() : main.label();
    return Figures.sheets("latency", results.title(), over(label, grid), panels);
  }

  private static List<Sheet> each(Results results, Grid grid, String owner) {
    List<Sheet> sheets = new ArrayList<>();
    List<Panel> panels = new ArrayList<>();
    List<Metric> four = FOUR.stream().map(name -> new Metric(owner + name)).toList();
    if (LineCurves.fitOnePanel(grid)) {
      panels.addAll(LineCurves.comparable(grid, four));
    } else {
      for (Metric metric : four) {
        List<Panel> here = LineCurves.panels(grid, metric, metric.shortLabel());
        String name = "latency-" + metric.name().substring(owner.length());
        sheets.addAll(Figures.sheets(name, results.title(), over(metric.label(), grid), here));
      }
    }
    String what = over("response time", grid);
    sheets.addAll(Figures.sheets("latency-metrics", results.title(), what, panels));
    return sheets;
  }

  /** Kinds of requests against each other, a panel for each line. */
  private static List<Sheet> byKind(Results results, Grid grid, Metric main) {
    Set<String> kinds = new LinkedHashSet<>();
    results.points().stream().map(Point::requestKinds).forEach(kinds::addAll);
    if (kinds.size() < 2 || kinds.size() > LineStyle.DISTINCT) {
      return List.of();
    }
    Metric metric = new Metric(main.name().substring(main.owner().length()));
    List<PanelsByLine.Member> members =
        kinds.stream()
            .map(kind -> new PanelsByLine.Member(kind, new Metric(kind + "." + metric.name())))
            .toList();
    List<Panel> panels = PanelsByLine.of(grid, members, metric.kind(), metric.label(), false);
    String what = over(metric.label() + " by kind of request", grid);
    return Figures.sheets("latency-by-kind", results.title(), what, panels);
  }
}
