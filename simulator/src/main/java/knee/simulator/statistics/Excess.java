package knee.simulator.statistics;

/**
 * What was drawn in a window beyond what was to be expected, added up; 0 on average.
 *
 * @param clients think times, backoff, times between arrivals [s]
 * @param demands all that requests needed [s]
 */
public record Excess(double clients, double demands) {
  public static final Excess NONE = new Excess(0, 0);

  /** Two windows that follow each other. */
  public Excess plus(Excess next) {
    return new Excess(clients + next.clients, demands + next.demands);
  }
}
