package knee.experiments.run;

import java.util.Optional;
import knee.experiments.file.Point;

/** A replication did not come to its end. */
public final class FailedRunException extends Exception {
  FailedRunException(Point point, int replication, Throwable cause) {
    super(
        "replication " + (replication + 1) + " of " + Labels.of(point) + " failed: " + why(cause),
        cause);
  }

  /** The message alone where it was written for people, else also what kind of failure it is. */
  private static String why(Throwable cause) {
    Optional<String> full = HeapLimit.said(cause);
    if (full.isPresent()) {
      return full.get();
    }
    boolean explained =
        cause.getClass() == IllegalStateException.class
            || cause.getClass() == IllegalArgumentException.class;
    return explained && cause.getMessage() != null ? cause.getMessage() : cause.toString();
  }
}
