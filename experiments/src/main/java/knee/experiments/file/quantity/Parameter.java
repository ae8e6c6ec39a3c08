package knee.experiments.file.quantity;

import java.util.function.DoublePredicate;

/** One argument of a random time: how it is written and what it may be. */
enum Parameter {
  TIME("", v -> v > 0, "a time above 0 belongs there"),
  FROM_ZERO("", v -> v >= 0, "a time belongs there"),
  PHASES(
      "", v -> v >= 1 && v == Math.rint(v) && v <= 10_000, "a whole number from 1 belongs there"),
  CV("cv", v -> v > 0, "cv must be above 0"),
  CV_FROM_1("cv", v -> v >= 1, "cv must be at least 1, below it take gamma or erlang"),
  // Below it the times are powers of more than 100, and beyond what a double can hold.
  SHAPE("shape", v -> v >= 0.01, "shape must be at least 0.01"),
  SHAPE_ABOVE_1("shape", v -> v > 1, "shape must be above 1, or the mean is infinite");

  private final String name;
  private final DoublePredicate allowed;
  private final String rule;

  Parameter(String name, DoublePredicate allowed, String rule) {
    this.name = name;
    this.allowed = allowed;
    this.rule = rule;
  }

  /** {@code cv=}; empty where the argument has no name. */
  String prefix() {
    return name.isEmpty() ? "" : name + "=";
  }

  double read(String argument, String whole, String example) {
    String value = argument;
    if (!name.isEmpty()) {
      if (!argument.startsWith(name + "=")) {
        throw new IllegalArgumentException(
            "'%s' in '%s' should be %s=...; write %s".formatted(argument, whole, name, example));
      }
      value = argument.substring(name.length() + 1);
    }
    double number = this == TIME || this == FROM_ZERO ? Quantity.TIME.read(value) : number(value);
    if (!allowed.test(number)) {
      throw new IllegalArgumentException(
          "'%s' in '%s' cannot be; %s, as in %s".formatted(argument, whole, rule, example));
    }
    return number;
  }

  private static double number(String text) {
    return Numbers.decimal(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is not a number; write one such as 1.5"));
  }
}
