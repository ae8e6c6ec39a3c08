package knee.models.scenario;

import knee.simulator.distribution.Distribution;

/**
 * An external service.
 *
 * @param concurrency calls in progress at once; {@link Integer#MAX_VALUE}: any number
 */
public record Service(String name, Distribution latency, int concurrency) {}
