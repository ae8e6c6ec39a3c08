package knee.models.scenario;

/**
 * A proxy such as Nginx in front of the servers.
 *
 * @param connections requests that it has in hand at once; {@link Integer#MAX_VALUE}: any number
 * @param readTimeout after which it gives up a server [s]; infinite: never
 * @param balance which of several like servers gets the next request
 */
public record Proxy(int connections, double readTimeout, Balance balance) {
  public enum Balance {
    ROUND_ROBIN,
    /** Who has the fewest; among equals, in turn. */
    LEAST_CONNECTIONS,
    RANDOM
  }
}
