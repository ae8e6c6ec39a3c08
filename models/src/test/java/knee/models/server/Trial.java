package knee.models.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import knee.models.assembly.RunLength;
import knee.models.scenario.Activity;
import knee.models.scenario.Proxy.Balance;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Users;
import knee.models.scenario.backend.Database;
import knee.simulator.distribution.Exponential;
import knee.simulator.statistics.Replication;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** Many requests of one kind at a server, replicated, to be held against an exact answer. */
public final class Trial {
  private static final int REPLICATIONS = 16;
  private static final double CONFIDENCE = 0.999;

  private final Sketch sketch = new Sketch();
  private long completions = 20_000;

  private Trial() {}

  public static Trial of(Settings settings, Activity... steps) {
    Trial trial = new Trial();
    trial.sketch.server(settings.server()).kind("request", steps);
    return trial;
  }

  /** A closed population that thinks for exponential times [s]. */
  public Trial users(int number, double think) {
    sketch.clients(Users.of(number, new Exponential(think), "request").thinkFirst());
    return this;
  }

  /** Poisson arrivals [1/s]. */
  public Trial arrivals(double rate) {
    sketch.poisson(rate, "request");
    return this;
  }

  public Trial database(Database settings) {
    sketch.database(settings);
    return this;
  }

  public Trial locks(String name, int rows) {
    sketch.locks(name, rows);
    return this;
  }

  /** The same server several times behind a proxy. */
  public Trial replicas(int number, Balance how) {
    sketch.replicas(number).proxy(Integer.MAX_VALUE, Double.POSITIVE_INFINITY, how);
    return this;
  }

  public Trial completions(long perReplication) {
    completions = perReplication;
    return this;
  }

  private List<Replication> run() {
    List<Replication> replications = new ArrayList<>();
    for (int i = 0; i < REPLICATIONS; i++) {
      var length = new RunLength(20, Double.POSITIVE_INFINITY, completions);
      replications.add(sketch.run(length, 7, i).replication());
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
