package knee.charts.figures;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
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
import knee.charts.results.Scale;
import knee.charts.style.LineStyle;

/** Nothing is varied: bars with intervals instead of curves, the variants side by side. */
final class SinglePoints {
  private static final String BARS = " (with 95% confidence intervals)";

  private final Results results;
  private final Grid grid;
  private final List<Sheet> sheets = new ArrayList<>();

  private SinglePoints(Results results, Grid grid) {
    this.results = results;
    this.grid = grid;
  }

  static List<Sheet> of(Results results, Grid grid) {
    return new SinglePoints(results, grid).draw();
  }

  private List<Sheet> draw() {
    Metric main = LatencyCurves.main(results);
    Set<String> four = new LinkedHashSet<>();
    LatencyCurves.FOUR.forEach(name -> four.add(main.isResponse() ? main.owner() + name : name));
    if (main.isResponse()) {
      four.add(main.name());
    } else {
      bars(
          Figures.fileName(main.name().replace('.', '-')),
          main.label(),
          main.kind(),
          List.of(main.name()));
    }
    bars("latency", "response time", Quantity.Kind.TIME, List.copyOf(four));
    Set<String> kinds = new LinkedHashSet<>();
    results.points().stream().map(Point::requestKinds).forEach(kinds::addAll);
    if (kinds.size() > 1) {
      String metric = ByMember.metric(results);
      List<String> names = kinds.stream().map(kind -> kind + "." + metric).toList();
      String what = new Metric(metric).label() + " by kind of request";
      bars("latency-by-kind", what, Quantity.Kind.TIME, names);
    }
    bars("throughput", "throughput", Quantity.Kind.RATE, List.of("throughput"));
    List<String> busy =
        UtilizationCurves.resources(results).stream().map(name -> name + ".utilization").toList();
    bars("utilization", "utilization", Quantity.Kind.SHARE, busy);
    Set<String> errors = ErrorCurves.kinds(results);
    if (errors.size() == 1) {
      String what = "share of attempts that failed" + ErrorCurves.only(errors);
      bars("errors", what, Quantity.Kind.SHARE, List.of("errors"));
    } else {
      List<String> each = errors.stream().map(kind -> Point.ERROR_KIND + kind).toList();
      bars("errors", "share of attempts that failed, by kind", Quantity.Kind.SHARE, each);
    }
    String of = new Metric(ByMember.metric(results)).label() + " by population";
    bars("latency-by-population", of, Quantity.Kind.TIME, ByMember.populations(results));
    bars("processes", ByMember.SHARES, Quantity.Kind.SHARE, ByMember.shares(results));
    return sheets;
  }

  /** Categories are the metrics, or the variants when these are many or the metric is one. */
  private void bars(String name, String what, Quantity.Kind kind, List<String> metrics) {
    boolean byMetric = metrics.size() > 1 && grid.lines().size() <= LineStyle.DISTINCT;
    List<Panel> panels = new ArrayList<>();
    for (List<String> part : Figures.parts(metrics, byMetric ? 12 : LineStyle.DISTINCT)) {
      boolean single = part.size() == 1 && grid.lines().size() <= LineStyle.DISTINCT;
      List<Curve> curves =
          byMetric ? perLine(part) : single ? eachLine(part.get(0)) : perMetric(part);
      if (curves.stream().anyMatch(Curve::hasValues)) {
        Amount fitting = Figures.amount(kind, axis(kind, what, metrics), List.of(merged(curves)));
        Amount y = name.equals("utilization") ? fitting.upTo(1.04) : fitting;
        Scale scale = Scale.categories("", byMetric ? labels(part) : lineLabels());
        panels.add(new Panel("", Domain.of(scale, curves), y, curves));
      }
    }
    boolean intervals =
        metrics.stream()
            .flatMap(m -> results.points().stream().map(point -> point.metric(m)))
            .anyMatch(Estimate::hasInterval);
    String title =
        Character.toUpperCase(what.charAt(0)) + what.substring(1) + (intervals ? BARS : "");
    sheets.addAll(Figures.sheets(name, results.title(), title, panels));
  }

  /** A bar much lower than another cannot be seen, whichever of them belong together. */
  private static Curve merged(List<Curve> curves) {
    return new Curve(
        "",
        LineStyle.black(),
        Curve.Look.MARKED,
        curves.stream().flatMap(c -> c.vertices().stream()).toList(),
        curves.stream().flatMap(c -> c.measured().stream()).toList(),
        curves.stream().flatMap(c -> c.outcomes().stream()).toList());
  }

