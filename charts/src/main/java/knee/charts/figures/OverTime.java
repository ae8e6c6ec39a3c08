package knee.charts.figures;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
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
 * The course of a run from its very beginning: who is in the system and where they queue,
 * throughput, and response time, under each other. A file for each point while there are few,
 * otherwise for the last point of each line, the one with the largest load.
 */
final class OverTime {
  private static final int FEW = 4;
  private static final int MOST_QUEUES = 5;
  private static final String AND = " and ";

  /** Queues that never hold this share of the most in the system would lie on the axis. */
  private static final double MENTIONED = 0.01;

  private final Point point;
  private final List<JsonNode> bins = new ArrayList<>();
  private final Unit unit;
  private final double end;

  private OverTime(Point point) {
    this.point = point;
    point.json().path("over_time").forEach(bins::add);
    double last = 0;
    for (JsonNode bin : bins) {
      last = Math.max(last, bin.path("to").asDouble(0));
    }
    unit = Unit.of(Quantity.Kind.TIME, last);
    end = last / unit.size();
  }

  static List<Sheet> of(Results results, Grid grid) {
    boolean few = results.points().size() <= FEW;
    List<Sheet> sheets = new ArrayList<>();
    for (Grid.Line line : grid.lines()) {
      int count = line.points().size();
      for (Point point : few ? line.points() : line.points().subList(count - 1, count)) {
        List<Panel> panels = new OverTime(point).panels();
        if (!panels.isEmpty()) {
          String place = grid.place(point);
          String named = few && results.points().size() > 1 ? place : "";
          String name = Figures.fileName("over-time " + line.label() + " " + named);
          String which =
              line.label() + (line.label().isEmpty() || place.isEmpty() ? "" : ", ") + place;
          String what = "Over time" + (which.isEmpty() ? "" : ": " + which);
          sheets.add(new Sheet(name, results.title(), what, Sheet.Layout.STACK, panels));
        }
      }
    }
    return sheets;
  }

  private List<Panel> panels() {
    List<Panel> panels = new ArrayList<>();
    if (bins.isEmpty() || end == 0) {
      return panels;
    }
    add(panels, Quantity.Kind.COUNT, "requests", present());
    add(panels, Quantity.Kind.COUNT, "replicas", replicas());
    add(panels, Quantity.Kind.RATE, "throughput", List.of(throughput()));
    Curve mean = curve("mean", 0, bin -> Estimate.number(bin.path("mean")));
    Curve p95 = curve("P95", 2, bin -> Estimate.number(bin.path("p95")));
    add(panels, Quantity.Kind.TIME, "response time", List.of(mean, p95));
    return panels;
  }

  private void add(List<Panel> panels, Quantity.Kind kind, String label, List<Curve> curves) {
    if (curves.stream().noneMatch(Curve::hasValues)) {
      return;
    }
    Amount y = Figures.amount(kind, label, curves);
    // The y label stands above the panel: at its side it would be longer than the panel is high.
    Panel panel =
        new Panel(y.label(), Domain.linear(unit.label("time"), 0, end), y.named(""), curves);
    double warmUp = Estimate.number(point.json().path("warm_up")) / unit.size();
    if (warmUp > 0) {
      panel.shade(0, Math.min(warmUp, end), panels.isEmpty() ? "warm-up" : "");
    }
    panels.add(panel);
  }

  private List<Curve> present() {
    List<Curve> curves = new ArrayList<>();
    double most =
        bins.stream().mapToDouble(bin -> bin.path("in_system").asDouble(0)).max().orElse(0);
    Map<String, Double> peaks = peaks(most);
    boolean ghosts = peaks.values().stream().anyMatch(peak -> peak > (1 + MENTIONED) * most);
    String waited = ghosts ? "in system, not given up" : "in system";
    curves.add(curve(waited, 6, bin -> Estimate.number(bin.path("in_system"))));
    peaks.entrySet().stream()
        .filter(peak -> peak.getValue() > MENTIONED * most)
        .sorted(Comparator.comparing((Map.Entry<String, Double> peak) -> -peak.getValue()))
        .limit(MOST_QUEUES)
        .map(Map.Entry::getKey)
        .forEach(
            name ->
                curves.add(
                    curve(
                        "queue at " + name,
                        curves.size(),
                        bin -> Estimate.number(bin.path("queues").path(firstOf(name))))));
    return curves;
  }

  /** How many servers run stands among the queues, where there is more than one. */
  private List<Curve> replicas() {
    List<String> names = names(true);
    return IntStream.range(0, names.size())
        .mapToObj(
            i ->
                curve(
                    names.get(i), i, bin -> Estimate.number(bin.path("queues").path(names.get(i)))))
        .toList();
  }

  private List<String> names(boolean replicas) {
    return bins.stream()
        .flatMap(bin -> Point.names(bin.path("queues")).stream())
        .distinct()
        .filter(name -> name.matches("(.*\\.)?replicas") == replicas)
        .toList();
  }

  /**
   * The longest that each queue gets; queues whose lines would lie on each other are one, of two
   * names.
   */
  private Map<String, Double> peaks(double most) {
    Map<String, List<Double>> lines = new LinkedHashMap<>();
    for (String name : names(false)) {
      List<Double> lengths =
          bins.stream().map(bin -> bin.path("queues").path(name).asDouble(0)).toList();
      Optional<String> same =
          lines.keySet().stream()
              .filter(other -> distance(lines.get(other), lengths) <= MENTIONED * most)
              .findFirst();
      String names = same.map(other -> other + AND + name).orElse(name);
      lines.put(names, same.isPresent() ? lines.remove(same.get()) : lengths);
    }
    Map<String, Double> peaks = new LinkedHashMap<>();
    lines.forEach((names, lengths) -> peaks.put(names, Collections.max(lengths)));
    return peaks;
  }

  private static double distance(List<Double> a, List<Double> b) {
    return IntStream.range(0, a.size())
        .mapToDouble(i -> Math.abs(a.get(i) - b.get(i)))
        .max()
        .orElse(0);
  }

  private static String firstOf(String names) {
    int and = names.indexOf(AND);
    return and < 0 ? names : names.substring(0, and);
  }

  /** {@code completed} counts all replications. */
  private Curve throughput() {
    double replications = Math.max(1, point.json().path("replications").asDouble(1));
    return curve(
        "throughput",
        0,
        bin ->
            Estimate.number(bin.path("completed"))
                / replications
                / (bin.path("to").asDouble() - bin.path("from").asDouble()));
  }

  private Curve curve(String label, int style, ToDoubleFunction<JsonNode> value) {
    List<Curve.Vertex> vertices = new ArrayList<>();
    for (JsonNode bin : bins) {
      double middle = (bin.path("from").asDouble() + bin.path("to").asDouble()) / 2;
      // A bin without width has no throughput.
      double y =
          bin.path("to").asDouble() > bin.path("from").asDouble()
              ? value.applyAsDouble(bin)
              : Double.NaN;
      vertices.add(new Curve.Vertex(middle / unit.size(), Estimate.exactly(y)));
    }
    return Curve.plain(label, LineStyle.number(style), Curve.Look.LINE, vertices);
  }
}
