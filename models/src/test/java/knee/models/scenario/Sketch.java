package knee.models.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.models.assembly.RunLength;
import knee.models.assembly.Simulate;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Clients.Choice;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.backend.Cache;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.RowLocks;
import knee.models.scenario.backend.Service;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.RequestStatistics;
import knee.simulator.statistics.StationStatistics;

/** A scenario in few words, and what came out of it. */
public final class Sketch {
  public static final double FOREVER = Double.POSITIVE_INFINITY;

  private final List<Clients> clients = new ArrayList<>();
  private final List<RequestKind> kinds = new ArrayList<>();
  private final List<Station> stations = new ArrayList<>();
  private final List<RowLocks> locks = new ArrayList<>();
  private final List<Cache> caches = new ArrayList<>();
  private final List<Service> services = new ArrayList<>();
  private final List<WorkQueue> queues = new ArrayList<>();
  private final List<Double> arrivals = new ArrayList<>();
  private final List<String> arriving = new ArrayList<>();
  private Optional<Server> server = Optional.empty();
  private List<Fleet> fleets = List.of();
  private Optional<Proxy> proxy = Optional.empty();
  private Optional<Database> database = Optional.empty();
  private double timeout = FOREVER;
  private Optional<Clients.Retries> retries = Optional.empty();

  public Sketch station(String name, double servers, Discipline discipline) {
    return station(plain(name, servers, discipline));
  }

  public Sketch station(Station station) {
    stations.add(station);
    return this;
  }

  public static Station plain(String name, double servers, Discipline discipline) {
    return new Station(
        name, servers, discipline, Integer.MAX_VALUE, false, Optional.empty(), new double[0]);
  }

  public Sketch locks(String name, int rows) {
    return locks(new RowLocks(name, rows, 0, false, 0, FOREVER));
  }

  public Sketch locks(RowLocks table) {
    locks.add(table);
    return this;
  }

  public Sketch cache(Cache settings) {
    caches.add(settings);
    return this;
  }

  /** One that admits any rate and does not fail. */
  public Sketch service(String name, double latency, int concurrency) {
    return service(new Service(name, constant(latency), concurrency, Optional.empty(), 0));
  }

  public Sketch service(Service settings) {
    services.add(settings);
    return this;
  }

  public Sketch queue(String name, int workers) {
    queues.add(new WorkQueue(name, workers));
    return this;
  }

  public Sketch database(Database settings) {
    database = Optional.of(settings);
    return this;
  }

  public Sketch server(Server settings) {
    server = Optional.of(settings);
    return fleets(new Fleet("", settings, List.of(), 1, Optional.empty()));
  }

  public Sketch fleets(Fleet... all) {
    fleets = List.of(all);
    return this;
  }

  /** The same servers so many times. */
  public Sketch replicas(int number) {
    fleets =
        fleets.stream()
            .map(f -> new Fleet(f.name(), f.server(), f.serves(), number, f.autoscale()))
            .toList();
    return this;
  }

  public Sketch proxy(int connections, double readTimeout, Proxy.Balance balance) {
    proxy = Optional.of(new Proxy(connections, readTimeout, balance));
    return this;
  }

  public Sketch kind(String name, Activity... steps) {
    return kind(name, 0, steps);
  }

  public Sketch kind(String name, int priority, Activity... steps) {
    kinds.add(new RequestKind(name, priority, List.of(steps)));
    return this;
  }

  /** One request of a kind of its own arrives at this time; later calls, later times. */
  public Sketch at(double time, String name, Activity... steps) {
    return at(time, name, 0, steps);
  }

  public Sketch at(double time, String name, int priority, Activity... steps) {
    kind(name, priority, steps);
    return again(time, name);
  }

  /** One more request of a kind that is known already. */
  public Sketch again(double time, String name) {
    arrivals.add(time);
    arriving.add(name);
    return this;
  }

  public Sketch timeout(double seconds) {
    timeout = seconds;
    return this;
  }

  public Sketch retries(int max, Distribution backoff) {
    retries = Optional.of(new Clients.Retries(max, backoff));
    return this;
  }

  public Sketch arrive(ArrivalProcess process, String... ofKinds) {
    return clients(arrivals(process, ofKinds));
  }

  private Clients arrivals(ArrivalProcess process, String... ofKinds) {
    return new Clients.Arrivals("", process, mix(ofKinds), timeout, retries);
  }

  public Sketch poisson(double rate, String... ofKinds) {
    return arrive(new ArrivalProcess.Poisson(rate), ofKinds);
  }

  /** Users who all come at time 0 with a request. */
  public Sketch users(int users, Distribution think, String... ofKinds) {
    Users population = Users.of(users, think, ofKinds).timeout(timeout);
    retries.ifPresent(r -> population.retries(r.max(), r.backoff()));
    return clients(population);
  }

  public Sketch clients(Users population) {
    return clients(population.clients());
  }

  public Sketch clients(Clients population) {
    clients.add(population);
    return this;
  }

  /** These kinds, equally often. */
  public static Choice mix(String... ofKinds) {
    Map<String, Double> weights = new LinkedHashMap<>();
    for (String kind : ofKinds) {
      weights.put(kind, 1.0);
    }
    return new Choice.Mix(weights);
  }

  public Scenario scenario() {
    List<Clients> all = new ArrayList<>(clients);
    if (!arrivals.isEmpty()) {
      double[] times = arrivals.stream().mapToDouble(Double::doubleValue).toArray();
      var trace = new ArrivalProcess.Trace(times, List.copyOf(arriving));
      all.add(arrivals(trace, arriving.get(0)));
    }
    return new Scenario(
        all, kinds, server, database, locks, caches, services, stations, queues, proxy, fleets);
  }

  /** Runs without warm-up for so many seconds. */
  public Outcome run(double seconds) {
    return run(new RunLength(0, seconds, 0), 1, 0);
  }

  public Outcome run(RunLength length, long seed, int replication) {
    return new Outcome(Simulate.once(scenario(), length, seed, replication));
  }

  /** What a replication found, by name. */
  public record Outcome(Replication replication) {
    public RequestStatistics of(String kind) {
      return replication.requests().stream()
          .filter(statistics -> statistics.kind().equals(kind))
          .findFirst()
          .orElseThrow();
    }

    public StationStatistics at(String station) {
      return replication.stations().stream()
          .filter(statistics -> statistics.name().equals(station))
          .findFirst()
          .orElseThrow();
    }

    /** Response time of the only request of this kind. */
    public Outcome took(String kind, double seconds) {
      assertEquals(1, of(kind).completed(), kind + " completed, errors " + of(kind).errors());
      assertEquals(seconds, of(kind).response().mean(), 1e-9, kind);
      return this;
    }

    /** The only request of this kind failed after so many seconds. */
    public Outcome failed(String kind, String error, double seconds) {
      assertEquals(Map.of(error, 1L), of(kind).errors(), kind);
      assertEquals(0, of(kind).completed(), kind);
      assertEquals(seconds, of(kind).errorResponse().mean(), 1e-9, kind);
      return this;
    }

    /** All requests of this kind succeeded after these times, given in ascending order. */
    public Outcome allTook(String kind, double... seconds) {
      assertEquals(seconds.length, of(kind).completed(), kind + " completed");
      for (int i = 0; i < seconds.length; i++) {
        double rank = of(kind).latency().percentile((i + 1.0) / seconds.length);
        assertEquals(seconds[i], rank, 1e-9, kind + " number " + i);
      }
      return this;
    }
  }

  public static Distribution constant(double seconds) {
    return new Constant(seconds);
  }
}
