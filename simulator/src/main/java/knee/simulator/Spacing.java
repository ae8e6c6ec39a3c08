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

  /**
   * What so many of these times suggest [s]: those that never come count as if they came at once.
   *
   * @param begin the earliest of them [s]
   */
  public static double suggestedBy(double[] times, int number, double begin) {
    double sum = 0;
    for (int i = 0; i < number; i++) {
      sum += times[i] < Double.MAX_VALUE ? times[i] - begin : 0;
    }
    return sum / number / number;
  }

  /** The earliest of so many times [s]; infinite without any. */
  public static double earliest(double[] times, int number) {
    double earliest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < number; i++) {
      earliest = Math.min(earliest, times[i]);
    }
    return earliest;
  }

  /** What was before does not count any more. */
  public void beginAt(long polls, double now) {
    pollsThen = polls;
    timeThen = now;
  }
}
