package knee.models.assembly;

/**
 * How long one replication runs.
 *
 * @param warmUp simulated time before the measured window [s]
 * @param duration of the measured window [s]; infinite: until {@code completions}
 * @param completions successful requests in the window after which it ends; 0: until {@code
 *     duration}
 */
public record RunLength(double warmUp, double duration, long completions) {}
