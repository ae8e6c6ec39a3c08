package knee.simulator.journey;

import knee.simulator.request.Request;

/** Who waits for a request to end. */
public interface Client {
  /** The request succeeded or failed; its object is used again afterwards. */
  void answered(Request request, boolean success);

  /** Whether it uses a connection again as long as the server keeps it open. */
  default boolean keepsConnection() {
    return false;
  }

  /** Index of the population that it belongs to. */
  default int population() {
    return 0;
  }
}
