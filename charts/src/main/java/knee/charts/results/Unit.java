package knee.charts.results;

/**
 * The unit in which a quantity is shown.
 *
 * @param size of the unit in seconds, per second, bytes, or 1
 */
public record Unit(String symbol, double size) {

  /** The unit in which the largest value shown has one to about three digits before the point. */
  public static Unit of(Quantity.Kind kind, double largest) {
    return switch (kind) {
      case COUNT -> new Unit("", 1);
      case TIME -> time(largest);
      case RATE ->
          largest > 0 && largest < 0.1
              ? new Unit("requests/min", 1.0 / 60)
              : new Unit("requests/s", 1);
      case SHARE -> new Unit("%", 0.01);
      case SIZE -> size(largest);
    };
  }

  /**
   * The same for a range whose ends lie this far apart: its middle counts, but the largest value
   * has no more than four digits.
   */
  public static Unit spanning(Quantity.Kind kind, double least, double most, double linearSpan) {
    boolean wide = least > 0 && most >= linearSpan * least;
    return of(kind, wide ? Math.max(Math.sqrt(least) * Math.sqrt(most), most / 10) : most);
  }

  private static Unit time(double largest) {
    if (largest >= 7200) {
      return new Unit("h", 3600);
    }
    if (largest >= 1000) {
      return new Unit("min", 60);
    }
    if (largest >= 1) {
      return new Unit("s", 1);
    }
    return largest >= 1e-3 || largest == 0 ? new Unit("ms", 1e-3) : new Unit("us", 1e-6);
  }

  private static Unit size(double largest) {
    if (largest >= 1e9) {
      return new Unit("GB", 1e9);
    }
    return largest >= 1e6 ? new Unit("MB", 1e6) : new Unit("kB", 1e3);
  }

  /** {@code think} becomes {@code think [s]}. */
  public String label(String name) {
    return symbol.isEmpty() ? name : name + " [" + symbol + "]";
  }
}
