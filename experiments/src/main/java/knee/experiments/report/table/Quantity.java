package knee.experiments.report.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import knee.experiments.report.document.Metric;

/**
 * Numbers for people, in a unit that suits them: as precise as their interval, with three
 * significant digits where they have none.
 */
public final class Quantity {
  /** Numbers that begin with more zeros than this behind the point are written as powers of ten. */
  private static final int MOST_ZEROS = 6;

  private static final int MOST_DIGITS = 7;

  /** From here on a larger unit suits a number better. */
  private static final double MOST = 10_000;

  /** Numbers further apart than this have no unit that suits both. */
  private static final double FAR = 1000;

  private Quantity() {}

  /** Value, half-width and unit apart, so that a table can align each. */
  record Parts(String value, String plusMinus, String unit) {
    static final Parts NONE = new Parts("-", "", "");

    @Override
    public String toString() {
      return value + (plusMinus.isEmpty() ? "" : " " + plusMinus) + unit;
    }
  }

  private record Scale(double factor, String unit) {}

  /** A metric's object with value, low and high; null and missing are a dash. */
  static Parts of(JsonNode metric, Metric.Unit unit) {
    return parts(metric, scale(size(metric), unit));
  }

  /** Numbers to be compared: in one unit, unless they lie too far apart for it. */
  static List<Parts> column(List<? extends JsonNode> metrics, Metric.Unit unit) {
    DoubleSummaryStatistics sizes =
        metrics.stream().mapToDouble(Quantity::size).filter(s -> s > 0).summaryStatistics();
    Scale small = scale(sizes.getMin(), unit);
    Scale large = scale(sizes.getMax(), unit);
    boolean wide = sizes.getMax() * small.factor >= MOST;
    if (wide && sizes.getMax() > FAR * sizes.getMin()) {
      return metrics.stream().map(metric -> of(metric, unit)).toList();
    }
    return metrics.stream().map(metric -> parts(metric, wide ? large : small)).toList();
  }

  /** Of a difference that may be nothing, its interval says how large it is. */
  private static double size(JsonNode metric) {
    double value = Math.abs(metric.path("value").asDouble(0));
    return Math.max(value, halfWidth(metric));
  }

  private static double halfWidth(JsonNode metric) {
    if (!metric.path("low").isNumber() || !metric.path("value").isNumber()) {
      return 0;
    }
    double value = metric.path("value").asDouble();
    return Math.max(metric.path("high").asDouble() - value, value - metric.path("low").asDouble());
  }

  private static Parts parts(JsonNode metric, Scale scale) {
    if (!metric.path("value").isNumber()) {
      return Parts.NONE;
    }
    double value = metric.path("value").asDouble() * scale.factor;
    double halfWidth = halfWidth(metric) * scale.factor;
    if (halfWidth <= 0) {
      return new Parts(digits(value, 3), "", scale.unit);
    }
    return new Parts(asPreciseAs(halfWidth, value), "±" + digits(halfWidth, 2), scale.unit);
  }

  /** With as many decimals as two digits of the half-width have. */
  private static String asPreciseAs(double halfWidth, double value) {
    int decimals =
        new BigDecimal(halfWidth).round(new MathContext(2, RoundingMode.HALF_EVEN)).scale();
    BigDecimal number =
        new BigDecimal(value).setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN);
    if (value == 0 || decimals > MOST_ZEROS || number.precision() > MOST_DIGITS) {
      return digits(value, 3);
    }
    return number.toPlainString();
  }

  public static String text(double value, Metric.Unit unit) {
    Scale scale = scale(value, unit);
    return digits(value * scale.factor, 3) + scale.unit;
  }

  private static Scale scale(double value, Metric.Unit unit) {
    return switch (unit) {
      case SECONDS -> timeScale(Math.abs(value));
      case PER_SECOND -> new Scale(1, "/s");
      case SHARE -> new Scale(100, "%");
      case NUMBER -> new Scale(1, "");
    };
  }

  private static Scale timeScale(double seconds) {
    if (seconds >= 0.9995 || seconds == 0) {
      return new Scale(1, " s");
    }
    return seconds >= 0.9995e-3 ? new Scale(1e3, " ms") : new Scale(1e6, " us");
  }

  /** So many significant digits; all digits before the point. */
  static String digits(double value, int significant) {
    if (value == 0) {
      return "0";
    }
    BigDecimal number = new BigDecimal(value);
    BigDecimal rounded = number.round(new MathContext(significant, RoundingMode.HALF_EVEN));
    int magnitude = rounded.precision() - rounded.scale();
    if (magnitude < -MOST_ZEROS) {
      return rounded.toString().replace('E', 'e');
    }
    int decimals = significant - magnitude;
    return number.setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN).toPlainString();
  }
}
