package knee.experiments.report.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import knee.experiments.report.document.Metric;

/** Numbers for people: three significant digits and a unit that suits them. */
public final class Quantity {
  /** Numbers that begin with more zeros than this behind the point are written as powers of ten. */
  private static final int MOST_ZEROS = 6;

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
    if (!metric.path("value").isNumber()) {
      return Parts.NONE;
    }
    double value = metric.path("value").asDouble();
    Scale scale = scale(value, unit);
    String plusMinus = "";
    if (metric.path("low").isNumber()) {
      double halfWidth =
          Math.max(metric.path("high").asDouble() - value, value - metric.path("low").asDouble());
      plusMinus = halfWidth > 0 ? "±" + digits(halfWidth * scale.factor, 2) : "";
    }
    return new Parts(digits(value * scale.factor, 3), plusMinus, scale.unit);
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
