package knee.models.backend;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.models.scenario.Scenario;
import knee.models.scenario.backend.Cache;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.Service;
import knee.models.server.TimeParts;
import knee.models.server.WebServer;
import knee.simulator.Simulation;
import knee.simulator.journey.Part;
import knee.simulator.journey.Step;
import knee.simulator.journey.Variate;
import knee.simulator.request.Request;
import knee.simulator.resource.Delay;
import knee.simulator.resource.Pace;
import knee.simulator.resource.ProcessorSharing;
import knee.simulator.statistics.StationStatistics;

/**
 * What stands behind the server: database connections and cores, row locks, caches, external
 * services. An error while a cooperative worker waits is noticed when it has its loop back.
 */
public final class Backend {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  private final Simulation simulation;
  private final WebServer server;
  private final Pace pace;
  private final TimeParts parts;
  private final Optional<Database> database;
  private final Transactions transactions;
  private final RowTables rows;
  private final Map<String, KeyedCache> caches = new HashMap<>();
  private final Map<String, ExternalService> services = new HashMap<>();
  private ConnectionPool pool;
  private DirectConnections direct;
  private ProcessorSharing databaseCores;

  /**
   * @param report where the stations made here add what they report
   */
  public Backend(
      Simulation simulation,
      Scenario scenario,
      WebServer server,
      Pace pace,
      TimeParts parts,
      List<StationStatistics> report) {
    this.simulation = simulation;
    this.server = server;
    this.pace = pace;
    this.parts = parts;
    this.database = scenario.database();
    database.ifPresent(settings -> connections(settings, scenario, report));
    database
        .map(Database::cores)
        .filter(cores -> !Double.isInfinite(cores))
        .ifPresent(cores -> databaseCores = cores(cores, report));
    this.transactions = new Transactions();
    this.rows = new RowTables(simulation, scenario.locks(), transactions, report);
    scenario.caches().forEach(cache -> addCache(cache, report));
    scenario.services().forEach(service -> addService(service, report));
  }

  private Backend(Backend other, WebServer server, Pace pace) {
    this.simulation = other.simulation;
    this.server = server;
    this.pace = pace;
    this.parts = other.parts;
    this.database = other.database;
    this.transactions = other.transactions;
    this.rows = other.rows;
    this.caches.putAll(other.caches);
    this.services.putAll(other.services);
    this.pool = other.pool;
    this.direct = other.direct;
    this.databaseCores = other.databaseCores;
  }

  /** The same, used by programs outside the server. */
  public Backend outside(WebServer program, Pace itsPace) {
    return new Backend(this, program, itsPace);
  }

  private void connections(Database settings, Scenario scenario, List<StationStatistics> report) {
    int pools = Math.max(1, settings.poolPerWorker() ? scenario.processes() : scenario.servers());
    boolean pooled = settings.pool() != Database.UNLIMITED && settings.pool() != Database.NO_POOL;
    double all = pooled ? (double) pools * settings.pool() : INFINITE;
    double limit = settings.connections() == Database.UNLIMITED ? INFINITE : settings.connections();
    var statistics = new StationStatistics("connections", Math.min(all, limit));
    report.add(statistics);
    if (settings.pool() == Database.NO_POOL) {
      direct = new DirectConnections(simulation, statistics, settings.connections());
    } else {
      pool = new ConnectionPool(simulation, statistics, pools, settings);
    }
  }

  private ProcessorSharing cores(double cores, List<StationStatistics> report) {
    var statistics = new StationStatistics("database", cores);
    report.add(statistics);
    return new ProcessorSharing(simulation, statistics, cores, new double[0]);
  }

  private void addCache(Cache cache, List<StationStatistics> report) {
    var statistics = StationStatistics.withRatio("caches." + cache.name(), "hit_ratio");
    report.add(statistics);
    caches.put(cache.name(), new KeyedCache(simulation, statistics, pace, cache));
  }

  private void addService(Service service, List<StationStatistics> report) {
    boolean limited = service.concurrency() != Integer.MAX_VALUE;
    var statistics =
        new StationStatistics(
            "services." + service.name(), limited ? service.concurrency() : INFINITE);
    report.add(statistics);
    services.put(service.name(), new ExternalService(simulation, statistics, pace, service));
  }

