package knee.experiments.file.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A kind of quantity with its units, to seconds, per second, bytes or a share.
 *
 * <p>Decimal arithmetic up to the last step: {@code 0.4ms} is the double nearest to 0.0004.
 */
public enum Quantity {
  TIME("a time", "5ms", units("us", "1e-6", "ms", "1e-3", "s", "1", "min", "60", "h", "3600")),
  RATE("a rate", "30/s", units("/s", "1", "/min", "60", "/h", "3600")),
  SIZE("a size", "130MB", units("B", "1", "kB", "1e3", "MB", "1e6", "GB", "1e9", "TB", "1e12")),
  SHARE("a share", "25%", units("", "1", "%", "0.01"));

  /**
   * In seconds, per second or bytes. What is made of a few such numbers is still far from the end
   * of {@code double}: without it, 50/s times 1e308s was infinite.
   */
  private static final double MOST = 1e18;

  private static final Pattern WRITTEN =
      Pattern.compile("([+-]?(?:\\d{1,30}\\.?\\d{0,30}|\\.\\d{1,30})(?:[eE][+-]?\\d{1,3})?)(\\D*)");

  private final String noun;
  private final String example;
  private final Map<String, BigDecimal> units;

  Quantity(String noun, String example, Map<String, BigDecimal> units) {
    this.noun = noun;
    this.example = example;
    this.units = units;
  }

  /** {@code a time such as 5ms}. */
  public String described() {
    return noun + " such as " + example;
  }

  public List<String> units() {
    return List.copyOf(units.keySet());
  }

  /**
   * Reads {@code 5ms}.
   *
   * @throws IllegalArgumentException saying {@code what is wrong; what would be right}
   */
  public double read(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    if (!matcher.matches()) {
      throw wrong(text, "is not " + noun, "write " + described());
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    String unit = matcher.group(2);
    if (this == RATE && unit.startsWith("/")) {
      return value(text, perUnit(text, number, unit));
    }
    BigDecimal factor = units.get(unit);
    if (factor == null && unit.isEmpty()) {
      if (number.signum() == 0) {
        return 0;
      }
      throw wrong(text, "has no unit", "write " + String.join(" or ", withUnits(text)));
    }
    String bare = unit.strip();
    if (factor == null && units.containsKey(bare)) {
      throw wrong(
          text,
          "has a space before its unit",
          "write it without the space: " + matcher.group(1) + bare);
    }
    if (factor == null) {
      throw wrong(
          text,
          "has the unknown unit '" + bare + "'",
          "write " + String.join(" or ", withUnits(matcher.group(1))));
    }
    return value(text, number.multiply(factor).doubleValue());
  }

  /** The number, where the text is one of this kind. */
  public Optional<Double> tryRead(String text) {
    try {
      return Optional.of(read(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private double perUnit(String text, BigDecimal number, String unit) {
    BigDecimal seconds = units.get(unit);
    if (seconds == null) {
      throw wrong(
          text,
          "has the unknown unit '" + unit + "'",
          "write " + String.join(" or ", withUnits(number.toPlainString())));
    }
    return number.doubleValue() / seconds.doubleValue();
  }

  private static double value(String text, double value) {
    if (value < 0) {
      throw wrong(text, "is negative", "write 0 or more");
    }
    if (value > MOST) {
      throw wrong(text, "is too large", "write a number that a clock could show");
    }
    return value;
  }

  private List<String> withUnits(String number) {
    List<String> written = new ArrayList<>();
    units.keySet().forEach(unit -> written.add(number + unit));
    return written;
  }

  private static IllegalArgumentException wrong(String text, String what, String right) {
    return new IllegalArgumentException("'" + text + "' " + what + "; " + right);
  }

  private static Map<String, BigDecimal> units(String... namesAndFactors) {
    Map<String, BigDecimal> units = new LinkedHashMap<>();
    for (int i = 0; i < namesAndFactors.length; i += 2) {
      units.put(namesAndFactors[i], new BigDecimal(namesAndFactors[i + 1]));
    }
    return units;
  }
}
