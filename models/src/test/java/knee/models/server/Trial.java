package knee.models.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import knee.models.assembly.RunLength;
import knee.models.assembly.Simulate;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients;
import knee.models.scenario.Fleet;
import knee.models.scenario.Proxy;
import knee.models.scenario.Proxy.Balance;
import knee.models.scenario.RequestKind;
import knee.models.scenario.Scenario;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.RowLocks;
import knee.simulator.distribution.Exponential;
import knee.simulator.statistics.Replication;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** Many requests of one kind at a server, replicated, to be held against an exact answer. */
public final class Trial {
  private static final int REPLICATIONS = 16;
  private static final double CONFIDENCE = 0.999;

  private final Settings settings;
  private final List<Activity> steps;
  private Clients clients;
  private Optional<Database> database = Optional.empty();
  private List<RowLocks> locks = List.of();
  private long completions = 20_000;
  private int replicas = 1;
  private Optional<Balance> balance = Optional.empty();

  private Trial(Settings settings, List<Activity> steps) {
    this.settings = settings;
    this.steps = steps;
  }

  public static Trial of(Settings settings, Activity... steps) {
    return new Trial(settings, List.of(steps));
  }

  private static Clients.Choice onlyKind() {
    Map<String, Double> mix = new LinkedHashMap<>();
    mix.put("request", 1.0);
    return new Clients.Choice.Mix(mix);
  }

  /** A closed population that thinks for exponential times [s]. */
  public Trial users(int number, double think) {
    clients =
        new Clients.Users(
            number,
            Double.POSITIVE_INFINITY,
            new Exponential(think),
            true,
            List.of(),
            onlyKind(),
            Double.POSITIVE_INFINITY,
            Optional.empty());
    return this;
  }

  /** Poisson arrivals [1/s]. */
  public Trial arrivals(double rate) {
    clients =
        new Clients.Arrivals(
            new Clients.ArrivalProcess.Poisson(rate),
            onlyKind(),
            Double.POSITIVE_INFINITY,
            Optional.empty());
    return this;
  }

  public Trial database(Database settings) {
    database = Optional.of(settings);
    return this;
  }

  public Trial locks(String name, int rows) {
    locks = List.of(new RowLocks(name, rows, 0));
    return this;
  }

  /** The same server several times behind a proxy. */
  public Trial replicas(int number, Balance how) {
    replicas = number;
    balance = Optional.of(how);
    return this;
  }

  public Trial completions(long perReplication) {
    completions = perReplication;
    return this;
  }

  private List<Replication> run() {
    var scenario =
        new Scenario(
            List.of(clients),
            List.of(new RequestKind("request", 0, steps)),
            Optional.of(settings.server()),
            database,
            locks,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            balance.map(how -> new Proxy(Integer.MAX_VALUE, Double.POSITIVE_INFINITY, how)),
            List.of(new Fleet("", settings.server(), List.of(), replicas, Optional.empty())));
    List<Replication> replications = new ArrayList<>();
    for (int i = 0; i < REPLICATIONS; i++) {
      var length = new RunLength(20, Double.POSITIVE_INFINITY, completions);
      replications.add(Simulate.once(scenario, length, 7, i));
    }
    return replications;
  }

  /** The interval contains the mean response time, and is narrow enough to notice an error. */
  public void hasMeanResponse(double exact) {
    has("mean response", exact, r -> r.requests().get(0).response().mean());
  }

  /** The same for any other number. */
  public void has(String what, double exact, ToDoubleFunction<Replication> measure) {
    var values = new SummaryStatistics();
    run().forEach(replication -> values.addValue(measure.applyAsDouble(replication)));
    double quantile =
        new TDistribution(REPLICATIONS - 1).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    double halfWidth = quantile * values.getStandardDeviation() / Math.sqrt(REPLICATIONS);
    String found = what + " " + values.getMean() + " +- " + halfWidth + ", exactly " + exact;
    assertTrue(Math.abs(values.getMean() - exact) <= halfWidth, found);
    assertTrue(halfWidth < 0.02 * exact, () -> "too wide to notice an error: " + found);
  }
}