  /** The processor of the queries, where they queue for one; else null. */
  public ProcessorSharing databaseCores() {
    return databaseCores;
  }

  /** All that a request does, with whatever it leaves open here closed behind it. */
  public Part around(Part steps) {
    return direct == null ? steps : direct.around(steps);
  }

  /** Calls a service. */
  public Part call(String name, String purpose) {
    ExternalService service = services.get(name);
    return Part.sequence(
        service.admit(), server.waiting(service.serve(purpose)), service.outcome(purpose));
  }

  /**
   * Looks into a cache.
   *
   * @param miss steps that fetch the value
   * @param hit steps that follow the reading of a value
   */
  public Part cache(String name, String purpose, Part miss, Part hit) {
    KeyedCache cache = caches.get(name);
    KeyedCache.Look look = cache.new Look(purpose);
    return Part.sequence(
        server.waiting(look.find()),
        look.fetchOrRead(miss, Part.sequence(server.waiting(look.read()), hit)));
  }

  /**
   * Runs a query.
   *
   * @param connected whether the request holds a connection already
   */
  public Part query(Variate time, boolean connected) {
    Part run = asDriver(work(time));
    return connected ? run : withConnection(run);
  }

  /**
   * Runs the last query of a transaction, whose COMMIT it brings: the database gives the rows free
   * as soon as it ends, also while the program's loop is busy with something else.
   */
  public Part commit(Variate time) {
    return asDriver(Part.sequence(work(time), rows.free()));
  }

  private Part work(Variate time) {
    return databaseCores == null ? Delay.of(pace, time, parts.querying()) : databaseCores.use(time);
  }

  /**
   * Holds one connection, and the locks taken meanwhile, throughout. It begins with its first
   * statement (PEP 249); a commit or rollback of its own takes no time, but is waited for.
   *
   * @param connected whether the request holds a connection already, which it then uses (as for a
   *     savepoint)
   */
  public Part transaction(Part steps, boolean connected) {
    if (pool != null && !connected && !rows.anyOptimistic()) {
      return withConnection(steps); // the end is that of the connection's scope
    }
    Part end = asDriver(Part.of(request -> Step.GO_ON));
    Part scope = transactions.around(Part.sequence(steps, end));
    return connected ? scope : withConnection(scope);
  }

  private Part withConnection(Part part) {
    if (direct != null) {
      return Part.sequence(direct.connect(connecting()), part);
    }
    if (pool == null) {
      return part;
    }
    boolean lazy = database.orElseThrow().connecting().whenNeeded();
    // The pool is the program's own, and waits as the worker does, whatever the driver.
    return Part.sequence(
        server.waiting(pool.acquire()),
        database.orElseThrow().acquireTimeout() == INFINITE
            ? Part.NOTHING
            : Part.of(Request::failIfGivenUp),
        lazy ? pool.openWhereNeeded(connecting()) : Part.NOTHING,
        part,
        pool.release());
  }

  private Part connecting() {
    Database.Connecting costs = database.orElseThrow().connecting();
    Variate cpu = Variate.of(simulation, "database.connect_cpu", costs.cpu());
    Variate time = Variate.of(simulation, "database.connect", costs.time());
    Part handshake = asDriver(Delay.of(pace, time, parts.querying()));
    return costs.cpu().mean() == 0 ? handshake : Part.sequence(server.compute(cpu), handshake);
  }

  /**
   * Locks a row, drawn for the request, until the end of the scope around; with optimistic rows,
   * reads its version.
   */
  public Part lock(String name, String purpose, boolean shared) {
    Part lock = rows.lock(name, purpose, shared);
    if (rows.isOptimistic(name)) {
      return lock;
    }
    return rows.hasTimeout(name)
        ? Part.sequence(asDriver(lock), Part.of(Request::failIfGivenUp))
        : asDriver(lock);
  }

  private Part asDriver(Part io) {
    boolean blocking = database.map(Database::blockingDriver).orElse(false);
    return blocking ? server.blocking(io) : server.waiting(io);
  }
}
