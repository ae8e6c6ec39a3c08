package knee.experiments.file;

import java.util.List;
import java.util.OptionalInt;
import knee.experiments.file.quantity.VaryValue;

/**
 * A promise to be checked: {@code p95 < 2s when clients.users <= 100}.
 *
 * @param text as written
 * @param position {@code FILE:LINE:COLUMN}
 * @param metric {@code p95}, {@code reserve.p99}, {@code cpu.utilization}, {@code errors}, ...
 * @param limit seconds, per second, or a share
 * @param conditions all must hold of a point, else the promise says nothing of it
 */
public record Expectation(
    String text,
    String position,
    String metric,
    Comparison comparison,
    double limit,
    List<Condition> conditions) {

  public enum Comparison {
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL,
    EQUAL,
    NOT_EQUAL;

    /** Of two values, given the sign of their difference. */
    public boolean holds(int order) {
      return switch (this) {
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
        case EQUAL -> order == 0;
        case NOT_EQUAL -> order != 0;
      };
    }
  }

  /** A condition on a varied path or on {@code variant}; the value as in {@link Point#vary}. */
  public record Condition(String path, Comparison comparison, Object value) {

    /** Whether the point is one that the promise is about. */
    public boolean holds(Point point) {
      return holds(path.equals("variant") ? point.variant() : point.vary().get(path));
    }

    /** Whether it holds where the path has this value: a number, or text such as 60/h. */
    public boolean holds(Object actual) {
      if (comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL) {
        return VaryValue.same(actual, value) == (comparison == Comparison.EQUAL);
      }
      OptionalInt order = VaryValue.compare(actual, value);
      return order.isPresent() && comparison.holds(order.getAsInt());
    }
  }
}
