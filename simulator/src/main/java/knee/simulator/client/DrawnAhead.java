package knee.simulator.client;

/**
 * The same arrivals, each drawn when the one before it comes, not when it has come: where it
 * belongs among what is pending need not wait for the draw.
 */
public final class DrawnAhead implements ArrivalTimes {
  private final ArrivalTimes times;
  private double later;

  public DrawnAhead(ArrivalTimes times) {
    this.times = times;
  }

  @Override
  public double next(long number, double previous) {
    double time = number == 0 ? times.next(0, previous) : later;
    later = time == Double.POSITIVE_INFINITY ? time : times.next(number + 1, time);
    return time;
  }
}
