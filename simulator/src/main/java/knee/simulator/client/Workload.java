package knee.simulator.client;

import java.util.Optional;
import knee.simulator.request.RequestPool;
import knee.simulator.request.Variate;

/**
 * What all clients of a population share.
 *
 * @param choice how the kind of the next request is chosen
 * @param timeout after which a client gives up [s]; infinite: never
 * @param retries after an error; empty: none
 * @param keepsConnections whether a client uses its connection again
 * @param population index of the population among those that are told apart
 */
public record Workload(
    RequestPool requests,
    KindChoice choice,
    double timeout,
    Optional<Retries> retries,
    boolean keepsConnections,
    int population) {

  /**
   * @param max how many times at most
   * @param backoff time before a retry [s]
   */
  public record Retries(int max, Variate backoff) {
    public Retries {
      if (max < 0) {
        throw new IllegalArgumentException("a request cannot be tried again " + max + " times");
      }
    }
  }

  boolean triesAgainAfter(int attempt) {
    return retries.isPresent() && attempt < retries.get().max();
  }
}
