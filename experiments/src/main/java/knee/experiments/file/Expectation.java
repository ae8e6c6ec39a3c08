package knee.experiments.file;

import java.util.List;

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
    NOT_EQUAL
  }

  /** A condition on a varied path or on {@code variant}; the value as in {@link Point#vary}. */
  public record Condition(String path, Comparison comparison, Object value) {}
}
