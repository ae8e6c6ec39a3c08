package knee.simulator.client;

/** When the requests of an open stream arrive. */
@FunctionalInterface
public interface ArrivalTimes {
  /**
   * Time of an arrival [s], not before the one before it; infinite: there is none any more.
   *
   * @param number 0, 1, 2, ... in this order
   * @param previous time of the arrival before; 0 for the first
   */
  double next(long number, double previous);
}
