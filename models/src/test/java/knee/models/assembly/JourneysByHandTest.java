package knee.models.assembly;

import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.use;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import knee.models.scenario.Activity;
import knee.models.scenario.Databases;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import knee.simulator.distribution.Exponential;
import org.junit.jupiter.api.Test;

/** Steps that steer a request, and hold, worked by hand. */
class JourneysByHandTest {
  private static final Activity REPLY = new Activity.Reply();

  private static Activity fail(String error) {
    return new Activity.Fail(error);
  }

  private static Activity repeat(double times, Activity... steps) {
    return new Activity.Repeat(new Activity.Count(times, false), List.of(steps));
  }

  private static Activity transaction(Activity... steps) {
    return new Activity.Transaction(List.of(steps));
  }

  private static Sketch slots(int slots) {
    return new Sketch().station("slot", slots, Discipline.FCFS);
  }

  @Test
  void holdsNest() {
    // Two slots, one connection. a: 0-3, with the connection 1-3; b: slot 0.5, connection 3-5;
    // c: slot from 3, connection 5-7.
    var outcome =
        slots(2)
            .station("connection", 1, Discipline.FCFS)
            .kind("a", hold("slot", waits(1), hold("connection", waits(2))))
            .again(0, "a")
            .again(0.5, "a")
            .again(1, "a")
            .run(20);
    outcome.allTook("a", 3, 4.5, 6);
    assertEquals((3 + 4.5 + 4) / 2 / 20, outcome.at("slot").utilization(), 1e-9);
    assertEquals(2.0 / 20, outcome.at("slot").queue(), 1e-9);
    // b waits from 1.5 to 3, c from 4 to 5.
    assertEquals(2.5 / 3, outcome.at("connection").meanWait(), 1e-9);
  }

  @Test
  void aStationHeldTwiceIsGivenBackOnceAtATime() {
    slots(2)
        .at(0, "a", hold("slot", waits(1), hold("slot", waits(1)), waits(1)))
        .at(1.5, "b", hold("slot", waits(1)))
        .at(1.5, "c", hold("slot", waits(1)))
        .run(20)
        .took("a", 3)
        .took("b", 1.5)
        .took("c", 2.5);
  }

  @Test
  void whoGivesBackAndGoesOnComesBeforeThoseThatWaitedForIt() {
    // At 1 a gives the slot back and goes on to the station, of which it takes the only server;
    // b gets the slot at 1 as well, but comes second.
    slots(1)
        .station("q", 1, Discipline.FCFS)
        .at(0, "a", hold("slot", waits(1)), use("q", 5))
        .at(0, "b", hold("slot", use("q", 1)))
        .run(20)
        .took("a", 6)
        .took("b", 7);
  }

  @Test
  void aFreedServerBelongsToWhoWaitedForIt() {
    // a gives the slot back at 1 and wants it again at once: it belongs to b already.
    slots(1)
        .at(0, "a", hold("slot", waits(1)), hold("slot", waits(1)))
        .at(0.5, "b", hold("slot", waits(1)))
        .run(20)
        .took("b", 1.5)
        .took("a", 3);
  }

  @Test
  void stepsWithoutTimeTakeNone() {
    slots(1)
        .station("q", 1, Discipline.FCFS)
        .station("ps", 1, Discipline.PROCESSOR_SHARING)
        .at(1, "a", hold("slot", waits(0), use("q", 0)), use("ps", 0), waits(0))
        .at(1, "b", hold("slot", use("q", 0)), waits(0.5))
        .at(1, "c")
        .run(20)
        .took("a", 0)
        .took("b", 0.5)
        .took("c", 0);
  }

  @Test
  void repeatsSoManyTimes() {
    new Sketch()
        .at(0, "none", repeat(0, waits(5)), waits(1))
        .at(0, "thrice", repeat(3, waits(1)), waits(1))
        .at(0, "nested", repeat(2, waits(1), repeat(3, waits(0.5)), waits(0.25)), waits(1))
        .at(0, "inside", repeat(2, repeat(0, waits(9)), waits(1)))
        .run(20)
        .took("none", 1)
        .took("thrice", 4)
        .took("nested", 2 * (1 + 1.5 + 0.25) + 1)
        .took("inside", 2);
  }

