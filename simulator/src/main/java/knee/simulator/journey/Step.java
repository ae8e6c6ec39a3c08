package knee.simulator.journey;

import knee.simulator.request.Request;

/**
 * One step of a journey, shared by all requests. A step that makes the request wait sees to it that
 * somebody wakes it; the request then goes on with the next step.
 */
@FunctionalInterface
public interface Step {
  boolean GO_ON = true;
  boolean WAIT = false;

  /** Returns {@link #GO_ON} or {@link #WAIT}; a request that ended here has to wait, for ever. */
  boolean enter(Request request);
}
