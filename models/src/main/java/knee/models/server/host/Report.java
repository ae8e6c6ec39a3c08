package knee.models.server.host;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import knee.simulator.statistics.StationStatistics;

/** The stations that like servers report together: each name once, with the sum of all servers. */
public final class Report {
  private final List<StationStatistics> stations;
  private final String fleet;
  private final int servers;
  private final boolean changing;
  private final Map<String, StationStatistics> groups = new LinkedHashMap<>();

  /**
   * @param stations where they are added
   * @param fleet name before the names of the stations; may be empty
   * @param servers how many there will be at most
   * @param changing whether servers come and go, so that each needs numbers of its own
   */
  public Report(List<StationStatistics> stations, String fleet, int servers, boolean changing) {
    this.stations = stations;
    this.fleet = fleet;
    this.servers = servers;
    this.changing = changing;
  }

  String fleet() {
    return fleet;
  }

  /** What the results call it. */
  String name(String own) {
    return fleet.isEmpty() ? own : fleet + "." + own;
  }

  StationStatistics station(String name, double capacity) {
    return add(name, capacity, new StationStatistics(name(name), servers * capacity));
  }

  public StationStatistics waitingRoom(String name, double places) {
    return add(name, places, StationStatistics.waitingRoom(name(name), servers * places));
  }

  private StationStatistics add(String name, double capacity, StationStatistics all) {
    if (groups.putIfAbsent(name, all) == null) {
      stations.add(all);
    }
    boolean alone = servers == 1 && !changing;
    return alone ? all : StationStatistics.memberOf(groups.get(name), capacity);
  }
}
