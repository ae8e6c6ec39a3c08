package knee.experiments.file.yaml;

/**
 * A plain value such as {@code lognormal(3s, cv=0.3)} inside braces or brackets, where YAML ends it
 * at the comma and goes on with what follows as if it were the next key or item.
 */
final class FlowCut {
  private final Node start;
  private final StringBuilder whole;

  FlowCut(Node start) {
    this.start = start;
    boolean plain = start instanceof Node.Text text && !text.quoted();
    this.whole = new StringBuilder(plain ? ((Node.Text) start).text() : "");
  }

  /** Whether a parenthesis waits to be closed. */
  boolean open() {
    return depth() > 0;
  }

  void add(String next) {
    whole.append(' ').append(next.strip());
  }

  /** The value as it was meant; the fault is noted where it had been cut. */
  Node mended(Faults faults) {
    if (!(start instanceof Node.Text text) || whole.length() <= text.text().length()) {
      return start;
    }
    if (depth() != 0) {
      return start;
    }
    faults.add(
        start.place(),
        "'%s' is cut at the comma; write %s, or quote it".formatted(text.text(), whole));
    return new Node.Text(start.place(), whole.toString(), true);
  }

  private int depth() {
    int depth = 0;
    for (int i = 0; i < whole.length(); i++) {
      depth += whole.charAt(i) == '(' ? 1 : whole.charAt(i) == ')' ? -1 : 0;
    }
    return depth;
  }
}
