package knee.simulator.resource;

import knee.simulator.request.Request;

/** Requests that wait, in the order of a discipline; a request is in at most one line. */
public interface Line {
  void add(Request request);

  /** Takes out the one whose turn it is; null when nobody waits. */
  Request poll();

  /** The one whose turn it would be; null when nobody waits. */
  Request peek();

  /** Takes out this one, which must be here. */
  void remove(Request request);

  int size();
}
