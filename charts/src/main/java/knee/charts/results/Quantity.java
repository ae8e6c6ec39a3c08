package knee.charts.results;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number as an experiment file writes it: {@code 40}, {@code 50ms}, {@code 90/s}, {@code 25%},
 * {@code 130MB}.
 *
 * @param amount in seconds, per second, shares of 1, bytes, or plain
 */
public record Quantity(double amount, Kind kind) {
  /** What is measured, and so which units it may be shown in. */
  public enum Kind {
    COUNT,
    TIME,
    RATE,
    SHARE,
    SIZE
  }

  private record Symbol(Kind kind, double size) {}

  private static final Pattern WRITTEN =
      Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?)\\s*([a-zA-Zµ%/]*)");

  private static final Map<String, Symbol> SYMBOLS =
      Map.ofEntries(
          Map.entry("", new Symbol(Kind.COUNT, 1)),
          Map.entry("us", new Symbol(Kind.TIME, 1e-6)),
          Map.entry("µs", new Symbol(Kind.TIME, 1e-6)),
          Map.entry("ms", new Symbol(Kind.TIME, 1e-3)),
          Map.entry("s", new Symbol(Kind.TIME, 1)),
          Map.entry("min", new Symbol(Kind.TIME, 60)),
          Map.entry("h", new Symbol(Kind.TIME, 3600)),
          Map.entry("/s", new Symbol(Kind.RATE, 1)),
          Map.entry("/min", new Symbol(Kind.RATE, 1.0 / 60)),
          Map.entry("/h", new Symbol(Kind.RATE, 1.0 / 3600)),
          Map.entry("%", new Symbol(Kind.SHARE, 0.01)),
          Map.entry("B", new Symbol(Kind.SIZE, 1)),
          Map.entry("kB", new Symbol(Kind.SIZE, 1e3)),
          Map.entry("KB", new Symbol(Kind.SIZE, 1e3)),
          Map.entry("MB", new Symbol(Kind.SIZE, 1e6)),
          Map.entry("GB", new Symbol(Kind.SIZE, 1e9)),
          Map.entry("TB", new Symbol(Kind.SIZE, 1e12)));

  /** Empty for what is not a number with a known unit: a worker class, a distribution. */
  public static Optional<Quantity> parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      return Optional.empty();
    }
    Symbol symbol = SYMBOLS.get(written.group(2));
    return symbol == null
        ? Optional.empty()
        : Optional.of(
            new Quantity(Double.parseDouble(written.group(1)) * symbol.size, symbol.kind));
  }

  /** Whether two values of a file mean the same: {@code 50ms} and {@code 0.05s}. */
  public static boolean same(String a, String b) {
    Optional<Quantity> first = parse(a);
    Optional<Quantity> second = parse(b);
    if (first.isEmpty() || second.isEmpty()) {
      return a.equals(b);
    }
    double x = first.get().amount;
    double y = second.get().amount;
    return Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
  }
}
