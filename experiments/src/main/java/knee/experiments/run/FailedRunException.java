package knee.experiments.run;

import knee.experiments.file.Point;

/** A replication did not come to its end. */
public final class FailedRunException extends Exception {
  FailedRunException(Point point, int replication, Throwable cause) {
    super(
        "replication " + (replication + 1) + " of " + Labels.of(point) + " failed: " + cause,
        cause);
  }
}
