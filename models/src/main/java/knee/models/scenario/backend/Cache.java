package knee.models.scenario.backend;

import java.util.OptionalDouble;
import knee.simulator.distribution.Distribution;

/**
 * A cache. It is empty at first.
 *
 * @param zipf exponent of the popularity of key k, proportional to k^-zipf; 0: uniform
 * @param ttl a value is found for less than this after it was stored [s]; infinite: always
 * @param hit time that reading a value takes [s]
 * @param hitRatio given, instead of following from {@code ttl}
 * @param singleFlight those who miss while another request fetches the same key wait for it
 */
public record Cache(
    String name,
    int keys,
    double zipf,
    double ttl,
    Distribution hit,
    OptionalDouble hitRatio,
    boolean singleFlight) {}
