package knee.models.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import knee.models.load.Demands.Shared;
import knee.models.load.OfferedLoad.Unit;
import knee.models.scenario.Fleet;
import knee.models.scenario.RequestKind;
import knee.models.scenario.Scenario;
import knee.models.scenario.Server;
import knee.models.scenario.Server.WorkerClass;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.RowLocks;

/** What the stations of a scenario can do, and what is demanded of them. */
final class Stations {
  private final Scenario scenario;
  private final Map<String, Demands> demands = new LinkedHashMap<>();
  private List<OfferedLoad> offered;
  private ArrivalRates rates;

  /**
   * @param counted the kinds whose demands count
   */
  Stations(Scenario scenario, Predicate<String> counted) {
    this.scenario = scenario;
    for (RequestKind kind : scenario.requests()) {
      if (counted.test(kind.name())) {
        demands.put(kind.name(), new Demands(scenario, kind.steps()));
      }
    }
  }

  List<OfferedLoad> offered(List<ArrivalRates> spans) {
    offered = new ArrayList<>();
    for (ArrivalRates span : spans) {
      rates = span;
      for (Station station : scenario.stations()) {
        if (station.discipline() != Discipline.DELAY) {
          double capacity = DoubleStream.of(station.speed()).max().orElse(station.servers());
          add(station.name(), Unit.SERVER, work(it -> it.at(station.name())), capacity);
        }
      }
      scenario
          .queues()
          .forEach(
              queue ->
                  add(queue.name(), Unit.WORKER, work(it -> it.at(queue.name())), queue.workers()));
      scenario.fleets().forEach(this::add);
      scenario.database().ifPresent(this::add);
      scenario.locks().forEach(this::add);
      scenario
          .services()
          .forEach(
              service -> {
                String name = "services." + service.name();
                add(name, Unit.CALL, work(it -> it.at(name)), limit(service.concurrency()));
              });
    }
    return offered;
  }

  /** A server: its slots or loops, what its processes and its cores compute. */
  private void add(Fleet fleet) {
    Server server = fleet.server();
    String of = fleet.name().isEmpty() ? "" : fleet.name() + ".";
    double overhead = server.overheadCpu().mean();
    double processes = (double) fleet.most() * server.workers();
    double total = work(fleet::serves, it -> overhead + it.total());
    double cpu = work(fleet::serves, it -> overhead + it.at(Shared.CPU));
    if (server.workerClass() == WorkerClass.SYNC || server.workerClass() == WorkerClass.GTHREAD) {
      int threads = server.workerClass() == WorkerClass.SYNC ? 1 : server.threads();
      add(of + "workers", Unit.SLOT, total, processes * threads);
      if (server.switchInterval().isPresent() && (threads > 1 || scenario.forks())) {
        add(of + "gil", Unit.INTERPRETER, cpu, processes);
      }
    } else {
      double busy = cpu + work(fleet::serves, it -> it.at(Shared.BLOCKING));
      add(of + "workers", Unit.SLOT, total, processes * limit(server.workerConnections()));
      add(of + "processes", Unit.EVENT_LOOP, busy, processes);
    }
    add(of + "cpu", Unit.CORE, cpu, fleet.most() * server.cores());
  }

  private void add(Database database) {
    if (database.pool() != Database.NO_POOL) {
      int pools = Math.max(1, database.poolPerWorker() ? scenario.processes() : scenario.servers());
      // Workers of queues have no pool of their own, and with several use none of these.
      boolean bounded = pools == 1 || scenario.queues().isEmpty();
      double all = bounded ? pools * limit(database.pool()) : Double.POSITIVE_INFINITY;
      double capacity = Math.min(all, limit(database.connections()));
      add("connections", Unit.CONNECTION, work(it -> it.at(Shared.CONNECTIONS)), capacity);
    }
    add("database", Unit.DATABASE_CORE, work(it -> it.at(Shared.DATABASE)), database.cores());
  }

  private void add(RowLocks table) {
    if (!table.optimistic()) {
      String name = "locks." + table.name();
      double wanted = 0; // by Zipf's law, over how much the first is wanted
      for (int row = 1; row <= table.rows(); row++) {
        wanted += table.zipf() == 0 ? 1 : StrictMath.pow(row, -table.zipf());
      }
      add(name, Unit.ROW, work(it -> it.at(name)) / wanted, 1);
    }
  }

  private static double limit(int number) {
    return number == Integer.MAX_VALUE ? Double.POSITIVE_INFINITY : number;
  }

  private void add(String station, Unit unit, double erlangs, double capacity) {
    if (capacity < Double.POSITIVE_INFINITY) {
      boolean random = OfferedLoad.random(scenario);
      offered.add(
          new OfferedLoad(
              station, unit, erlangs, capacity, rates.total(), rates.from(), rates.to(), random));
    }
  }

  private double work(ToDoubleFunction<Demands> demand) {
    return work(kind -> true, demand);
  }

  /** Work of these kinds that comes in a second [s]. */
  private double work(Predicate<String> kinds, ToDoubleFunction<Demands> demand) {
    double sum = 0;
    for (Map.Entry<String, Demands> kind : demands.entrySet()) {
      if (kinds.test(kind.getKey())) {
        sum += rates.of(kind.getKey()) * demand.applyAsDouble(kind.getValue());
      }
    }
    return sum;
  }
}
