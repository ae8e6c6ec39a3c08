package knee.models.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import knee.simulator.journey.TimePart;
import knee.simulator.statistics.StationStatistics;

/**
 * The parts into which the response times of a system are split, and their names in the results.
 * Two parts may have one name; they belong together then. What no journey asks for is no part, as
 * every request keeps a number for each.
 */
public final class TimeParts {
  private static final String WAIT = "wait";
  private static final String NETWORK = "network";
  private static final String CPU = "cpu";
  private static final String CONNECTIONS = "connections";

  /** What is spent at no station, in the order of the results. */
  private static final List<String> ELSEWHERE = List.of(WAIT, NETWORK, CPU, CONNECTIONS);

  /** Where one only waits; the name alone stands for it. */
  private static final List<String> PURE_WAITING = List.of("backlog", "process_queue", "gil");

  private final Map<String, TimePart> elsewhere = new LinkedHashMap<>();

  /** In {@code wait} and {@code blocking} steps. */
  public TimePart waiting() {
    return part(WAIT);
  }

  /** On the way to the server and back. */
  public TimePart network() {
    return part(NETWORK);
  }

  /** Computing where no server is modelled. */
  public TimePart computing() {
    return part(CPU);
  }

  /** In queries where nothing but their time is modelled. */
  public TimePart querying() {
    return part(CONNECTIONS);
  }

  private TimePart part(String name) {
    return elsewhere.computeIfAbsent(name, it -> new TimePart());
  }

  /**
   * Numbers the parts, when all journeys are laid out; returns the names of all.
   *
   * @param fleets names that may stand before those of a server's stations
   */
  public List<String> number(List<StationStatistics> stations, List<String> fleets) {
    List<String> names = new ArrayList<>();
    for (String name : ELSEWHERE) {
      if (elsewhere.containsKey(name)) {
        elsewhere.get(name).setIndex(names.size());
        names.add(name);
      }
    }
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
