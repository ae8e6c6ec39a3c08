package knee.models.server;

import java.util.ArrayList;
import java.util.List;
import knee.simulator.statistics.StationStatistics;

/**
 * The parts into which response times are split, and their names in the results. Two parts may have
 * one name; they belong together then.
 */
public final class TimeParts {
  /** In {@code wait} and {@code blocking} steps. */
  public static final int WAIT = 0;

  /** On the way to the server and back. */
  public static final int NETWORK = 1;

  /** Computing where no server is modelled. */
  public static final int COMPUTING = 2;

  /** In queries where nothing but their time is modelled. */
  public static final int QUERYING = 3;

  private static final List<String> FIXED = List.of("wait", "network", "cpu", "connections");

  /** Where one only waits; the name alone stands for it. */
  private static final List<String> PURE_WAITING = List.of("backlog", "process_queue", "gil");

  private TimeParts() {}

  /**
   * Gives each station its parts; returns the names of all.
   *
   * @param fleets names that may stand before those of a server's stations
   */
  public static List<String> of(List<StationStatistics> stations, List<String> fleets) {
    List<String> names = new ArrayList<>(FIXED);
    for (StationStatistics station : stations) {
      station.splitTimeFrom(names.size());
      names.add(station.name());
      boolean pure = PURE_WAITING.contains(ownName(station.name(), fleets));
      names.add(pure ? station.name() : station.name() + ".queue");
    }
    return List.copyOf(names);
  }

  /** {@code backlog} of {@code web.backlog}. */
  private static String ownName(String station, List<String> fleets) {
    int dot = station.indexOf('.');
    return dot > 0 && fleets.contains(station.substring(0, dot))
        ? station.substring(dot + 1)
        : station;
  }
}
