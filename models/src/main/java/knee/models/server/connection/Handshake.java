package knee.models.server.connection;

import knee.simulator.request.Part;
import knee.simulator.request.Request;

/** How a connection gets into the backlog, and what becomes of one that finds it full. */
interface Handshake {
  /**
   * Whether it takes a place. If not, it has been seen to: it comes again to its present step
   * later, or has ended.
   *
   * @param full whether there is none
   */
  boolean completes(Request request, boolean full);

  /** It has got in, or has been accepted at once. */
  default void completed(Request request) {}

  /** Whether one that comes again is given up by one of the two kernels. It has then ended. */
  default boolean givesUp(Request request) {
    return false;
  }

  /** What its worker waits for after it has accepted it. */
  default Part data() {
    return Part.NOTHING;
  }
}
