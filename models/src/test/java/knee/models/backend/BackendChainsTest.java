package knee.models.backend;

import static knee.models.scenario.Sketch.FOREVER;
import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.readLock;
import static knee.models.scenario.Steps.transaction;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToDoubleFunction;
import knee.models.assembly.RunLength;
import knee.models.scenario.Activity;
import knee.models.scenario.Sketch;
import knee.models.scenario.Sketch.Outcome;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.Database.Connecting;
import knee.models.scenario.backend.RowLocks;
import knee.models.server.Chain;
import knee.simulator.distribution.Exponential;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

/** Locks and connections against exact answers; 99.9 % intervals of at most 2 %. */
class BackendChainsTest {
  private static final int REPLICATIONS = 12;
  private static final double LENGTH = 10_000;

  private static void holds(Sketch sketch, double exact, ToDoubleFunction<Outcome> measure) {
    var values = new SummaryStatistics();
    for (int i = 0; i < REPLICATIONS; i++) {
      values.addValue(measure.applyAsDouble(sketch.run(new RunLength(50, LENGTH, 0), 3, i)));
    }
    double quantile = new TDistribution(REPLICATIONS - 1).inverseCumulativeProbability(0.9995);
    double halfWidth = quantile * values.getStandardDeviation() / Math.sqrt(REPLICATIONS);
    String found = values.getMean() + " +- " + halfWidth + ", exactly " + exact;
    assertTrue(Math.abs(values.getMean() - exact) <= halfWidth, found);
    assertTrue(halfWidth < 0.02 * exact, () -> "too wide to notice an error: " + found);
  }

  private static Activity pause(double mean) {
    return new Activity.Wait(new Exponential(mean));
  }

  private static double errors(Outcome outcome, String kind, String error) {
    return (double) outcome.of(kind).errors().get(error) / outcome.of(kind).attempts();
  }

  /** Two readers and a writer of one row: (readers there, readers behind the writer, writer). */
  private static final class ReadersAndWriter {
    private static final double THINK = 1;
    private static final double READ = 1 / 0.8;
    private static final double WRITE = 1 / 0.5;
    private static final int THINKS = 0;
    private static final int WAITS = 1;
    private static final int HOLDS = 2;

    static void moves(int[] state, Chain.Rates to) {
      int reading = state[0];
      int behind = state[1];
      int writer = state[2];
      double arrivals = (2 - reading - behind) * THINK;
      if (writer == THINKS) {
        to.add(arrivals, reading + 1, 0, THINKS);
        to.add(reading * READ, reading - 1, 0, THINKS);
        to.add(THINK, reading, 0, reading == 0 ? HOLDS : WAITS);
        return;
      }
      to.add(arrivals, reading, behind + 1, writer);
      if (writer == WAITS) {
        to.add(reading * READ, reading - 1, behind, reading == 1 ? HOLDS : WAITS);
      } else {
        to.add(WRITE, behind, 0, THINKS);
      }
    }
  }

  @Test
  void readersShareARowThatAWriterWants() {
    var chain = new Chain(ReadersAndWriter::moves, 0, 0, ReadersAndWriter.THINKS);
    var sketch =
        new Sketch()
            .locks("a", 1)
            .kind("read", transaction(readLock("a"), pause(0.8)))
            .kind("write", transaction(lock("a"), pause(0.5)))
            .users(2, new Exponential(1), "read")
            .users(1, new Exponential(1), "write");
    holds(
        sketch,
        chain.response(2, 1, state -> state[0] + state[1]),
        outcome -> outcome.of("read").response().mean());
    holds(
        sketch,
        chain.response(1, 1, state -> state[2] == ReadersAndWriter.THINKS ? 0 : 1),
        outcome -> outcome.of("write").response().mean());
    holds(
        sketch,
        chain.mean(state -> state[0] > 0 || state[2] == ReadersAndWriter.HOLDS ? 1 : 0),
        outcome -> outcome.at("locks.a").utilization());
  }

  private static final double ARRIVALS = 8;
  private static final double SERVICE = 0.1;
  private static final double PATIENCE = 0.2;

  /**
   * M/M/1 whose customers wait no longer than T (Barrer 1957): the work they find has the density
   * p0 l exp(-(m - l) x) up to T, and beyond, where nothing is added, it falls off with exp(-m x).
   */
  private static double giveUp() {
    double spare = 1 / SERVICE - ARRIVALS;
    double atPatience = StrictMath.exp(-spare * PATIENCE);
    double beyond = ARRIVALS * SERVICE * atPatience;
    double within = ARRIVALS * (1 - atPatience) / spare;
    return beyond / (1 + within + beyond);
  }

  @Test
  void whoGivesUpWaitingForARowIsAsInMM1WithPatience() {
    var sketch =
        new Sketch()
            .locks(new RowLocks("a", 1, 0, false, 0, PATIENCE))
            .kind("r", transaction(lock("a"), pause(SERVICE)))
            .poisson(ARRIVALS, "r");
    holds(sketch, giveUp(), outcome -> errors(outcome, "r", "lock_timeout"));
  }

  private static Activity query() {
    return new Activity.Query(new Exponential(SERVICE));
  }

  @Test
  void whoGivesUpWaitingForAConnectionIsAsInMM1WithPatience() {
    var pool =
        new Database(Database.UNLIMITED, 1, false, PATIENCE, Connecting.FREE, FOREVER, false);
    var sketch = new Sketch().database(pool).kind("r", query()).poisson(ARRIVALS, "r");
    holds(sketch, giveUp(), outcome -> errors(outcome, "r", "acquire_timeout"));
  }

  @Test
  void whoIsTurnedAwayByTheDatabaseIsAsInErlangsLossFormula() {
    // a = 8 * (0.1 + 0.1) = 1.6 on 3 connections; only the mean of the holding times matters.
    var direct =
        new Database(
            3, Database.NO_POOL, false, FOREVER, Connecting.taking(constant(0.1)), FOREVER, false);
    double a = 1.6;
    double blocked = a * a * a / 6 / (1 + a + a * a / 2 + a * a * a / 6);
    var sketch = new Sketch().database(direct).kind("r", query()).poisson(ARRIVALS, "r");
    holds(sketch, blocked, outcome -> errors(outcome, "r", "too_many_connections"));
  }
}
