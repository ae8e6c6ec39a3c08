package knee.models.server;

import java.util.List;
import knee.models.scenario.Server;
import knee.simulator.Simulation;
import knee.simulator.resource.Pace;
import knee.simulator.resource.ProcessorSharing;
import knee.simulator.statistics.StationStatistics;

/**
 * The machine that the processes of a server share: its cores, and how contention slows down all
 * that is in progress on it. Keeps the statistics of the server's stations together.
 */
public final class Host {
  private final List<StationStatistics> stations;
  private final StationStatistics cpu;
  private final ProcessorSharing cores;
  private final Pace pace;
  private final Contention contention;
  private final boolean countsWaiting;

  /**
   * @param stations where the server adds what it reports
   */
  public Host(Simulation simulation, Server server, List<StationStatistics> stations) {
    this.stations = stations;
    boolean contends = server.slowdown().alpha() > 0 || server.slowdown().beta() > 0;
    this.contention = contends ? new Contention(simulation, server.slowdown()) : null;
    this.pace = contends ? contention : Pace.ofClock(simulation);
    this.countsWaiting = server.slowdown().overInSystem();
    this.cpu = new StationStatistics("cpu", server.cores());
    this.cores = new ProcessorSharing(simulation, cpu, server.cores(), new double[0]);
    slowDown(cores);
  }

  StationStatistics station(String name, double capacity) {
    StationStatistics station = new StationStatistics(name, capacity);
    stations.add(station);
    return station;
  }

  StationStatistics waitingRoom(String name, double places) {
    StationStatistics station = StationStatistics.waitingRoom(name, places);
    stations.add(station);
    return station;
  }

  /** The cores, reported at this place among the stations. */
  ProcessorSharing addCores() {
    stations.add(cpu);
    return cores;
  }

  /** How timed steps inside a worker progress. */
  public Pace pace() {
    return pace;
  }

  /** This processor's work is done inside workers too. */
  public void slowDown(ProcessorSharing processor) {
    if (contention != null) {
      contention.slowsDown(processor);
    }
  }

  void present(int change) {
    if (contention != null && countsWaiting) {
      contention.count(change);
    }
  }

  void inService(int change) {
    if (contention != null && !countsWaiting) {
      contention.count(change);
    }
  }
}
