package knee.models.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import knee.models.backend.Backend;
import knee.models.scenario.Clients;
import knee.models.scenario.RequestKind;
import knee.models.scenario.Scenario;
import knee.models.scenario.Server;
import knee.models.scenario.Server.WorkerClass;
import knee.models.scenario.Station;
import knee.models.scenario.WorkQueue;
import knee.models.server.CooperativeServer;
import knee.models.server.Host;
import knee.models.server.NoServer;
import knee.models.server.ThreadedServer;
import knee.models.server.TimeParts;
import knee.models.server.WebServer;
import knee.simulator.Simulation;
import knee.simulator.distribution.Distribution;
import knee.simulator.request.ClientLog;
import knee.simulator.request.Journey;
import knee.simulator.request.Part;
import knee.simulator.request.RequestPool;
import knee.simulator.request.Variate;
import knee.simulator.resource.Delay;
import knee.simulator.resource.Line;
import knee.simulator.resource.LinkedLine;
import knee.simulator.resource.Pace;
import knee.simulator.resource.ServerPool;
import knee.simulator.statistics.StationStatistics;

/** A scenario built into a simulation, its clients about to begin. */
final class Model {
  private static final double A_DAY = 86_400;

  private final Simulation simulation;
  private final RequestPool requests;
  private final ClientLog log;
  private final List<StationStatistics> stations = new ArrayList<>();
  private double horizon;

  Model(Simulation simulation, Scenario scenario, int rawLimit) {
    this.simulation = simulation;
    List<String> kinds = scenario.requests().stream().map(RequestKind::name).toList();
    this.log = new ClientLog(simulation, kinds, rawLimit);
    this.requests = new RequestPool(simulation, log);
    Pace clock = Pace.ofClock(simulation);
    if (scenario.server().isEmpty()) {
      layOut(scenario, new NoServer(clock), clock, null);
    } else {
      Server server = scenario.server().get();
      Host host = new Host(simulation, server, stations);
      layOut(scenario, serverOf(server, host, scenario.forks()), host.pace(), host);
    }
    log.splitTime(TimeParts.of(stations));
    Population population = new Population(simulation, requests, kinds);
    for (int i = 0; i < scenario.clients().size(); i++) {
      Clients clients = scenario.clients().get(i);
      String name = clients.name().isEmpty() && i > 0 ? "" + i : clients.name();
      population.begin(clients, name.isEmpty() ? "clients" : "clients." + name);
      horizon = Math.max(horizon, end(clients));
    }
  }

  private static double end(Clients clients) {
    return clients instanceof Clients.Arrivals arrivals
            && arrivals.process() instanceof Clients.ArrivalProcess.Trace trace
        ? trace.times()[trace.times().length - 1] + A_DAY
        : Double.POSITIVE_INFINITY;
  }

  private WebServer serverOf(Server server, Host host, boolean forks) {
    return server.workerClass() == WorkerClass.SYNC || server.workerClass() == WorkerClass.GTHREAD
        ? new ThreadedServer(simulation, requests, server, host, forks)
        : new CooperativeServer(simulation, requests, server, host);
  }

  private void layOut(Scenario scenario, WebServer server, Pace pace, Host host) {
    Backend backend = new Backend(simulation, scenario, server, pace, stations);
    if (host != null && backend.databaseCores() != null) {
      host.slowDown(backend.databaseCores());
    }
    Map<String, StationParts> plain = new LinkedHashMap<>();
    for (Station station : scenario.stations()) {
      plain.put(station.name(), StationParts.of(simulation, station, stations));
    }
    boolean blocking = scenario.stations().stream().anyMatch(Station::blockWhenFull);
    Part network = halfTheNetwork(scenario);
    var builder =
        new JourneyBuilder(
            simulation,
            requests,
            server,
            pace,
            backend,
            plain,
            queues(scenario),
            blocking,
            network);
    List<Variate> overhead =
        scenario.server().map(s -> variate("server.overhead.cpu", s.overheadCpu())).stream()
            .toList();
    for (RequestKind kind : scenario.requests()) {
      Part main = Part.sequence(network, server.handle(builder.steps(kind, overhead)));
      requests.add(Journey.withEpilogue(kind.name(), main, network), kind.priority());
    }
  }

  private Map<String, ServerPool> queues(Scenario scenario) {
    Map<String, ServerPool> queues = new LinkedHashMap<>();
    for (WorkQueue queue : scenario.queues()) {
      var statistics = new StationStatistics(queue.name(), queue.workers());
      stations.add(statistics);
      Line line = LinkedLine.firstComeFirstServed();
      Pace clock = Pace.ofClock(simulation);
      queues.put(
          queue.name(), new ServerPool(simulation, statistics, queue.workers(), line, clock));
    }
    return queues;
  }

  private Part halfTheNetwork(Scenario scenario) {
    if (scenario.server().isEmpty()) {
      return Part.NOTHING;
    }
    Variate time = variate("server.overhead.network", scenario.server().get().overheadNetwork());
    return Delay.of(
        (work, request) -> simulation.schedule(work / 2, request), time, TimeParts.NETWORK);
  }

  private Variate variate(String purpose, Distribution distribution) {
    return Variate.of(simulation, purpose, distribution);
  }

  /**
   * Time by which the run ends in any case [s]: a day after the last arrival of a trace, when what
   * is still on its way will not end any more; else infinite.
   */
  double horizon() {
    return horizon;
  }

  ClientLog log() {
    return log;
  }

  List<StationStatistics> stations() {
    return stations;
  }
}
