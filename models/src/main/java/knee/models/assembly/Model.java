package knee.models.assembly;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.models.backend.Backend;
import knee.models.front.Front;
import knee.models.scenario.Clients;
import knee.models.scenario.Fleet;
import knee.models.scenario.RequestKind;
import knee.models.scenario.Scenario;
import knee.models.scenario.Station;
import knee.models.scenario.WorkQueue;
import knee.models.server.TimeParts;
import knee.simulator.Simulation;
import knee.simulator.journey.Journey;
import knee.simulator.journey.Part;
import knee.simulator.plain.PlainNetwork;
import knee.simulator.request.ClientLog;
import knee.simulator.request.RequestPool;
import knee.simulator.resource.Line;
import knee.simulator.resource.LinkedLine;
import knee.simulator.resource.Pace;
import knee.simulator.resource.ServerPool;
import knee.simulator.statistics.MemoryStatistics;
import knee.simulator.statistics.ProcessStatistics;
import knee.simulator.statistics.Replication.WaitingCircle;
import knee.simulator.statistics.StationStatistics;

/** A scenario built into a simulation, its clients about to begin. */
final class Model {
  private static final double A_DAY = 86_400;
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private final Simulation simulation;
  private final RequestPool requests;
  private final ClientLog log;
  private final List<StationStatistics> stations = new ArrayList<>();
  private final Front front;
  private final TimeParts parts = new TimeParts();
  private final Optional<PlainNetwork> plain;
  private double horizon;

  Model(Simulation simulation, Scenario scenario, int rawLimit) {
    this.simulation = simulation;
    List<String> kinds = scenario.requests().stream().map(RequestKind::name).toList();
    this.log = new ClientLog(simulation, kinds, named(scenario.clients()), rawLimit);
    this.requests = new RequestPool(simulation, log);
    this.front = new Front(simulation, requests, scenario, parts, stations);
    layOut(scenario);
    log.splitTime(parts.number(stations, scenario.fleets().stream().map(Fleet::name).toList()));
    plain = plainNetwork(scenario.clients());
    plain.ifPresent(simulation::runBy);
    Population population = new Population(simulation, requests, kinds, plain);
    for (int i = 0; i < scenario.clients().size(); i++) {
      Clients clients = scenario.clients().get(i);
      String name = clients.name().isEmpty() && i > 0 ? "" + i : clients.name();
      population.begin(clients, name.isEmpty() ? "clients" : "clients." + name, i);
      horizon = Math.max(horizon, end(clients));
    }
  }

  /** What runs the model, where neither its clients nor its requests need more than numbers. */
  private Optional<PlainNetwork> plainNetwork(List<Clients> clients) {
    boolean patient =
        clients.stream().allMatch(each -> each.timeout() == INFINITE && each.retries().isEmpty());
    return patient ? PlainNetwork.of(simulation, log, requests.journeys()) : Optional.empty();
  }

  /** The populations, where they have names. */
  private static List<String> named(List<Clients> clients) {
    List<String> names = clients.stream().map(Clients::name).toList();
    return names.contains("") ? List.of() : names;
  }

  private static double end(Clients clients) {
    return clients instanceof Clients.Arrivals arrivals
            && arrivals.process() instanceof Clients.ArrivalProcess.Trace trace
        ? trace.times()[trace.times().length - 1] + A_DAY
        : INFINITE;
  }

  private void layOut(Scenario scenario) {
    Pace pace = front.pace();
    Backend backend = new Backend(simulation, scenario, front, pace, parts, stations);
    if (backend.databaseCores() != null) {
      front.slowDown(backend.databaseCores());
    }
    Map<String, StationParts> plain = new LinkedHashMap<>();
    for (Station station : scenario.stations()) {
      plain.put(station.name(), StationParts.of(simulation, station, stations));
    }
    var blocking = BlockingStations.among(scenario.stations());
    Map<String, ServerPool> queues = queues(scenario);
    for (RequestKind kind : scenario.requests()) {
      front.layOut(kind.name());
      Part network = front.network();
      var builder =
          new JourneyBuilder(
              simulation, requests, front, pace, parts, backend, plain, queues, blocking, network);
      Part main = front.handle(builder.steps(kind, front.overhead()));
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

  /**
   * Time by which the run ends in any case [s]: a day after the last arrival of a trace, when what
   * is still on its way will not end any more; else infinite.
   */
  double horizon() {
    return horizon;
  }

  /** Whether it is run as rows of numbers, without requests. */
  boolean isPlain() {
    return plain.isPresent();
  }

  ClientLog log() {
    return log;
  }

  List<StationStatistics> stations() {
    return stations;
  }

  /** Requests that wait for each other now. */
  Optional<WaitingCircle> circle() {
    return Circles.in(requests, front::kills);
  }

  List<ProcessStatistics> processes() {
    return front.processes();
  }

  List<MemoryStatistics> memory() {
    return front.memory();
  }
}
