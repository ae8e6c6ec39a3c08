package knee.simulator.distribution.formula;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as an experiment file says them, with at most 12 significant digits. */
public final class Notation {
  private static final MathContext DIGITS = new MathContext(12);

  private Notation() {}

  /**
   * Without an exponent and without needless zeros; not by {@code Double.toString}, which changed.
   */
  public static String number(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.toString(value);
    }
    return plain(new BigDecimal(value).round(DIGITS));
  }

  /** Seconds with a fitting unit: {@code 5ms}, {@code 90s}, {@code 2min}; 0 is {@code 0s}. */
  public static String time(double seconds) {
    if (Double.isNaN(seconds) || Double.isInfinite(seconds)) {
      return number(seconds);
    }
    BigDecimal exact = new BigDecimal(seconds).round(DIGITS);
    double size = Math.abs(seconds);
    if (size >= 3600 && size % 3600 == 0) {
      return number(seconds / 3600) + "h";
    }
    if (size >= 60 && size % 60 == 0) {
      return number(seconds / 60) + "min";
    }
    if (size == 0 || exact.abs().compareTo(BigDecimal.ONE) >= 0) {
      return plain(exact) + "s";
    }
    BigDecimal millis = exact.movePointRight(3);
    return millis.abs().compareTo(BigDecimal.ONE) >= 0
        ? plain(millis) + "ms"
        : plain(millis.movePointRight(3)) + "us";
  }

  private static String plain(BigDecimal value) {
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }
}
