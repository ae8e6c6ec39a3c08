package knee.experiments.file.quantity;

import java.util.Optional;
import java.util.OptionalInt;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Text;

/** Values of varied paths: a {@code Long}, a {@code Double}, or the text as written. */
public final class VaryValue {
  private VaryValue() {}

  /** A number where the text is a plain one, else the text itself. */
  public static Object of(String text) {
    if (Numbers.whole(text).isPresent()) {
      return Numbers.whole(text).getAsLong();
    }
    return Numbers.decimal(text).isPresent() ? (Object) Numbers.decimal(text).getAsDouble() : text;
  }

  public static Object of(Node node) {
    return node instanceof Text text ? of(text.text().strip()) : node.toString();
  }

  /** Whether two values mean the same: 5 and 5.0, {@code 50ms} and {@code 0.05s}. */
  public static boolean same(Object a, Object b) {
    return a.equals(b) || compare(a, b).orElse(1) == 0;
  }

  /** Equal for texts that mean the same; a rate of 60/min bursts more than one of 1/s. */
  public static Object meaning(String text) {
    if (of(text) instanceof Number number) {
      return number.doubleValue();
    }
    for (Quantity quantity : Quantity.values()) {
      Optional<Double> value = quantity.tryRead(text);
      if (value.isPresent() && quantity != Quantity.RATE) {
        return quantity + " " + value.get();
      }
    }
    return text;
  }

  /** Their order, where both are numbers or quantities of one kind. */
  public static OptionalInt compare(Object a, Object b) {
    if (a instanceof Number x && b instanceof Number y) {
      return OptionalInt.of(Double.compare(x.doubleValue(), y.doubleValue()));
    }
    for (Quantity quantity : Quantity.values()) {
      var x = quantity.tryRead(a.toString());
      var y = quantity.tryRead(b.toString());
      if (x.isPresent() && y.isPresent()) {
        return OptionalInt.of(Double.compare(x.get(), y.get()));
      }
    }
    return OptionalInt.empty();
  }
}