  @Test
  void visitsDrawAnew() {
    // The variance of the sum of 4 independent draws is 4, of 4 times the same one 16.
    var outcome =
        new Sketch()
            .kind("a", repeat(2, repeat(2, new Activity.Wait(new Exponential(1)))))
            .poisson(1000, "a")
            .run(new RunLength(50, 40, 0), 1, 0);
    assertEquals(4, outcome.of("a").response().mean(), 0.1);
    assertEquals(4, outcome.of("a").response().variance(), 0.3);
  }

  @Test
  void geometricRepetitionsHaveTheirLaw() {
    var count = new Activity.Count(2.5, true);
    var outcome =
        new Sketch()
            .kind("a", new Activity.Repeat(count, List.of(waits(1))))
            .poisson(1000, "a")
            .run(new RunLength(100, 40, 0), 1, 0);
    // P(n) = (1 - q) q^n with q = 2.5 / 3.5: mean 2.5, variance q / (1 - q)^2 = 8.75.
    assertEquals(2.5, outcome.of("a").response().mean(), 0.06);
    assertEquals(8.75, outcome.of("a").response().variance(), 0.4);
    assertEquals(0, outcome.of("a").response().min(), 0);
  }

  @Test
  void choosesABranchOrNothing() {
    var choose =
        new Activity.Choose(
            List.of(
                new Activity.Branch(0.3, List.of(waits(1))),
                new Activity.Branch(0.5, List.of(waits(2), waits(1)))));
    var outcome = new Sketch().kind("a", choose, waits(0.5)).poisson(1000, "a").run(100);
    long n = outcome.of("a").completed();
    double[] shares = {0.2, 0.3, 0.5};
    double[] times = {0.5, 1.5, 3.5};
    double below = 0;
    for (int i = 0; i < 3; i++) {
      // 5 standard errors on either side of the step.
      double error = 5 * Math.sqrt(0.25 / n);
      assertEquals(times[i], outcome.of("a").latency().percentile(below + error), 1e-9);
      below += shares[i];
      assertEquals(times[i], outcome.of("a").latency().percentile(below - error), 1e-9);
    }
  }

  @Test
  void aBranchThatIsSureIsAlwaysTaken() {
    var sure = new Activity.Choose(List.of(new Activity.Branch(1, List.of(waits(1)))));
    var outcome = new Sketch().kind("a", sure).poisson(100, "a").run(100);
    assertEquals(1, outcome.of("a").response().min(), 1e-9);
    assertEquals(1, outcome.of("a").response().max(), 1e-9);
  }

  @Test
  void theReplyLeavesWhileTheSlotIsHeld() {
    var outcome =
        slots(1)
            .at(0, "a", hold("slot", waits(1), REPLY, waits(3)))
            .at(0, "b", hold("slot", waits(1)))
            .run(20);
    outcome.took("a", 1).took("b", 5);
    assertEquals((1.0 + 5) / 20, outcome.replication().inSystem(), 1e-9);
    assertEquals(5.0 / 20, outcome.at("slot").utilization(), 1e-9);
  }

  @Test
  void whatFailsAfterTheReplyIsNotSeen() {
    var outcome =
        slots(1)
            .at(0, "a", hold("slot", waits(1), REPLY, waits(3), fail("late"), waits(9)))
            .at(0, "b", hold("slot", waits(1)))
            .run(20);
    outcome.took("a", 1).took("b", 5);
    assertEquals(Map.of(), outcome.of("a").errors());
  }

  @Test
  void failureGivesBackEverythingAtOnce() {
    slots(1)
        .locks("row", 1)
        .at(0, "a", repeat(5, hold("slot", lock("row"), waits(1), fail("broken"), waits(9))))
        .at(0, "b", lock("row"), waits(1))
        .at(0, "c", hold("slot", waits(1)))
        .run(20)
        .failed("a", "broken", 1)
        .took("b", 2)
        .took("c", 2);
  }

  @Test
  void aTransactionHoldsOneConnection() {
    // The query inside needs no second connection; c waits for a's until 3.
    var database = Databases.pool(1);
    var query = new Activity.Query(constant(1));
    new Sketch()
        .database(database)
        .at(0, "a", transaction(query, waits(1), query), query)
        .at(0.5, "b", query)
        .run(20)
        .took("b", 3.5)
        .took("a", 5);
  }

  @Test
  void whoWaitsToHoldYieldsTheLoop() {
    // One event loop: while b waits for the slot, a is resumed and gives it back.
    slots(1)
        .server(Settings.gevent(1).server())
        .at(0, "a", hold("slot", waits(1)))
        .at(0.5, "b", hold("slot", waits(1)))
        .run(20)
        .took("a", 1)
        .took("b", 1.5);
  }
}
