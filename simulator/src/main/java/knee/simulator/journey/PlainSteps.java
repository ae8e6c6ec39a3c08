package knee.simulator.journey;

import knee.simulator.random.AliasTable;
import knee.simulator.statistics.StationStatistics;

/** The words of {@link PlainStep}: what plain queueing networks are made of. Times in seconds. */
public interface PlainSteps {
  /** As many servers as there are requests. */
  int UNLIMITED = Integer.MAX_VALUE;

  /** Waits for one of the servers, first come, first served, and is served by it for a time. */
  void use(Holdable station, StationStatistics statistics, int servers, Variate time);

  /** The service that {@link #use} has begun, told next; after a wait it begins here. */
  void serve();

  /** Waits for one of the servers, first come, first served, and holds it. */
  void hold(Holdable station, StationStatistics statistics, int servers);

  /** Gives this back, and before it all that was taken since. */
  void release(Holdable station);

  /** Lets time pass at no station. */
  void pass(TimePart part, Variate time);

  /** Waits for a row of a table, drawn by this purpose, and holds it alone. */
  void lock(Holdable table, StationStatistics statistics, AliasTable rows, Variate draw);

  /**
   * Jumps forwards over so many steps: those of the branch drawn by this purpose, or the last of
   * them with the rest of the probability.
   */
  void choose(Variate draw, double[] shares, int[] over);

  /** Jumps forwards over so many steps. */
  void jump(int over);
}
