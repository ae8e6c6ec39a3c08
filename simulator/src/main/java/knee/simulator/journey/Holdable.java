package knee.simulator.journey;

import knee.simulator.request.Request;

/** What a request can hold, and gives back at the end of a scope, or when it is cut short. */
public interface Holdable {
  /**
   * Takes back what the request held.
   *
   * @param unit which one, as it was said when it was granted
   */
  void giveBack(Request request, int unit);

  /** Whether rows locked while it is held are given back with it, as by a transaction. */
  default boolean isScope() {
    return false;
  }
}
