package knee.experiments.file.load;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import knee.models.scenario.Clients;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Clients.Choice;
import knee.models.scenario.Fleet;
import knee.models.scenario.Proxy;
import knee.models.scenario.RequestKind;
import knee.models.scenario.Scenario;
import knee.models.scenario.Server;
import knee.models.scenario.Server.Overflow;
import knee.models.scenario.Server.WorkerClass;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.WorkQueue;

/**
 * The work that an open stream brings, held against what is there to do it. Only what is obvious:
 * means, and no place where requests are turned away or leave.
 */
public final class OfferedLoad {
  private final Scenario scenario;

  /** Requests of each kind [1/s]. */
  private final Map<String, Double> rates = new TreeMap<>();

  /** Requests of all kinds [1/s]. */
  private final double rate;

  private OfferedLoad(Scenario scenario) {
    this.scenario = scenario;
    scenario.clients().forEach(this::add);
    this.rate = rates.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** Lines {@code rate 900/s needs 4.5 cores but 4 are there; the queue grows ...}. */
  public static List<String> excesses(Scenario scenario) {
    return new OfferedLoad(scenario).excesses();
  }

  private void add(Clients clients) {
    if (clients instanceof Clients.Arrivals open && open.choice() instanceof Choice.Mix mix) {
      double all = mix.weights().values().stream().mapToDouble(Double::doubleValue).sum();
      rate(open.process())
          .ifPresent(
              rate ->
                  mix.weights()
                      .forEach((kind, w) -> rates.merge(kind, rate * w / all, Double::sum)));
    }
  }

  private static Optional<Double> rate(ArrivalProcess process) {
    if (process instanceof ArrivalProcess.Poisson poisson) {
      return Optional.of(poisson.rate());
    }
    if (process instanceof ArrivalProcess.Renewal renewal) {
      return Optional.of(1 / renewal.between().mean());
    }
    if (process instanceof ArrivalProcess.Schedule schedule) {
      return Optional.of(schedule.rates()[schedule.rates().length - 1]);
    }
    if (process instanceof ArrivalProcess.Bursts bursts) {
      double requests = 0;
      double time = 0;
      for (int i = 0; i < bursts.rates().length; i++) {
        requests += bursts.rates()[i] * bursts.stays()[i];
        time += bursts.stays()[i];
      }
      return Optional.of(requests / time);
    }
    return Optional.empty();
  }

  private List<String> excesses() {
    List<String> lines = new ArrayList<>();
    if (rate == 0) {
      return lines;
    }
    if (!scenario.requests().stream().allMatch(kind -> new Demands(kind.steps()).certain())) {
      return lines;
    }
    for (Station station : scenario.stations()) {
      boolean endless =
          station.queue() == Integer.MAX_VALUE
              && station.patience().isEmpty()
              && station.discipline() != Discipline.DELAY;
      double[] speed = station.speed();
      double capacity = speed.length == 0 ? station.servers() : speed[speed.length - 1];
      if (endless) {
        String what = "servers of " + station.name();
        compare(mean(station.name(), kind -> true), capacity, what, lines);
      }
    }
    for (WorkQueue queue : scenario.queues()) {
      String what = "workers of " + queue.name();
      compare(mean(queue.name(), kind -> true), queue.workers(), what, lines);
    }
    boolean all = scenario.proxy().stream().allMatch(OfferedLoad::passesAllOn);
    if (all) {
      scenario.fleets().stream()
          .filter(fleet -> fleet.server().overflow() != Overflow.REFUSE)
          .forEach(fleet -> compare(fleet, lines));
    }
    return lines;
  }

  private static boolean passesAllOn(Proxy proxy) {
    return proxy.connections() == Integer.MAX_VALUE && Double.isInfinite(proxy.readTimeout());
  }

  private void compare(Fleet fleet, List<String> lines) {
    Server server = fleet.server();
    int replicas = fleet.most();
    String of = fleet.name().isEmpty() ? "" : " of " + fleet.name();
    double visits = mean(kind -> 1.0, fleet::serves);
    double cpu = mean(Demands.CPU, fleet::serves) + visits * server.overheadCpu().mean();
    compare(cpu, replicas * server.cores(), "cores" + of, lines);
    if (server.switchInterval().isPresent()) {
      compare(
          cpu, replicas * server.workers(), "cores of GIL, one for each worker" + of + ",", lines);
    }
    boolean slots =
        server.workerClass() == WorkerClass.SYNC || server.workerClass() == WorkerClass.GTHREAD;
    if (slots) {
      boolean sync = server.workerClass() == WorkerClass.SYNC;
      double total = visits * server.overheadCpu().mean() + mean(Demands::total, fleet::serves);
      double capacity = (double) server.workers() * (sync ? 1 : server.threads());
      compare(total, replicas * capacity, "worker slots" + of, lines);
    }
  }

  private void compare(double demand, double capacity, String what, List<String> lines) {
    double needed = rate * demand;
    if (needed > capacity * (1 + 1e-9)) {
      lines.add(
          "rate %s/s needs %s %s but %s are there; the queue grows as long as the run lasts"
              .formatted(shown(rate), shown(needed), what, shown(capacity)));
    }
  }

  /** Mean demand at a place of one request of any kind, if only these kinds go there [s]. */
  private double mean(String place, Predicate<String> kinds) {
    return mean(demands -> demands.of(place), kinds);
  }

  private double mean(ToDoubleFunction<Demands> demand, Predicate<String> kinds) {
    double sum = 0;
    for (RequestKind kind : scenario.requests()) {
      if (kinds.test(kind.name())) {
        double demanded = demand.applyAsDouble(new Demands(kind.steps()));
        sum += rates.getOrDefault(kind.name(), 0.0) * demanded;
      }
    }
    return sum / rate;
  }

  private static String shown(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
