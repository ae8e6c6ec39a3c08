package knee.experiments.file.backend;

import java.util.Map;
import knee.experiments.file.quantity.Numbers;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.Either;
import knee.experiments.file.values.Scalar;

/** Which row or key: {@code uniform} or {@code zipf(0.9)}. */
final class Pick {
  /** Rows, keys: each has a place in memory. */
  static final int MOST = 100_000_000;

  /** Exponent of a popularity; 0 where all are equally popular. */
  static final Type<Double> TYPE =
      Either.word(
          "uniform",
          0.0,
          new Scalar<>(
              "uniform or zipf(0.9)",
              (text, reading) -> zipf(text),
              Map.of("type", "string", "pattern", "^zipf\\(.*\\)$")));

  private Pick() {}

  private static double zipf(String text) {
    if (text.startsWith("zipf(") && text.endsWith(")")) {
      var exponent = Numbers.decimal(text.substring(5, text.length() - 1).strip());
      if (exponent.isPresent() && exponent.getAsDouble() >= 0) {
        return exponent.getAsDouble();
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a way to pick; write uniform or zipf(0.9)");
  }
}
