package knee.models.assembly;

/**
 * How long one replication runs.
 *
 * @param warmUp simulated time before the measured window [s]; {@link #TO_BE_FOUND}: not known yet
 * @param duration of the measured window [s]; infinite: until {@code completions}
 * @param completions successful requests in the window after which it ends; 0: until {@code
 *     duration}
 */
public record RunLength(double warmUp, double duration, long completions) {
  /** Stands for a warm-up that has to be found before a replication can be run. */
  public static final double TO_BE_FOUND = Double.NaN;

  public boolean warmUpToBeFound() {
    return Double.isNaN(warmUp);
  }

  public RunLength withWarmUp(double other) {
    return new RunLength(other, duration, completions);
  }

  /** A window this many times as long. */
  public RunLength times(double factor) {
    long fewer = completions == 0 ? 0 : Math.max(1, (long) Math.ceil(completions * factor));
    return new RunLength(warmUp, duration * factor, fewer);
  }
}
