package knee.experiments.cli.session;

/** The exit statuses users can rely on; the worst of several is the greatest. */
public final class ExitStatus {
  public static final int DONE = 0;

  /** An {@code expect} line did not hold. */
  public static final int BROKEN_PROMISE = 1;

  /** The file or the arguments are wrong; nothing was run, nothing written. */
  public static final int WRONG_INPUT = 2;

  /** The run failed or was interrupted; what had finished is kept. */
  public static final int FAILED = 3;

  private ExitStatus() {}
}
