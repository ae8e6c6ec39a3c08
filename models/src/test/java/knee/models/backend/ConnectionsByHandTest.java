package knee.models.backend;

import static knee.models.scenario.Sketch.FOREVER;
import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Sketch.plain;
import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.transaction;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import knee.models.scenario.Server.Wakeup;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.Database.Connecting;
import org.junit.jupiter.api.Test;

/** Waiting for a connection no longer than so, and connecting each time. Times in seconds. */
class ConnectionsByHandTest {
  private static final int ANY = Database.UNLIMITED;

  private static Database pool(int size, boolean perWorker, double timeout, int limit) {
    return new Database(limit, size, perWorker, timeout, Connecting.FREE, FOREVER, false);
  }

  private static Database noPool(int limit, boolean blocking) {
    return new Database(
        limit,
        Database.NO_POOL,
        false,
        FOREVER,
        Connecting.taking(constant(0.5)),
        FOREVER,
        blocking);
  }

  @Test
  void whoWaitsTooLongForAConnectionFails() {
    var outcome =
        new Sketch()
            .database(pool(1, false, 2, ANY))
            .at(0, "a", query(3))
            .at(0.5, "b", waits(0.25), query(1), waits(9)) // waits from 0.75 to 2.75
            .at(1.5, "c", query(1)) // from 3 on
            .at(3.5, "d", transaction(query(1))) // from 4 on
            .run(20)
            .took("a", 3)
            .failed("b", "acquire_timeout", 2.25)
            .took("c", 2.5)
            .took("d", 1.5);
    assertEquals((2 + 1.5 + 0.5) / 20, outcome.at("connections").queue(), 1e-9);
    assertEquals(5.0 / 20, outcome.at("connections").utilization(), 1e-9);
    assertEquals((0 + 1.5 + 0.5) / 3, outcome.at("connections").meanWait(), 1e-9);
  }

  @Test
  void thePoolsOfAllProcessesTogetherStayWithinTheLimitOfTheDatabase() {
    // Two pools of two, but three connections in all: d's process has one left, the database none.
    new Sketch()
        .server(Settings.gthread(2, 3).wakeup(Wakeup.Order.FAIR).server())
        .database(pool(2, true, 2, 3))
        .at(0, "a", query(3)) // first process
        .at(0.125, "b", query(9)) // second process
        .at(0.25, "c", query(9)) // first process
        .at(0.5, "d", query(1)) // second process
        .at(2, "e", query(1)) // first process: at 3
        .run(20)
        .took("a", 3)
        .failed("d", "acquire_timeout", 2)
        .took("e", 2);
  }

  @Test
  void aCooperativeWorkerNoticesTheTimeoutWhenItHasItsLoopBack() {
    new Sketch()
        .server(Settings.gevent(1).server())
        .database(pool(1, false, 1, ANY))
        .at(0, "a", query(9))
        .at(0.5, "b", query(1)) // until 1.5, but the loop is busy from 1 to 3
        .at(1, "busy", cpu(2))
        .run(20)
        .failed("b", "acquire_timeout", 2.5);
  }

  @Test
  void withoutAPoolARequestConnectsOnceAndDisconnectsAtItsEnd() {
    var outcome =
        new Sketch()
            .station(plain("s", 1, Discipline.FCFS))
            .database(noPool(ANY, false))
            .at(0, "a", waits(1), query(1), waits(1), query(1), transaction(query(1)))
            .at(0, "b", hold("s", query(1)), query(1), waits(1))
            .at(0, "c", transaction(query(1), query(1)))
            .at(0, "d", waits(5))
            .run(10)
            .took("a", 5.5)
            .took("b", 3.5)
            .took("c", 2.5)
            .took("d", 5);
    assertEquals((4.5 + 3.5 + 2.5) / 10, outcome.at("connections").present(), 1e-9);
    assertEquals(3.0 / 10, outcome.at("connections").throughput(), 1e-9);
    assertTrue(Double.isNaN(outcome.at("connections").utilization()));
  }

  @Test
  void whoFindsAllConnectionsOfTheDatabaseTakenIsTurnedAway() {
    // a until 3.5, b from 0 until 2.5.
    var outcome =
        new Sketch()
            .database(noPool(2, false))
            .at(0, "a", query(3))
            .at(0, "b", query(2))
            .at(1, "c", waits(1), query(1), waits(9))
            .at(2.75, "d", query(1))
            .run(10)
            .took("a", 3.5)
            .took("b", 2.5)
            .failed("c", "too_many_connections", 1)
            .took("d", 1.5);
    assertEquals((3.5 + 2.5 + 1.5) / 2 / 10, outcome.at("connections").utilization(), 1e-9);
  }

  @Test
  void aPoolThatOpensWhenNeededOpensOneWhenAllThatAreOpenAreInUse() {
    var opening = new Connecting(constant(0.5), constant(0), true);
    new Sketch()
        .database(new Database(ANY, 2, false, FOREVER, opening, FOREVER, false))
        .at(0, "a", query(1), query(1)) // opens one
        .at(0.25, "b", query(1)) // opens the other
        .at(1.25, "c", query(1)) // waits for the one that a gives back at 1.5 and wants again ...
        .at(9, "d", query(1)) // both are open
        .at(9, "e", query(1))
        .at(9.5, "f", query(1))
        .run(20)
        .took("a", 2.75) // ... so a waits until b gives its own back at 1.75
        .took("b", 1.5)
        .took("c", 1.25)
        .took("d", 1)
        .took("e", 1)
        .took("f", 1.5);
  }

  @Test
  void eachProcessOpensItsOwnAndComputesForIt() {
    // b's CPU is from 0.5 to 1, so a, connected at 0.75, has its loop back at 1. c is elsewhere.
    var opening = new Connecting(constant(0.25), constant(0.5), true);
    new Sketch()
        .server(Settings.gevent(2).wakeup(Wakeup.Order.FAIR).server())
        .database(new Database(ANY, 2, true, FOREVER, opening, FOREVER, false))
        .at(0, "a", transaction(query(1), query(1)))
        .at(0.125, "c", query(1))
        .at(0.25, "b", query(1))
        .at(5, "d", query(1))
        .run(20)
        .took("a", 3)
        .took("c", 1.75)
        .took("b", 0.25 + 0.5 + 0.25 + 1)
        .took("d", 1);
  }

  @Test
  void connectingWithABlockingDriverStopsTheProcess() {
    // Cooperative: both connect from 0 on. Blocking: one after the other.
    connectTwice(false).run(20).took("a", 1.5).took("b", 1.5);
    connectTwice(true).run(20).took("a", 1.5).took("b", 3);
  }

  private static Sketch connectTwice(boolean blocking) {
    return new Sketch()
        .server(Settings.gevent(1).server())
        .database(noPool(ANY, blocking))
        .at(0, "a", query(1))
        .at(0, "b", query(1));
  }

  @Test
  void aTransactionWithinATransactionUsesItsConnection() {
    // One connection in all: a has it from 0 to 4 (or would wait for itself for ever), b from then
    // on. The row of the transaction within is free at its end at 3, when c takes it.
    new Sketch()
        .database(pool(1, false, FOREVER, ANY))
        .locks("row", 1)
        .at(0, "a", transaction(query(1), transaction(lock("row"), query(2)), query(1)))
        .at(0.5, "b", query(1))
        .at(1.5, "c", lock("row"), waits(2))
        .run(20)
        .took("a", 4)
        .took("b", 4.5)
        .took("c", 3.5);
  }
}
