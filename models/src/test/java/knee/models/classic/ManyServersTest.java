package knee.models.classic;

import static knee.models.scenario.Sketch.plain;
import static knee.models.scenario.Steps.use;

import java.util.Optional;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.simulator.distribution.Distribution;
import knee.simulator.distribution.Exponential;
import knee.simulator.distribution.composed.HyperExponential;
import org.junit.jupiter.api.Test;

/** Many servers, few places, impatience, speeds: chains of births and deaths. */
class ManyServersTest {
  private static final Distribution UNIT = new Exponential(1);

  private static Ensemble open(Station station, double lambda, double seconds) {
    return Ensemble.of(
        new Sketch().station(station).kind("a", use("q", UNIT)).poisson(lambda, "a"), seconds);
  }

  private static Station station(
      int servers, Discipline discipline, int queue, Distribution patience, double... speed) {
    return new Station(
        "q", servers, discipline, queue, false, Optional.ofNullable(patience), speed);
  }

  @Test
  void delayIsErlangC() {
    // c = 4, a = 2.4: C from B by B(n) = a B / (n + a B); wait C / (c - a).
    double b = 1;
    for (int n = 1; n <= 4; n++) {
      b = 2.4 * b / (n + 2.4 * b);
    }
    double wait = b / (1 - 0.6 * (1 - b)) / 1.6;
    open(plain("q", 4, Discipline.FCFS), 2.4, 120_000)
        .wait("q", wait)
        .mean("a", 1 + wait)
        .utilization("q", 0.6)
        .present("q", 2.4 + 2.4 * wait);
  }

  @Test
  void sharedProcessorsAreAsMany() {
    // M/M/c-PS has the number of M/M/c; and with uneven service too (Kelly 1979).
    var chain = MarkovChain.birthDeath(200, n -> 1.4, n -> Math.min(n, 2));
    var sketch =
        new Sketch()
            .station("q", 2, Discipline.PROCESSOR_SHARING)
            .kind("a", use("q", new HyperExponential(1, 2)))
            .poisson(1.4, "a");
    Ensemble.of(sketch, 90_000).present("q", chain.mean(n -> n));
  }

  @Test
  void aFractionOfAProcessorIsAFraction() {
    var chain = MarkovChain.birthDeath(200, n -> 0.9, n -> Math.min(n, 1.5));
    open(plain("q", 1.5, Discipline.PROCESSOR_SHARING), 0.9, 60_000)
        .present("q", chain.mean(n -> n))
        .mean("a", chain.mean(n -> n) / 0.9)
        .utilization("q", 0.9 / 1.5);
  }

  @Test
  void fewPlacesRefuse() {
    // M/M/2/5 at lambda 2.
    var chain = MarkovChain.birthDeath(5, n -> 2, n -> Math.min(n, 2));
    double refused = chain.mean(n -> n == 5 ? 1 : 0);
    open(station(2, Discipline.FCFS, 3, null), 2, 25_000)
        .errors("a", refused)
        .present("q", chain.mean(n -> n))
        .mean("a", chain.mean(n -> n) / (2 * (1 - refused)));
  }

  @Test
  void withoutWaitingItIsErlangB() {
    double b = 1;
    for (int n = 1; n <= 3; n++) {
      b = 2 * b / (n + 2 * b);
    }
    open(station(3, Discipline.FCFS, 0, null), 2, 15_000).errors("a", b).mean("a", 1);
  }

  @Test
  void impatienceIsErlangA() {
    // 2 servers, lambda 2, mean patience 2 s: those who abandon are theta E[queue] of lambda.
    var chain = MarkovChain.birthDeath(100, n -> 2, n -> Math.min(n, 2) + Math.max(0, n - 2) * 0.5);
    double queue = chain.mean(n -> Math.max(0, n - 2));
    open(station(2, Discipline.FCFS, Integer.MAX_VALUE, new Exponential(2)), 2, 30_000)
        .errors("a", 0.5 * queue / 2)
        .holds("queue", queue, outcome -> outcome.at("q").queue())
        .present("q", chain.mean(n -> n));
  }

  @Test
  void anInfiniteServerHoldsAPoissonNumber() {
    open(plain("q", 1, Discipline.DELAY), 5, 10_000)
        .present("q", 5)
        .mean("a", 1)
        .percentile("a", 0.95, Math.log(20));
  }

  @Test
  void theSpeedDependsOnTheNumber() {
    // 1, 1.5 and then 2 per second.
    double[] speed = {1, 1.5, 2};
    var chain = MarkovChain.birthDeath(300, n -> 1.2, n -> speed[Math.min(n, 3) - 1]);
    double present = chain.mean(n -> n);
    for (var discipline : new Discipline[] {Discipline.FCFS, Discipline.PROCESSOR_SHARING}) {
      open(station(1, discipline, Integer.MAX_VALUE, null, speed), 1.2, 50_000)
          .present("q", present)
          .mean("a", present / 1.2);
    }
  }
}
