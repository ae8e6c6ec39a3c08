package knee.models.server.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import knee.models.scenario.Linux;
import knee.models.scenario.Server;
import knee.models.server.linux.LinuxCores;
import knee.simulator.Simulation;
import knee.simulator.request.Request;
import knee.simulator.resource.Pace;
import knee.simulator.resource.Processor;
import knee.simulator.resource.ProcessorSharing;
import knee.simulator.statistics.MemoryStatistics;
import knee.simulator.statistics.ProcessStatistics;
import knee.simulator.statistics.StationStatistics;

/**
 * The machine that the processes of a server share: its cores, and how contention slows down all
 * that is in progress on it. Keeps the statistics of the server's stations together.
 */
public final class Host {
  private final Simulation simulation;
  private final Server server;
  private final Report report;
  private final int firstProcess;
  private final String name;
  private final boolean behindProxy;
  private final List<ProcessStatistics> processes = new ArrayList<>();
  private Predicate<Request> killable = request -> false;
  private Optional<MemoryStatistics> memory = Optional.empty();
  private StationStatistics cpu;
  private int inSystem;
  private final Pace pace;
  private final Contention contention;
  private final boolean countsWaiting;

  /**
   * @param report where the server adds what it reports
   * @param firstProcess number of its first process among all of all servers
   * @param name of the server among several; else empty
   * @param behindProxy whether a proxy answers where no worker can
   */
  public Host(
      Simulation simulation,
      Server server,
      Report report,
      int firstProcess,
      String name,
      boolean behindProxy) {
    this.simulation = simulation;
    this.server = server;
    this.report = report;
    this.firstProcess = firstProcess;
    this.name = name.isEmpty() ? "" : name + ".";
    this.behindProxy = behindProxy;
    boolean contends = server.slowdown().alpha() > 0 || server.slowdown().beta() > 0;
    this.contention = contends ? new Contention(simulation, server.slowdown()) : null;
    this.pace = contends ? contention : Pace.ofClock(simulation);
    this.countsWaiting = server.slowdown().overInSystem();
  }

  public StationStatistics station(String name, double capacity) {
    return report.station(name, capacity);
  }

  public StationStatistics waitingRoom(String name, double places) {
    return report.waitingRoom(name, places);
  }

  /** What is reported of the process at this place; counted from 1 there. */
  public ProcessStatistics process(int place, StationStatistics work) {
    var process = new ProcessStatistics(report.fleet(), name + (place + 1), work);
    processes.add(process);
    return process;
  }

  public MemoryStatistics memory(double limit) {
    memory = Optional.of(new MemoryStatistics(report.fleet(), limit));
    return memory.get();
  }

  /** What its processes do, in their order. */
  public List<ProcessStatistics> processes() {
    return processes;
  }

  /** Its memory, where that is modelled. */
  public Optional<MemoryStatistics> memory() {
    return memory;
  }

  public void watchedBy(Predicate<Request> arbiter) {
    killable = arbiter;
  }

  /** Whether a request that goes on waiting makes the arbiter kill its process. */
  public boolean killsFor(Request request) {
    return killable.test(request);
  }

  /** The cores, reported at this place among the stations. */
  public Processor addCores() {
    cpu = report.station("cpu", server.cores());
    Processor cores =
        server
            .scheduler()
            .<Processor>map(this::scheduled)
            .orElseGet(() -> new ProcessorSharing(simulation, cpu, server.cores(), new double[0]));
    slowDown(cores);
    return cores;
  }

  private Processor scheduled(Linux linux) {
    return new LinuxCores(simulation, cpu, linux, server.cores(), firstProcess, server.workers());
  }

  /** Integral of the cores in use, from the beginning on [core seconds]. */
  public double computed() {
    cpu.close(simulation.now());
    return cpu.busyArea();
  }

  public int firstProcess() {
    return firstProcess;
  }

  /** What the client learns of an error of which no worker can tell it. */
  public String seen(String error) {
    if (!behindProxy) {
      return error;
    }
    return error.equals("connect_timeout") ? "gateway_timeout" : "bad_gateway";
  }

  /** The request ends without having got in. A proxy answers it; else the client knows at once. */
  public void turnAway(Request request, String error) {
    if (behindProxy) {
      request.cutShort(seen(error));
    } else {
      request.abort(error);
    }
  }

  /** Requests at the server, waiting wherever or in a slot. */
  public int inSystem() {
    return inSystem;
  }

  /** Whether timed steps go as the clock does. */
  public boolean isSteady() {
    return contention == null;
  }

  /** How timed steps inside a worker progress. */
  public Pace pace() {
    return pace;
  }

  /** This processor's work is done inside workers too. */
  public void slowDown(Processor processor) {
    if (contention != null) {
      contention.slowsDown(processor);
    }
  }

  /** So many more requests are at the server, or fewer. */
  public void present(int change) {
    inSystem += change;
    if (contention != null && countsWaiting) {
      contention.count(change);
    }
  }

  /** So many more requests are in a slot, or fewer. */
  public void inService(int change) {
    if (contention != null && !countsWaiting) {
      contention.count(change);
    }
  }
}