  private static String axis(Quantity.Kind kind, String what, List<String> metrics) {
    if (what.startsWith("share of attempts")) {
      return "failed attempts";
    }
    return kind == Quantity.Kind.TIME && metrics.size() > 1 ? "response time" : what;
  }

  private List<Curve> perLine(List<String> metrics) {
    List<Curve> curves = new ArrayList<>();
    for (Grid.Line line : grid.lines()) {
      List<Curve.Vertex> vertices = new ArrayList<>();
      List<Curve.Vertex> measured = new ArrayList<>();
      for (int i = 0; i < metrics.size(); i++) {
        vertices.add(new Curve.Vertex(i, value(line, metrics.get(i))));
        measured.addAll(measured(line, metrics.get(i), i));
      }
      LineStyle style = LineStyle.number(curves.size());
      String label = line.label().isEmpty() ? "predicted" : line.label();
      List<Curve.Outcome> outcomes = new ArrayList<>();
      if (metrics.contains("mean")) {
        outcomes.addAll(outcomes(line, metrics.indexOf("mean"), style));
      }
      curves.add(new Curve(label, style, Curve.Look.MARKED, vertices, measured, outcomes));
    }
    return curves;
  }

  /** What was observed instead of numbers, once: at the mean. */
  private static List<Curve.Outcome> outcomes(Grid.Line line, int category, LineStyle style) {
    return line.measured().stream()
        .filter(row -> row.outcome() != null)
        .map(row -> new Curve.Outcome(category, row.outcome(), style))
        .toList();
  }

  /** Each line in its colour, at a place of its own. */
  private List<Curve> eachLine(String metric) {
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < grid.lines().size(); i++) {
      Grid.Line line = grid.lines().get(i);
      List<Curve.Vertex> vertex = List.of(new Curve.Vertex(i, value(line, metric)));
      LineStyle style = LineStyle.number(i);
      List<Curve.Vertex> measured = measured(line, metric, i);
      curves.add(
          new Curve(lineLabels().get(i), style, Curve.Look.MARKED, vertex, measured, List.of()));
    }
    return curves;
  }

  private List<Curve> perMetric(List<String> metrics) {
    List<Curve> curves = new ArrayList<>();
    for (String metric : metrics) {
      List<Curve.Vertex> vertices = new ArrayList<>();
      List<Curve.Vertex> measured = new ArrayList<>();
      List<Curve.Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < grid.lines().size(); i++) {
        vertices.add(new Curve.Vertex(i, value(grid.lines().get(i), metric)));
        measured.addAll(measured(grid.lines().get(i), metric, i));
        if (metric.equals("mean")) {
          outcomes.addAll(outcomes(grid.lines().get(i), i, LineStyle.black()));
        }
      }
      LineStyle style = LineStyle.number(curves.size());
      String label = labels(List.of(metric)).get(0);
      curves.add(new Curve(label, style, Curve.Look.MARKED, vertices, measured, outcomes));
    }
    return curves;
  }

  private static Estimate value(Grid.Line line, String metric) {
    return line.points().get(0).metric(metric);
  }

  private static List<Curve.Vertex> measured(Grid.Line line, String metric, int category) {
    return line.measured().stream()
        .map((Measurement row) -> new Curve.Vertex(category, row.metric(metric)))
        .filter(vertex -> vertex.y().exists())
        .toList();
  }

  private List<String> lineLabels() {
    return grid.lines().stream().map(l -> l.label().isEmpty() ? l.group() : l.label()).toList();
  }

  /** {@code workers} for {@code workers.utilization}, {@code P95} for {@code p95}. */
  private static List<String> labels(List<String> metrics) {
    return metrics.stream().map(SinglePoints::label).toList();
  }

  private static String label(String metric) {
    Metric known = new Metric(metric);
    if (ByMember.isMember(metric)) {
      return ByMember.name(metric);
    }
    if (metric.startsWith(Point.ERROR_KIND)) {
      return metric.substring(Point.ERROR_KIND.length());
    }
    return known.owner().isEmpty()
        ? known.shortLabel()
        : known.owner().substring(0, known.owner().length() - 1);
  }
}
