package knee.charts.results;

/**
 * A metric by the name that {@code expect} and {@code chart} use.
 *
 * @param name {@code p95}, {@code list.mean}, {@code throughput}, {@code workers.utilization}
 */
public record Metric(String name) {

  public Quantity.Kind kind() {
    return switch (last()) {
      case "throughput" -> Quantity.Kind.RATE;
      case "errors", "utilization", "hit_ratio", "connections" -> Quantity.Kind.SHARE;
      case "present", "queue", "capacity" -> Quantity.Kind.COUNT;
      default -> Quantity.Kind.TIME;
    };
  }

  /** Whether it is a response time, so that mean and percentiles belong beside it. */
  public boolean isResponse() {
    return last().matches("mean|max|p\\d+");
  }

  /** {@code list.} of {@code list.p95}, else empty. */
  public String owner() {
    return name.substring(0, name.lastIndexOf('.') + 1);
  }

  private String last() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** {@code P95}, {@code mean}, {@code P99.9}: for a legend. */
  public String shortLabel() {
    String last = last();
    if (!last.matches("p\\d+")) {
      return last.replace('_', ' ');
    }
    String digits = last.substring(1);
    return digits.length() <= 2
        ? "P" + digits
        : "P" + digits.substring(0, 2) + "." + digits.substring(2);
  }

  /** {@code P95 response time of list}: for an axis. */
  public String label() {
    String of = owner().isEmpty() ? "" : " of " + owner().substring(0, owner().length() - 1);
    if (last().equals("errors")) {
      return "failed attempts" + of;
    }
    return shortLabel() + (isResponse() ? " response time" : "") + of;
  }
}
