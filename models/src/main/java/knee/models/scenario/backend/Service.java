package knee.models.scenario.backend;

import java.util.Optional;
import knee.simulator.distribution.Distribution;

/**
 * An external service.
 *
 * @param concurrency calls in progress at once; {@link Integer#MAX_VALUE}: any number
 * @param rate calls beyond it are answered with error kind {@code rate_limited}
 * @param failure share of the calls that end with error kind {@code service_error}
 */
public record Service(
    String name, Distribution latency, int concurrency, Optional<Rate> rate, double failure) {
  /** At most so many calls in any span of this length [s]. */
  public record Rate(int calls, double span) {}
}
