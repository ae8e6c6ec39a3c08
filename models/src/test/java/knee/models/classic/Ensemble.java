package knee.models.classic;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import knee.models.assembly.RunLength;
import knee.models.scenario.Sketch;
import knee.models.scenario.Sketch.Outcome;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** Replications of a scenario, held against closed forms. */
final class Ensemble {
  private static final int REPLICATIONS = 20;

  /** Half-width of the interval over the answer at most: else it would notice no error. */
  private static final double NARROW = 0.02;

  private final List<Outcome> outcomes = new ArrayList<>();

  private Ensemble() {}

  /** Twenty replications of so many seconds each, after a tenth of it as warm-up. */
  static Ensemble of(Sketch sketch, double seconds) {
    var ensemble = new Ensemble();
    for (int i = 0; i < REPLICATIONS; i++) {
      ensemble.outcomes.add(sketch.run(new RunLength(seconds / 10, seconds, 0), 20_260_101, i));
    }
    return ensemble;
  }

  /** The 99.9 % Student interval contains the truth and is narrow. */
  Ensemble holds(String what, double truth, ToDoubleFunction<Outcome> metric) {
    var statistics = new SummaryStatistics();
    outcomes.forEach(outcome -> statistics.addValue(metric.applyAsDouble(outcome)));
    double quantile = new TDistribution(REPLICATIONS - 1).inverseCumulativeProbability(0.9995);
    double half = quantile * statistics.getStandardDeviation() / Math.sqrt(REPLICATIONS);
    String found = what + ": " + statistics.getMean() + " +- " + half + " instead of " + truth;
    assertTrue(Math.abs(statistics.getMean() - truth) <= half, found);
    assertTrue(half < NARROW * truth, found + ", too wide to notice an error");
    return this;
  }

  Ensemble mean(String kind, double truth) {
    return holds("mean of " + kind, truth, outcome -> outcome.of(kind).response().mean());
  }

  Ensemble percentile(String kind, double share, double truth) {
    return holds(
        "P" + 100 * share + " of " + kind,
        truth,
        outcome -> outcome.of(kind).latency().percentile(share));
  }

  Ensemble throughput(String kind, double truth) {
    return holds(
        "throughput of " + kind,
        truth,
        outcome -> outcome.of(kind).completed() / outcome.replication().window());
  }

  /** Share of the attempts that ended with an error. */
  Ensemble errors(String kind, double truth) {
    return holds(
        "errors of " + kind,
        truth,
        outcome -> (double) outcome.of(kind).errorResponse().count() / outcome.of(kind).attempts());
  }

  Ensemble present(String station, double truth) {
    return holds("present at " + station, truth, outcome -> outcome.at(station).present());
  }

  Ensemble wait(String station, double truth) {
    return holds("wait at " + station, truth, outcome -> outcome.at(station).meanWait());
  }

  Ensemble utilization(String station, double truth) {
    return holds("use of " + station, truth, outcome -> outcome.at(station).utilization());
  }
}
