package knee.experiments.file.values;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import knee.experiments.file.quantity.Numbers;
import knee.experiments.file.quantity.Quantity;
import knee.experiments.file.quantity.RandomTime;
import knee.experiments.file.schema.Type;
import knee.experiments.file.yaml.Nearest;
import knee.simulator.distribution.Distribution;
import knee.simulator.distribution.composed.Empirical;

/** The kinds of text that a file is made of. */
public final class Scalars {
  private static final String NUMBER = "^\\+?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?";

  private Scalars() {}

  /** 0 or more seconds. */
  public static Type<Double> time() {
    return named("time", quantity(Quantity.TIME, v -> true, ""));
  }

  /** More than 0 seconds. */
  public static Type<Double> positiveTime() {
    return quantity(Quantity.TIME, v -> v > 0, "more than 0");
  }

  /** A time where 0 switches off: infinity then. */
  public static Type<Double> timeOrOff() {
    return time().as(v -> v == 0 ? Double.POSITIVE_INFINITY : v);
  }

  public static Type<Double> rate() {
    return quantity(Quantity.RATE, v -> true, "");
  }

  public static Type<Double> positiveRate() {
    return quantity(Quantity.RATE, v -> v > 0, "more than 0");
  }

  public static Type<Double> size() {
    return quantity(Quantity.SIZE, v -> v > 0, "more than 0");
  }

  public static Type<Double> share() {
    return quantity(Quantity.SHARE, v -> v <= 1, "at most 1, or 100%");
  }

  /** More than 0 and less than 1. */
  public static Type<Double> precision() {
    return quantity(Quantity.SHARE, v -> v > 0 && v < 1, "a share such as 2%");
  }

  /** A number or percentage of 0 or more. */
  public static Type<Double> weight() {
    return quantity(Quantity.SHARE, v -> true, "");
  }

  private static Type<Double> quantity(Quantity quantity, DoublePredicate allowed, String rule) {
    return new Scalar<>(
        quantity.described(),
        (text, reading) -> {
          double value = quantity.read(text);
          if (!allowed.test(value)) {
            throw outOfRange(text, rule);
          }
          return value;
        },
        described(quantity.described(), json(quantity, allowed)));
  }

  private static IllegalArgumentException outOfRange(String text, String rule) {
    return new IllegalArgumentException("'" + text + "' is out of range; write " + rule);
  }

  private static Map<String, Object> json(Quantity quantity, DoublePredicate allowed) {
    Map<String, Object> text = text(NUMBER + "(" + String.join("|", quantity.units()) + ")$");
    if (quantity == Quantity.SHARE) {
      Map<String, Object> share = new LinkedHashMap<>(Map.of("type", "number", "minimum", 0));
      if (!allowed.test(2)) {
        share.put("maximum", 1);
      }
      return either(List.of(text, share));
    }
    return allowed.test(0) ? either(List.of(text, Map.of("const", 0))) : text;
  }

  /** The type as a definition of its own in the JSON Schema. */
  public static <T> Type<T> named(String name, Type<T> type) {
    return new Named<>(name, type.described(), () -> type);
  }

  public static Type<Distribution> randomTime() {
    String described = "a time such as 5ms or exp(5ms)";
    String time = NUMBER + "(" + String.join("|", Quantity.TIME.units()) + ")$";
    String random = "^\\s*(" + String.join("|", RandomTime.names()) + ")\\s*\\(.*\\)\\s*$";
    return named(
        "random_time",
        new Scalar<>(
            described,
            (text, reading) ->
                new RandomTime(name -> new Empirical(reading.files().open(name).values()))
                    .read(text),
            described(described, either(List.of(text(time), text(random), Map.of("const", 0))))));
  }

  /** A whole number of at least so much. */
  public static Type<Integer> count(int least) {
    return count(least, Integer.MAX_VALUE);
  }

