package knee.models.classic;

import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Steps.use;

import java.util.function.DoubleUnaryOperator;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import knee.simulator.distribution.Distribution;
import knee.simulator.distribution.Erlang;
import knee.simulator.distribution.Exponential;
import knee.simulator.distribution.composed.HyperExponential;
import org.junit.jupiter.api.Test;

/** One server, Poisson arrivals at rate lambda, mean service 1 s. */
class SingleServerTest {
  private static final double LAMBDA = 0.4;
  private static final Distribution UNIT = new Exponential(1);

  private static Ensemble queue(Discipline discipline, Distribution service, double seconds) {
    return Ensemble.of(
        new Sketch().station("q", 1, discipline).kind("a", use("q", service)).poisson(LAMBDA, "a"),
        seconds);
  }

  @Test
  void exponentialServiceHasAnExponentialResponse() {
    // Rate mu - lambda = 0.6: mean 1 / 0.6, percentile p at -ln(1 - p) / 0.6.
    queue(Discipline.FCFS, UNIT, 120_000)
        .mean("a", 1 / 0.6)
        .percentile("a", 0.5, Math.log(2) / 0.6)
        .percentile("a", 0.95, Math.log(20) / 0.6)
        .percentile("a", 0.99, Math.log(100) / 0.6)
        .present("q", 0.4 / 0.6)
        .wait("q", 0.4 / 0.6)
        .utilization("q", LAMBDA);
  }

  private static double pollaczekKhinchine(double cv) {
    return LAMBDA * (1 + cv * cv) / (2 * (1 - LAMBDA));
  }

  @Test
  void theMeanWaitGrowsWithTheVarianceOfService() {
    queue(Discipline.FCFS, constant(1), 50_000).wait("q", pollaczekKhinchine(0));
    queue(Discipline.FCFS, new Erlang(4, 1), 50_000).wait("q", pollaczekKhinchine(0.5));
    queue(Discipline.FCFS, new HyperExponential(1, 2), 600_000).wait("q", pollaczekKhinchine(2));
  }

  @Test
  void withoutInterruptionTheOrderDoesNotChangeTheMean() {
    queue(Discipline.RANDOM, UNIT, 50_000).mean("a", 1 / 0.6);
    queue(Discipline.LCFS, UNIT, 50_000).mean("a", 1 / 0.6);
  }

  @Test
  void sharingAndLastInFirstOutCareForTheMeanServiceOnly() {
    Distribution uneven = new HyperExponential(1, 2);
    queue(Discipline.PROCESSOR_SHARING, uneven, 60_000).mean("a", 1 / (1 - LAMBDA));
    queue(Discipline.LCFS_PREEMPTIVE, uneven, 90_000).mean("a", 1 / (1 - LAMBDA));
  }

  /** Work that requests of at most x bring per second. */
  private static double load(double x) {
    return LAMBDA * (1 - (1 + x) * Math.exp(-x));
  }

  private static double integral(double from, double to, DoubleUnaryOperator of) {
    int steps = 400;
    double width = (to - from) / steps;
    double sum = of.applyAsDouble(from) + of.applyAsDouble(to);
    for (int i = 1; i < steps; i++) {
      sum += of.applyAsDouble(from + i * width) * (i % 2 == 1 ? 4 : 2);
    }
    return sum * width / 3;
  }

  @Test
  void shortestFirstIsPhippsIntegral() {
    // W(x) = lambda E[S^2] / 2 / (1 - load(x))^2 (Phipps 1956).
    double wait = integral(0, 40, x -> Math.exp(-x) * LAMBDA / Math.pow(1 - load(x), 2));
    queue(Discipline.SJF, UNIT, 60_000).wait("q", wait);
  }

  @Test
  void shortestRestFirstIsSchrageAndMillersIntegral() {
    // T(x) = lambda (E[S^2; S < x] + x^2 P(S > x)) / 2 / (1 - load(x))^2 + int_0^x dt / (1 -
    // load(t))
    double mean =
        integral(
            0,
            40,
            x -> {
              double squares = 2 - (x * x + 2 * x + 2) * Math.exp(-x) + x * x * Math.exp(-x);
              double waiting = LAMBDA * squares / 2 / Math.pow(1 - load(x), 2);
              return Math.exp(-x) * (waiting + integral(0, x, t -> 1 / (1 - load(t))));
            });
    queue(Discipline.SRPT, UNIT, 40_000).mean("a", mean);
  }

  private static Ensemble priorities(Discipline discipline) {
    return Ensemble.of(
        new Sketch()
            .station("q", 1, discipline)
            .kind("low", 0, use("q", UNIT))
            .kind("high", 5, use("q", UNIT))
            .poisson(0.3, "low")
            .poisson(0.3, "high"),
        80_000);
  }

  @Test
  void prioritiesAreCobhams() {
    // W0 = 0.6; high: W0 / 0.7; low: W0 / 0.7 / 0.4.
    priorities(Discipline.PRIORITY).mean("high", 1 + 0.6 / 0.7).mean("low", 1 + 0.6 / 0.28);
  }

  @Test
  void interruptingPrioritiesDoNotSeeTheLowerOnes() {
    // high: M/M/1 at 0.3; low: 1 / 0.7 + 0.6 / 0.7 / 0.4.
    priorities(Discipline.PRIORITY_PREEMPTIVE)
        .mean("high", 1 / 0.7)
        .mean("low", 1 / 0.7 + 0.6 / 0.28);
  }

  @Test
  void renewalArrivalsFindTheRootOfTheirTransform() {
    // GI/M/1 with Erlang-2 arrivals of mean 2: sigma = (1 / (1 + 1 - sigma))^2, by iteration.
    double sigma = 0.5;
    for (int i = 0; i < 200; i++) {
      sigma = 1 / Math.pow(2 - sigma, 2);
    }
    var sketch =
        new Sketch()
            .station("q", 1, Discipline.FCFS)
            .kind("a", use("q", UNIT))
            .arrive(new ArrivalProcess.Renewal(new Erlang(2, 2)), "a");
    Ensemble.of(sketch, 60_000).mean("a", 1 / (1 - sigma));
  }
}
