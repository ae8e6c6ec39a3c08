package knee.charts.drawing;

import java.util.Collection;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import knee.charts.results.Estimate;
import knee.charts.results.Quantity;
import knee.charts.results.Scale;
import knee.charts.results.Unit;

/**
 * What the y axis of a panel (or of several, made comparable) measures, and how far it reaches.
 *
 * @param low lower end, in the unit
 * @param high upper end, in the unit
 */
public record Amount(String label, Unit unit, boolean logarithmic, double low, double high) {
  /**
   * An axis for these curves: linear from 0, which shows a knee as one; logarithmic if all are
   * positive and one of them spans 2 decades, or 2 decades lie between the highest points of two.
   */
  public static Amount of(Quantity.Kind kind, String name, Collection<Curve> curves) {
    return of(kind, name, curves, true);
  }

  /** An axis from 0 whatever the values, for counts and shares. */
  public static Amount linear(Quantity.Kind kind, String name, Collection<Curve> curves) {
    return of(kind, name, curves, false);
  }

  private static Amount of(
      Quantity.Kind kind, String name, Collection<Curve> curves, boolean mayBeLogarithmic) {
    List<Estimate> values = curves.stream().flatMap(Curve::values).toList();
    double most = values.stream().mapToDouble(Estimate::value).max().orElse(0);
    double least = values.stream().mapToDouble(Estimate::value).min().orElse(0);
    boolean logarithmic = mayBeLogarithmic && least > 0 && tooFarApart(curves);
    Unit unit = Unit.spanning(kind, logarithmic ? least : 0, most, Scale.LINEAR_SPAN);
    // An interval much wider than the values themselves is cut off rather than flattening the
    // curve.
    double top = Math.max(most * 1.06, Math.min(2 * most, highest(values) * 1.03)) / unit.size();
    boolean marksOnTop = curves.stream().anyMatch(curve -> !curve.outcomes().isEmpty());
    if (logarithmic) {
      double bottom = Math.max(lowest(values), least / 3) / unit.size() * 0.85;
      return new Amount(
          unit.label(name) + ", log scale", unit, true, bottom, top * (marksOnTop ? 2.5 : 1.3));
    }
    double low = least < 0 ? least * 1.06 / unit.size() : 0;
    double high = top > low ? top : 1;
    return new Amount(unit.label(name), unit, false, low, marksOnTop ? high * 1.15 : high);
  }

  private static boolean tooFarApart(Collection<Curve> curves) {
    DoubleSummaryStatistics tops = new DoubleSummaryStatistics();
    boolean steep = false;
    for (Curve curve : curves) {
      DoubleSummaryStatistics own = curve.values().mapToDouble(Estimate::value).summaryStatistics();
      if (own.getCount() > 0) {
        steep |= own.getMax() >= Scale.LINEAR_SPAN * own.getMin();
        tops.accept(own.getMax());
      }
    }
    return steep || tops.getMax() >= Scale.LINEAR_SPAN * tops.getMin();
  }

  private static double highest(List<Estimate> values) {
    return values.stream()
        .flatMap(y -> Stream.of(y.value(), y.high()))
        .filter(v -> !v.isNaN())
        .mapToDouble(v -> v)
        .max()
        .orElse(0);
  }

  private static double lowest(List<Estimate> values) {
    return values.stream()
        .flatMap(y -> Stream.of(y.value(), y.low()))
        .filter(v -> v > 0)
        .mapToDouble(v -> v)
        .min()
        .orElse(0);
  }

  /** The same under another label. */
  public Amount named(String name) {
    return new Amount(name, unit, logarithmic, low, high);
  }

  /** The same with another upper end, in seconds, shares and the like. */
  public Amount upTo(double end) {
    return new Amount(label, unit, logarithmic, low, end / unit.size());
  }
}