  /** A whole number in a range. */
  public static Type<Integer> count(int least, int most) {
    return new Scalar<>(
        "a whole number",
        (text, reading) -> {
          long value = whole(text);
          if (value < least) {
            throw new IllegalArgumentException(
                "'%s' is too small; write a whole number of %d or more".formatted(text, least));
          }
          if (value > most) {
            throw new IllegalArgumentException(
                "'%s' is too large; write a whole number of at most %d".formatted(text, most));
          }
          return (int) value;
        },
        Map.of("type", "integer", "minimum", least));
  }

  private static long whole(String text) {
    return Numbers.whole(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is not a whole number; write one such as 4"));
  }

  /** Any whole number. */
  public static Type<Long> whole() {
    return new Scalar<>(
        "a whole number", (text, reading) -> whole(text), Map.of("type", "integer"));
  }

  /** A number of 0 or more. */
  public static Type<Double> number() {
    return decimal(v -> v >= 0, "0 or more", Map.of("type", "number", "minimum", 0));
  }

  public static Type<Double> positiveNumber() {
    return decimal(v -> v > 0, "more than 0", Map.of("type", "number", "exclusiveMinimum", 0));
  }

  private static Type<Double> decimal(
      DoublePredicate allowed, String rule, Map<String, Object> schema) {
    return new Scalar<>(
        "a number such as 1.5",
        (text, reading) -> {
          double value =
              Numbers.decimal(text)
                  .orElseThrow(
                      () ->
                          new IllegalArgumentException(
                              "'" + text + "' is not a number; write one such as 1.5"));
          if (!allowed.test(value)) {
            throw outOfRange(text, rule);
          }
          return value;
        },
        schema);
  }

  /** Any text. */
  public static Type<String> text() {
    return new Scalar<>(
        "text", (text, reading) -> text, Map.of("type", List.of("string", "number", "boolean")));
  }

  /** One of the constants of an enum, in lower case. */
  public static <E extends Enum<E>> Type<E> choice(Class<E> choices) {
    Map<String, E> named = new LinkedHashMap<>();
    Arrays.stream(choices.getEnumConstants())
        .forEach(choice -> named.put(choice.name().toLowerCase(), choice));
    return choice(named);
  }

  /** One of these words. */
  public static <T> Type<T> choice(Map<String, T> named) {
    List<String> names = new ArrayList<>(named.keySet());
    String described = String.join(" or ", names);
    return new Scalar<>(
        described,
        (text, reading) -> {
          if (!named.containsKey(text)) {
            throw new IllegalArgumentException(
                "'"
                    + text
                    + "' is not one of "
                    + String.join(", ", names)
                    + "; "
                    + Nearest.hint(text, names, "write one of them"));
          }
          return named.get(text);
        },
        Map.of("enum", names));
  }

  /** Two words and their meanings, in this order. */
  public static <T> Type<T> choice(String first, T one, String second, T two) {
    Map<String, T> words = new LinkedHashMap<>();
    words.put(first, one);
    words.put(second, two);
    return choice(words);
  }

  /** The name of something that a section of the point defines. */
  public static Type<String> nameIn(String section, String noun) {
    return new Scalar<>(
        "the name of a " + noun,
        (text, reading) -> {
          List<String> known = reading.names(section);
          if (reading.whole().isPresent() && !known.contains(text)) {
            throw new IllegalArgumentException(unknown(noun, text, section, known));
          }
          return text;
        },
        Map.of("type", "string"));
  }

  /** {@code unknown service 'gemin'; did you mean 'gemini'?}. */
  public static String unknown(String noun, String name, String section, List<String> known) {
    return "unknown %s '%s'; %s"
        .formatted(
            noun,
            name,
            known.isEmpty() ? "name it under '" + section + "' first" : Nearest.hint(name, known));
  }

  static Map<String, Object> text(String pattern) {
    return Map.of("type", "string", "pattern", pattern);
  }

  static Map<String, Object> either(List<Map<String, Object>> options) {
    return Map.of("anyOf", options);
  }

  private static Map<String, Object> described(String described, Map<String, Object> schema) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("description", described);
    json.putAll(schema);
    return json;
  }
}
