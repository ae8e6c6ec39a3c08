package knee.charts.drawing;

import java.util.List;
import java.util.stream.Stream;
import knee.charts.results.Estimate;
import knee.charts.style.LineStyle;

/**
 * A line to be drawn, in seconds, shares and the like; the panel chooses the unit.
 *
 * @param vertices along x; one whose value does not exist leaves a gap
 * @param measured observed values, drawn as hollow markers
 * @param outcomes observed, but not as numbers; drawn at the top edge
 */
public record Curve(
    String label,
    LineStyle style,
    Look look,
    List<Vertex> vertices,
    List<Vertex> measured,
    List<Outcome> outcomes) {

  /** What a line looks like between and at its vertices. */
  public enum Look {
    /** A line with a marker at each vertex and a band for the intervals. */
    MARKED,
    /** A bare line, for many vertices. */
    LINE,
    /** A staircase that keeps each value until the next vertex. */
    STEPS,
    /** Markers alone, on a line that is drawn already; not in the legend. */
    MARKERS,
    /** Nothing predicted, only measured values of its own. */
    MEASURED
  }

  /** A place along x, in the unit of the axis, with its value. */
  public record Vertex(double x, Estimate y) {}

  /** What was observed instead of a number, such as {@code timeout}. */
  public record Outcome(double x, String text, LineStyle style) {}

  /** A line without measurements. */
  public static Curve plain(String label, LineStyle style, Look look, List<Vertex> vertices) {
    return new Curve(label, style, look, vertices, List.of(), List.of());
  }

  /** Everything with a number, predicted or measured. */
  Stream<Estimate> values() {
    return Stream.concat(vertices.stream(), measured.stream())
        .map(Vertex::y)
        .filter(Estimate::exists);
  }

  public boolean hasValues() {
    return values().findAny().isPresent();
  }
}
