package knee.experiments.run.estimate;

import java.util.Optional;
import knee.simulator.statistics.Replication.WaitingCircle;

/** In how many replications requests wait for each other at the end. */
final class Circles {
  private int replications;
  private int found;
  private WaitingCircle worst;

  void add(Optional<WaitingCircle> circle) {
    replications++;
    if (circle.isPresent()) {
      found++;
      boolean worse = worst == null || (circle.get().lasting() && !worst.lasting());
      worst = worse ? circle.get() : worst;
    }
  }

  /** What is said of those that nothing will ever end. */
  Optional<String> lasting() {
    return said(true, "for ever");
  }

  /** What is said of those that only a timeout ends. */
  Optional<String> passing() {
    return said(false, "until a timeout ends it");
  }

  private Optional<String> said(boolean lasting, String howLong) {
    if (worst == null || worst.lasting() != lasting) {
      return Optional.empty();
    }
    String who =
        worst.requests() == 1
            ? "1 request waits for itself "
            : worst.requests() + " requests wait for each other ";
    String when =
        replications == 1 ? "" : " (%d of %d replications ended so)".formatted(found, replications);
    return Optional.of(who + howLong + when + ": " + worst.links());
  }
}
