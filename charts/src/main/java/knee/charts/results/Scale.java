package knee.charts.results;

import java.util.List;
import java.util.Optional;

/**
 * Where the values of one varied path lie along an axis: numbers at their size, in one unit;
 * anything else (worker classes, distributions) as categories 0, 1, 2, ...
 *
 * @param label name of the path with the unit
 * @param categories empty for numbers
 */
public record Scale(String label, Unit unit, List<String> categories) {

  /** Positive values further apart than this are drawn on a logarithmic axis. */
  public static final double LINEAR_SPAN = 100;

  /** One category axis with these names. */
  public static Scale categories(String label, List<String> names) {
    return new Scale(label, new Unit("", 1), List.copyOf(names));
  }

  /**
   * @param values at least one; numeric only if all are numbers of one kind (a bare 0 and bare
   *     shares fit any)
   */
  public static Scale of(String name, List<String> values) {
    Quantity.Kind kind = Quantity.Kind.COUNT;
    double most = 0;
    double least = Double.POSITIVE_INFINITY;
    for (String value : values) {
      Optional<Quantity> quantity = Quantity.parse(value);
      if (quantity.isEmpty() || clash(kind, quantity.get())) {
        return categories(name, values.stream().distinct().toList());
      }
      if (quantity.get().kind() != Quantity.Kind.COUNT) {
        kind = quantity.get().kind();
      }
      most = Math.max(most, Math.abs(quantity.get().amount()));
      least = Math.min(least, Math.abs(quantity.get().amount()));
    }
    Unit unit = Unit.spanning(kind, least, most, LINEAR_SPAN);
    if (kind == Quantity.Kind.RATE && !name.contains("arrivals")) {
      // Users come at a spawn rate, calls at the rate of a service.
      unit = new Unit(unit.symbol().replace("requests", "1"), unit.size());
    }
    return new Scale(unit.label(name), unit, List.of());
  }

  private static boolean clash(Quantity.Kind kind, Quantity quantity) {
    return kind != Quantity.Kind.COUNT
        && quantity.kind() != Quantity.Kind.COUNT
        && quantity.kind() != kind;
  }

  public boolean numeric() {
    return categories.isEmpty();
  }

  /** Place of a value along the axis; NaN for a category that is not there. */
  public double position(String value) {
    if (numeric()) {
      return Quantity.parse(value).map(q -> q.amount() / unit.size()).orElse(Double.NaN);
    }
    int index = categories.indexOf(value);
    return index < 0 ? Double.NaN : index;
  }
}
