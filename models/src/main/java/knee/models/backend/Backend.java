package knee.models.backend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import knee.models.scenario.Database;
import knee.models.scenario.RowLocks;
import knee.models.scenario.Scenario;
import knee.models.scenario.Service;
import knee.models.server.TimeParts;
import knee.models.server.WebServer;
import knee.simulator.Simulation;
import knee.simulator.distribution.Constant;
import knee.simulator.random.AliasTable;
import knee.simulator.request.Holdable;
import knee.simulator.request.Part;
import knee.simulator.request.Step;
import knee.simulator.request.Variate;
import knee.simulator.resource.Delay;
import knee.simulator.resource.LinkedLine;
import knee.simulator.resource.LockTable;
import knee.simulator.resource.Pace;
import knee.simulator.resource.ProcessorSharing;
import knee.simulator.resource.ServerPool;
import knee.simulator.statistics.StationStatistics;

/** What stands behind the server: database connections and cores, row locks, external services. */
public final class Backend {
  /** The scope of a transaction where no connection is modelled: only its locks end with it. */
  private static final Holdable SCOPE = (request, unit) -> {};

  private final Simulation simulation;
  private final WebServer server;
  private final Pace pace;
  private final boolean blockingDriver;
  private final ConnectionPool connections;
  private final ProcessorSharing databaseCores;
  private final Map<String, LockTable> locks = new HashMap<>();
  private final Map<String, AliasTable> rows = new HashMap<>();
  private final Map<String, Service> services = new HashMap<>();
  private final Map<String, Holdable> stations = new HashMap<>();

  /**
   * @param report where the stations made here add what they report
   */
  public Backend(
      Simulation simulation,
      Scenario scenario,
      WebServer server,
      Pace pace,
      List<StationStatistics> report) {
    this.simulation = simulation;
    this.server = server;
    this.pace = pace;
    this.blockingDriver = scenario.database().map(Database::blockingDriver).orElse(false);
    int workers = scenario.server().map(s -> s.workers()).orElse(1);
    this.connections = scenario.database().map(d -> pool(d, workers, report)).orElse(null);
    this.databaseCores =
        scenario
            .database()
            .filter(database -> !Double.isInfinite(database.cores()))
            .map(database -> cores(database.cores(), report))
            .orElse(null);
    scenario.locks().forEach(table -> addLocks(table, report));
    scenario.services().forEach(service -> addService(service, report));
  }

  private Backend(Backend other, WebServer server, Pace pace) {
    this.simulation = other.simulation;
    this.server = server;
    this.pace = pace;
    this.blockingDriver = false;
    this.connections = other.connections;
    this.databaseCores = other.databaseCores;
    this.locks.putAll(other.locks);
    this.rows.putAll(other.rows);
    this.services.putAll(other.services);
    this.stations.putAll(other.stations);
  }

  /** The same, used by programs outside the server. */
  public Backend outside(WebServer program, Pace itsPace) {
    return new Backend(this, program, itsPace);
  }

  private ConnectionPool pool(Database database, int workers, List<StationStatistics> report) {
    int pools = database.poolPerWorker() ? workers : 1;
    double all =
        database.pool() == Database.UNLIMITED ? INFINITE : (double) pools * database.pool();
    double limit = database.connections() == Database.UNLIMITED ? INFINITE : database.connections();
    var statistics = new StationStatistics("connections", Math.min(all, limit));
    report.add(statistics);
    return new ConnectionPool(
        simulation, statistics, pools, database.pool(), database.connections());
  }

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private ProcessorSharing cores(double cores, List<StationStatistics> report) {
    var statistics = new StationStatistics("database", cores);
    report.add(statistics);
    return new ProcessorSharing(simulation, statistics, cores, new double[0]);
  }

  private void addLocks(RowLocks table, List<StationStatistics> report) {
    var statistics = new StationStatistics("locks." + table.name(), table.rows());
    report.add(statistics);
    locks.put(table.name(), new LockTable(simulation, statistics, table.rows()));
    rows.put(table.name(), AliasTable.zipf(table.rows(), table.zipf()));
  }

  private void addService(Service service, List<StationStatistics> report) {
    boolean limited = service.concurrency() != Integer.MAX_VALUE;
    var statistics =
        new StationStatistics(
            "services." + service.name(), limited ? service.concurrency() : INFINITE);
    report.add(statistics);
    services.put(service.name(), service);
    stations.put(
        service.name(),
        limited
            ? new ServerPool(
                simulation,
                statistics,
                service.concurrency(),
                LinkedLine.firstComeFirstServed(),
                pace)
            : new Delay(simulation, statistics, pace));
  }

  /** The processor of the queries, where they queue for one; else null. */
  public ProcessorSharing databaseCores() {
    return databaseCores;
  }

  /** Calls a service. */
  public Part call(String name, String purpose) {
    Variate latency = Variate.of(simulation, purpose, services.get(name).latency());
    return stations.get(name) instanceof ServerPool pool
        ? pool.use(latency)
        : ((Delay) stations.get(name)).use(latency);
  }

  /**
   * Runs a query.
   *
   * @param connected whether the request holds a connection already
   */
  public Part query(Variate time, boolean connected) {
    Part run =
        asDriver(
            databaseCores == null
                ? Delay.of(pace, time, TimeParts.QUERYING)
                : databaseCores.use(time));
    return connected || connections == null ? run : withConnection(run);
  }

  /** Holds one connection, and the locks taken meanwhile, throughout. */
  public Part transaction(Part steps) {
    return connections == null ? withLocks(steps) : withConnection(steps);
  }

  private Part withConnection(Part part) {
    // The pool is the program's own, and waits as the worker does, whatever the driver.
    return Part.sequence(server.waiting(connections.acquire()), part, connections.release());
  }

  private static Part withLocks(Part part) {
    Step begin =
        request -> {
          request.hold(SCOPE, 0);
          return Step.GO_ON;
        };
    Step end =
        request -> {
          request.release(SCOPE);
          return Step.GO_ON;
        };
    return Part.sequence(Part.of(begin), part, Part.of(end));
  }

  /** Locks a row, drawn for the request, until the end of the scope around. */
  public Part lock(String name, String purpose) {
    AliasTable pick = rows.get(name);
    Variate draw = Variate.of(simulation, purpose, new Constant(0));
    return asDriver(locks.get(name).lock(request -> pick.pick(draw.stream(request))));
  }

  private Part asDriver(Part io) {
    return blockingDriver ? server.blocking(io) : server.waiting(io);
  }
}
