package knee.models.front;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import knee.models.scenario.Fleet;
import knee.models.scenario.Proxy;
import knee.models.scenario.Proxy.Balance;
import knee.models.scenario.Scenario;
import knee.models.scenario.Server;
import knee.models.scenario.Server.WorkerClass;
import knee.models.server.CooperativeServer;
import knee.models.server.NoServer;
import knee.models.server.ThreadedServer;
import knee.models.server.TimeParts;
import knee.models.server.WebServer;
import knee.models.server.host.Host;
import knee.models.server.host.Report;
import knee.simulator.Simulation;
import knee.simulator.journey.Part;
import knee.simulator.journey.Step;
import knee.simulator.journey.Variate;
import knee.simulator.request.Request;
import knee.simulator.request.RequestPool;
import knee.simulator.resource.Delay;
import knee.simulator.resource.Pace;
import knee.simulator.resource.Processor;
import knee.simulator.statistics.MemoryStatistics;
import knee.simulator.statistics.ProcessStatistics;
import knee.simulator.statistics.StationStatistics;

/**
 * All servers of a scenario and the proxy in front of them. As a {@link WebServer} it is the one of
 * the kind of request that is being laid out; at run time a request knows its server's number.
 */
public final class Front implements WebServer {
  private final Simulation simulation;
  private final RequestPool requests;
  private final List<StationStatistics> stations;
  private final TimeParts parts;
  private final Pace clock;
  private final Optional<ReverseProxy> proxy;
  private final Balance balance;
  private final boolean several;
  private final boolean forks;
  private final List<Site> sites = new ArrayList<>();
  private final List<Replica> all = new ArrayList<>();
  private int processes;
  private int numbers;
  private Site site;

  /** A fleet, built. */
  private record Site(Fleet fleet, Replicas servers) {}

  /**
   * @param stations where it adds what is reported
   */
  public Front(
      Simulation simulation,
      RequestPool requests,
      Scenario scenario,
      TimeParts parts,
      List<StationStatistics> stations) {
    this.simulation = simulation;
    this.requests = requests;
    this.stations = stations;
    this.parts = parts;
    this.clock = Pace.ofClock(simulation);
    this.proxy = scenario.proxy().map(this::build);
    this.balance = scenario.proxy().map(Proxy::balance).orElse(Balance.ROUND_ROBIN);
    this.forks = scenario.forks();
    this.several = scenario.servers() > 1;
    scenario.fleets().forEach(fleet -> sites.add(new Site(fleet, build(fleet))));
  }

  private ReverseProxy build(Proxy settings) {
    boolean limited = settings.connections() != Integer.MAX_VALUE;
    double capacity = limited ? settings.connections() : Double.POSITIVE_INFINITY;
    var statistics = new StationStatistics("proxy", capacity);
    stations.add(statistics);
    return new ReverseProxy(simulation, requests, statistics, settings);
  }

  private Replicas build(Fleet fleet) {
    boolean changing = fleet.autoscale().isPresent();
    Report report = new Report(stations, fleet.name(), fleet.most(), changing);
    List<Replica> replicas = new ArrayList<>();
    for (int i = 0; i < fleet.most(); i++) {
      replicas.add(build(fleet.server(), report, name(fleet, i)));
    }
    all.addAll(replicas);
    replicas.subList(0, fleet.replicas()).forEach(replica -> replica.start(0));
    if (fleet.most() > 1 || changing) {
      StationStatistics number =
          new Report(stations, fleet.name(), 1, false).waitingRoom("replicas", fleet.most());
      number.change(simulation.now(), fleet.replicas(), 0);
      double cores = fleet.server().cores();
      fleet
          .autoscale()
          .ifPresent(rule -> new Autoscaler(simulation, rule, cores, replicas, number).begin());
    }
    return new Replicas(simulation, replicas, balance);
  }

  /** The place of a server among all; empty where it is alone. */
  private static String name(Fleet fleet, int replica) {
    String number = fleet.most() > 1 ? "" + (replica + 1) : "";
    boolean both = !fleet.name().isEmpty() && !number.isEmpty();
    return fleet.name() + (both ? "." : "") + number;
  }

  private Replica build(Server server, Report report, String name) {
    Host host = new Host(simulation, server, report, processes, name, proxy.isPresent());
    processes += server.workers();
    boolean threads =
        server.workerClass() == WorkerClass.SYNC || server.workerClass() == WorkerClass.GTHREAD;
    WebServer built =
        threads
            ? new ThreadedServer(simulation, requests, server, host, forks)
            : new CooperativeServer(simulation, requests, server, host);
    return new Replica(simulation, numbers++, host, built);
  }

  /** What the processes of all servers do. */
  public List<ProcessStatistics> processes() {
    return all.stream().flatMap(replica -> replica.host().processes().stream()).toList();
  }

  /** The memory of the servers, where it is modelled. */
  public List<MemoryStatistics> memory() {
    return all.stream().flatMap(replica -> replica.host().memory().stream()).toList();
  }

  /** Whether an arbiter will end this request where it is, if nothing else does. */
  public boolean kills(Request request) {
    return all.stream().anyMatch(replica -> replica.host().killsFor(request));
  }

  /** How timed steps progress: as at the server that has the request, else as the clock. */
  public Pace pace() {
    if (all.stream().allMatch(replica -> replica.host().isSteady())) {
      return clock;
    }
    Pace[] paces = all.stream().map(replica -> replica.host().pace()).toArray(Pace[]::new);
    return (work, request) -> {
      boolean served = request.process() >= 0;
      (served ? paces[request.server()] : clock).after(work, request);
    };
  }

  /**
   * Work of requests at the server, done elsewhere, is slowed down with it if it is the only one.
   */
  public void slowDown(Processor processor) {
    if (all.size() == 1) {
      all.get(0).host().slowDown(processor);
    }
  }

  /** From now on this kind of request is laid out. */
  public void layOut(String kind) {
    site = sites.stream().filter(s -> s.fleet.serves(kind)).findFirst().orElse(null);
  }

  /** CPU of the present kind before its first step. */
  public List<Variate> overhead() {
    return site == null
        ? List.of()
        : List.of(Variate.of(simulation, "server.overhead.cpu", site.fleet.server().overheadCpu()));
  }

  /** The way of the present kind to the server, or back. */
  public Part network() {
    if (site == null) {
      return Part.NOTHING;
    }
    Variate time =
        Variate.of(simulation, "server.overhead.network", site.fleet.server().overheadNetwork());
    return Delay.of(
        (work, request) -> simulation.schedule(work / 2, request), time, parts.network());
  }

  /** The way to the server, and what it does; not the way back. */
  @Override
  public Part handle(Part steps) {
    Part network = network();
    Part handled = server().handle(steps);
    if (proxy.isPresent() && site != null) {
      Part enter = proxy.get().enter(site.servers, network);
      return Part.sequence(network, enter, handled, proxy.get().leave());
    }
    return Part.sequence(network, several && site != null ? choose() : Part.NOTHING, handled);
  }

  private Part choose() {
    Replicas servers = site.servers;
    return Part.of(
        request -> {
          servers.choose(request);
          return Step.GO_ON;
        });
  }

  private WebServer server() {
    return site == null ? new NoServer(clock, parts) : site.servers;
  }

  @Override
  public Part compute(Variate... times) {
    return server().compute(times);
  }

  @Override
  public Part waiting(Part io) {
    return server().waiting(io);
  }

  @Override
  public Part beside(Part steps) {
    return server().beside(steps);
  }

  @Override
  public Part blocking(Part io) {
    return server().blocking(io);
  }
}
