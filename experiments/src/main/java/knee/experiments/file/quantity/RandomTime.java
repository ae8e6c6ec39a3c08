package knee.experiments.file.quantity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;
import knee.simulator.distribution.composed.Mixture;

/**
 * Reads random times: {@code 5ms}, {@code exp(5ms)}, {@code mix(0.9 5ms, 0.1 exp(100ms))}.
 *
 * <p>Arguments are separated by spaces or commas. Every problem is an {@link
 * IllegalArgumentException} that says what is wrong and what would be right.
 */
public final class RandomTime {
  private static final int MAX_DEPTH = 20;

  private final Function<String, Distribution> empirical;

  /**
   * @param empirical what {@code empirical(NAME)} stands for
   */
  public RandomTime(Function<String, Distribution> empirical) {
    this.empirical = empirical;
  }

  /** The names of all that has arguments. */
  public static List<String> names() {
    return Shape.names();
  }

  public Distribution read(String text) {
    String tidy = text.strip().replaceAll("\\s*=\\s*", "=").replaceAll("\\s+\\(", "(");
    if (deepest(tidy) > MAX_DEPTH) {
      throw new IllegalArgumentException(
          "parentheses in parentheses, more than " + MAX_DEPTH + " deep; write a simpler mixture");
    }
    int open = tidy.indexOf('(');
    if (open < 0) {
      return new Constant(Quantity.TIME.read(tidy));
    }
    String name = tidy.substring(0, open);
    if (depthAtEnd(tidy) != 0) {
      throw new IllegalArgumentException(
          "'" + text + "' has a parenthesis too few or too many; write " + Shape.example(name));
    }
    if (!tidy.endsWith(")") || closing(tidy, open) != tidy.length() - 1) {
      throw new IllegalArgumentException(
          "'" + text + "' goes on after its parenthesis; write " + Shape.example(name));
    }
    String inside = tidy.substring(open + 1, tidy.length() - 1);
    if (name.equals("empirical")) {
      return empirical.apply(inside.strip());
    }
    List<String> arguments = arguments(inside);
    checkUnits(arguments);
    return name.equals("mix") ? mixture(text, arguments) : Shape.named(name).read(text, arguments);
  }

  private Distribution mixture(String text, List<String> arguments) {
    if (arguments.isEmpty() || arguments.size() % 2 != 0) {
      throw new IllegalArgumentException(
          "'" + text + "' is not pairs of share and time; write " + Shape.example("mix"));
    }
    int parts = arguments.size() / 2;
    double[] shares = new double[parts];
    List<Distribution> times = new ArrayList<>();
    double sum = 0;
    for (int i = 0; i < parts; i++) {
      shares[i] = Quantity.SHARE.read(arguments.get(2 * i));
      times.add(read(arguments.get(2 * i + 1)));
      sum += shares[i];
    }
    if (Math.abs(sum - 1) > 1e-9) {
      throw new IllegalArgumentException(
          "the shares in '" + text + "' add up to " + (float) sum + "; make them add up to 1");
    }
    return new Mixture(shares, times);
  }

  /** A word behind a number is a unit that a space has cut off, or that there is none of. */
  private static void checkUnits(List<String> arguments) {
    for (int i = 1; i < arguments.size(); i++) {
      String number = arguments.get(i - 1);
      if (Numbers.decimal(number).isPresent() && arguments.get(i).matches("[A-Za-z]+")) {
        Quantity.TIME.read(number + " " + arguments.get(i));
      }
    }
  }

  /** Splits at spaces and commas that are in no parenthesis. */
  static List<String> arguments(String inside) {
    List<String> arguments = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    int depth = 0;
    for (char c : (inside + " ").toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      boolean separator = depth == 0 && (c == ' ' || c == ',' || c == '\t' || c == '\n');
      if (!separator) {
        current.append(c);
      } else if (!current.isEmpty()) {
        arguments.add(current.toString());
        current.setLength(0);
      }
    }
    return arguments;
  }

  private static int deepest(String text) {
    int depth = 0;
    int deepest = 0;
    for (char c : text.toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  private static int depthAtEnd(String text) {
    int depth = 0;
    for (char c : text.toCharArray()) {
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
    }
    return depth;
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
