package knee.charts.drawing;

import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import knee.charts.results.Scale;
import knee.charts.style.Style;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleInsets;

/**
 * What the x axis of a panel shows, and how far it reaches.
 *
 * @param whole whether ticks are at whole numbers only
 * @param onlyTick where the only tick is; NaN: as many as fit
 * @param categories empty for numbers
 */
public record Domain(
    String label,
    double low,
    double high,
    boolean logarithmic,
    boolean whole,
    double onlyTick,
    List<String> categories) {
  /** Numbers between two ends. */
  public static Domain linear(String label, double low, double high) {
    return new Domain(label, low, high, false, false, Double.NaN, List.of());
  }

  /** Positive numbers between two ends. */
  public static Domain logarithmic(String label, double low, double high) {
    return new Domain(label + ", log scale", low, high, true, false, Double.NaN, List.of());
  }

  /** The varied path, as far as these curves reach. */
  public static Domain of(Scale scale, Collection<Curve> curves) {
    if (!scale.numeric()) {
      return new Domain(scale.label(), 0, 0, false, false, Double.NaN, scale.categories());
    }
    double[] places = curves.stream().flatMapToDouble(Domain::places).sorted().distinct().toArray();
    double least = places.length == 0 ? 0 : places[0];
    double most = places.length == 0 ? 1 : places[places.length - 1];
    if (crowded(places, least, most)) {
      double margin = StrictMath.pow(most / least, 0.04);
      return logarithmic(scale.label(), least / margin, most * margin);
    }
    if (most == least) {
      double around = most == 0 ? 1 : Math.abs(most) / 2;
      return new Domain(scale.label(), most - around, most + around, false, false, most, List.of());
    }
    double margin = (most - least) * 0.04;
    boolean fromZero = least >= 0 && least <= most / 2;
    boolean whole = DoubleStream.of(places).allMatch(place -> place == Math.rint(place));
    double low = fromZero ? 0 : least - margin;
    return new Domain(scale.label(), low, most + margin, false, whole, Double.NaN, List.of());
  }

  /** Whether a linear axis would have most of them within its first tenth. */
  private static boolean crowded(double[] places, double least, double most) {
    double tenth = least + (most - least) / 10;
    long low = DoubleStream.of(places).filter(place -> place <= tenth).count();
    return places.length > 2
        && least > 0
        && most >= Scale.LINEAR_SPAN * least
        && 2 * low > places.length;
  }

  private static DoubleStream places(Curve curve) {
    return Stream.of(
            curve.vertices().stream().map(Curve.Vertex::x),
            curve.measured().stream().map(Curve.Vertex::x),
            curve.outcomes().stream().map(Curve.Outcome::x))
        .flatMap(x -> x)
        .mapToDouble(x -> x)
        .filter(x -> !Double.isNaN(x));
  }

  boolean numeric() {
    return categories.isEmpty();
  }

  ValueAxis axis() {
    if (!numeric()) {
      return styled(new CategoryTicks(label, categories));
    }
    return logarithmic ? styled(new DecadeTicks(label, low, high)) : linearAxis();
  }

  private ValueAxis linearAxis() {
    ValueAxis axis = numbers(label, low, high, whole);
    axis.setTickLabelInsets(new RectangleInsets(2, 8, 2, 8));
    if (onlyTick != 0 && !Double.isNaN(onlyTick)) {
      ((NumberAxis) axis)
          .setTickUnit(new NumberTickUnit(Math.abs(onlyTick), Style.numbers()), false, false);
      axis.setAutoTickUnitSelection(false);
    }
    return axis;
  }

  /** A linear axis with ticks at 1, 2 or 5 times a power of ten. */
  private static ValueAxis numbers(String label, double low, double high, boolean whole) {
    NumberAxis axis = new NumberAxis(label);
    axis.setRange(low, high);
    axis.setStandardTickUnits(new NumberTickUnitSource(whole, Style.numbers()));
    return styled(axis);
  }

  /** The same for a y axis, with ticks less close than they could be. */
  static ValueAxis numbersUp(String label, double low, double high) {
    ValueAxis axis = numbers(label, low, high, false);
    axis.setTickLabelInsets(new RectangleInsets(9, 4, 9, 4));
    return axis;
  }

  static ValueAxis styled(ValueAxis axis) {
    axis.setLabelFont(Style.LABEL);
    axis.setTickLabelFont(Style.TICK);
    axis.setLabelPaint(Style.INK);
    axis.setTickLabelPaint(Style.INK);
    axis.setAxisLinePaint(Style.FAINT);
    axis.setTickMarkPaint(Style.FAINT);
    return axis;
  }
}
