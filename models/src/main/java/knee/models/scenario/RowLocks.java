package knee.models.scenario;

/**
 * Exclusive row locks, granted first come, first served.
 *
 * @param zipf exponent of the popularity of row k, proportional to k^-zipf; 0: uniform
 */
public record RowLocks(String name, int rows, double zipf) {}
