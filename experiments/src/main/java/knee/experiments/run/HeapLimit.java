package knee.experiments.run;

import java.util.Optional;

/** What to do where Java's heap is too small: the launcher hands KNEE_JAVA_OPTIONS to java. */
public final class HeapLimit {
  private HeapLimit() {}

  /** Empty where something else is missing: a thread, say, which is an OutOfMemoryError too. */
  public static Optional<String> said(Throwable problem) {
    String message = String.valueOf(problem.getMessage());
    boolean heap =
        problem instanceof OutOfMemoryError
            && (message.startsWith("Java heap space")
                || message.startsWith("GC overhead")
                || message.startsWith("Requested array size"));
    return heap ? Optional.of(advice(Runtime.getRuntime().maxMemory())) : Optional.empty();
  }

  /**
   * Three times as much.
   *
   * @param most that the heap may be [bytes]
   */
  static String advice(long most) {
    long larger = Math.max(1, (3 * most) >> 30);
    return "the heap of "
        + Math.max(1, most >> 20)
        + " MB is full; allow Java a larger one, KNEE_JAVA_OPTIONS=-Xmx"
        + larger
        + "g say, or run fewer replications at once, with --threads 1";
  }
}
