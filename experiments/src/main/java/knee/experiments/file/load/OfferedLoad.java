package knee.experiments.file.load;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.models.scenario.Clients;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Clients.Choice;
import knee.models.scenario.RequestKind;
import knee.models.scenario.Scenario;
import knee.models.scenario.Server;
import knee.models.scenario.Server.Overflow;
import knee.models.scenario.Server.WorkerClass;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;

/**
 * The work that an open stream brings, held against what is there to do it. Only what is obvious:
 * means, and no place where requests are turned away or leave.
 */
public final class OfferedLoad {
  private final Scenario scenario;
  private final double rate;
  private final Map<String, Double> weights;

  private OfferedLoad(Scenario scenario, double rate, Map<String, Double> weights) {
    this.scenario = scenario;
    this.rate = rate;
    this.weights = weights;
  }

  /** Lines {@code rate 900/s needs 4.5 cores but 4 are there; the queue grows ...}. */
  public static List<String> excesses(Scenario scenario) {
    if (!(scenario.clients().get(0) instanceof Clients.Arrivals open)
        || !(open.choice() instanceof Choice.Mix mix)) {
      return List.of();
    }
    return rate(open.process())
        .map(rate -> new OfferedLoad(scenario, rate, mix.weights()).excesses())
        .orElse(List.of());
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
    return Optional.empty();
  }

  private List<String> excesses() {
    List<String> lines = new ArrayList<>();
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
        compare(mean(station.name()), capacity, "servers of " + station.name(), lines);
      }
    }
    scenario
        .server()
        .filter(server -> server.overflow() == Overflow.RETRANSMIT)
        .ifPresent(server -> compare(server, lines));
    return lines;
  }

  private void compare(Server server, List<String> lines) {
    double cpu = mean(Demands.CPU) + server.overheadCpu().mean();
    compare(cpu, server.cores(), "cores", lines);
    if (server.switchInterval().isPresent()) {
      compare(cpu, server.workers(), "cores of GIL, one for each worker,", lines);
    }
    boolean slots =
        server.workerClass() == WorkerClass.SYNC || server.workerClass() == WorkerClass.GTHREAD;
    if (slots) {
      boolean sync = server.workerClass() == WorkerClass.SYNC;
      double total = server.overheadCpu().mean() + mean(null);
      double capacity = (double) server.workers() * (sync ? 1 : server.threads());
      compare(total, capacity, "worker slots", lines);
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

  /** Mean demand of one request at a place, or in all for null [s]. */
  private double mean(String place) {
    double sum = 0;
    double all = 0;
    for (RequestKind kind : scenario.requests()) {
      double weight = weights.getOrDefault(kind.name(), 0.0);
      Demands demands = new Demands(kind.steps());
      sum += weight * (place == null ? demands.total() : demands.of(place));
      all += weight;
    }
    return all == 0 ? 0 : sum / all;
  }

  private static String shown(double value) {
    return new BigDecimal(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }
}
