package knee.simulator.journey;

import knee.simulator.request.Request;

/** A place where requests wait or are served, and from which one can be taken out. */
public interface Waiting {
  /** Forgets a request that is here, as if it had left; what it holds it gives back by itself. */
  void withdraw(Request request);

  /**
   * Whether a request that waits here may go on one day, though those who are stuck never give
   * anything back. So it is wherever the waiting ends by itself.
   */
  default boolean canGoOn(Request request, Possession possession) {
    return true;
  }

  /** What the results call what one waits for here; empty where nobody can be stuck. */
  default String awaited() {
    return "";
  }

  /** Whether this request has what others wait for here. */
  default boolean isHeldBy(Request request) {
    return this instanceof Holdable resource && request.holds(resource);
  }
}
