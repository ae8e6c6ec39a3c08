package knee.simulator.journey;

import java.util.function.IntPredicate;
import knee.simulator.request.Request;

/** Who holds what, when some are suspected to be stuck for ever and never to give it back. */
public interface Possession {
  boolean isStuck(Request request);

  /** Whether anybody who is not stuck holds such a unit. */
  boolean anyGivesBack(Holdable resource, IntPredicate units);

  /** Whether nobody who is stuck holds such a unit, but perhaps this request itself. */
  boolean allGiveBack(Holdable resource, int unit, Request itself);
}
