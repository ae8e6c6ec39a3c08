package knee.models.scenario.backend;

/**
 * Row locks, granted first come, first served.
 *
 * @param zipf exponent of the popularity of row k, proportional to k^-zipf; 0: uniform
 * @param optimistic nobody waits; a transaction that finds at its end that somebody else has
 *     committed its row since it read it runs again
 * @param retries how often a conflict runs the transaction again before error kind {@code conflict}
 * @param timeout longest wait for a row before error kind {@code lock_timeout} [s]; infinite: none
 */
public record RowLocks(
    String name, int rows, double zipf, boolean optimistic, int retries, double timeout) {}
