package knee.simulator;

/** How far apart in time events have been lately, looked at now and then. */
public final class Spacing {
  /** It is looked at after so many events at least, and after as many as are pending. */
  private static final int PATIENCE = 256;

  private long pollsThen;
  private double timeThen;

  /**
   * Mean time between events since it was looked at last [s]; 0 when that was not long ago.
   *
   * @param polls events taken so far
   * @param pending number of events
   */
  public double since(long polls, double now, int pending) {
    long passed = polls - pollsThen;
    if (passed < PATIENCE || passed < pending) {
      return 0;
    }
    double spacing = (now - timeThen) / passed;
    beginAt(polls, now);
    return spacing;
  }

  /** What was before does not count any more. */
  public void beginAt(long polls, double now) {
    pollsThen = polls;
    timeThen = now;
  }
}
