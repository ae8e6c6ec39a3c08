package knee.models.assembly.station;

import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Sketch.plain;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.use;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import org.junit.jupiter.api.Test;

/** Stations with few places, worked by hand. */
class PlacesByHandTest {
  private static Station station(String name, int servers, int queue, boolean block) {
    return new Station(
        name, servers, Discipline.FCFS, queue, block, Optional.empty(), new double[0]);
  }

  private static Station refusing(int servers, int queue) {
    return station("q", servers, queue, false);
  }

  private static Station blocking(String name, int queue) {
    return station(name, 1, queue, true);
  }

  @Test
  void whoFindsNoPlaceIsRefused() {
    // a until 4, b waits from 1, c is refused at 2; a leaves at 4, d waits from 4.5 for b.
    new Sketch()
        .station(refusing(1, 1))
        .at(0, "a", use("q", 4))
        .at(1, "b", use("q", 3))
        .at(2, "c", waits(0.25), use("q", 1))
        .at(4.5, "d", use("q", 1))
        .run(20)
        .took("a", 4)
        .took("b", 6)
        .failed("c", "refused", 0.25)
        .took("d", 3.5);
  }

  @Test
  void withoutPlacesToWaitOnlyServersTake() {
    new Sketch()
        .station(refusing(2, 0))
        .at(0, "a", use("q", 4))
        .at(1, "b", use("q", 3))
        .at(2, "c", use("q", 1))
        .at(4.5, "d", use("q", 1))
        .run(20)
        .took("a", 4)
        .took("b", 3)
        .failed("c", "refused", 0)
        .took("d", 1);
  }

  @Test
  void aServiceEndsBeforeTheArrivalOfTheSameInstant() {
    // One each second, for a second, and no place to wait: the server is free each time.
    var outcome =
        new Sketch()
            .station(refusing(1, 0))
            .kind("a", use("q", 0.1))
            .arrive(new ArrivalProcess.Renewal(constant(0.1)), "a")
            .run(100.05);
    assertEquals(999, outcome.of("a").completed());
    assertEquals(0, outcome.of("a").errors().size());
  }

  @Test
  void aRefusedRequestGivesBackWhatItHolds() {
    new Sketch()
        .station(plain("slot", 1, Discipline.FCFS))
        .station(refusing(1, 0))
        .at(0, "a", use("q", 4))
        .at(1, "b", hold("slot", waits(1), use("q", 1), waits(5)))
        .at(1.5, "c", hold("slot", waits(1)))
        .run(20)
        .failed("b", "refused", 1)
        .took("c", 1.5);
  }

  @Test
  void aHeldStationHasFewPlacesToo() {
    new Sketch()
        .station(refusing(1, 1))
        .at(0, "a", hold("q", waits(4)))
        .at(1, "b", hold("q", waits(3)))
        .at(2, "c", hold("q", waits(1)))
        .run(20)
        .took("a", 4)
        .took("b", 6)
        .failed("c", "refused", 0);
  }

  @Test
  void aFractionOfAProcessorIsAPlace() {
    // 1.5 processors have 2 places in service, and here none to wait.
    var sharing =
        new Station(
            "q", 1.5, Discipline.PROCESSOR_SHARING, 0, false, Optional.empty(), new double[0]);
    new Sketch()
        .station(sharing)
        .at(0, "a", use("q", 3))
        .at(0, "b", use("q", 3))
        .at(1, "c", use("q", 1))
        .run(20)
        .took("a", 4)
        .took("b", 4)
        .failed("c", "refused", 0);
  }

  @Test
  void whoIsBlockedKeepsTheServerItHasLeft() {
    // second: one server, no place to wait, 5 s each; first: 1 s each.
    // a: first 0-1, second 1-6. b: first 1-2, blocked until 6, second 6-11.
    // c waits for the first server until 6: 6-7, blocked until 11, second 11-16.
    var outcome =
        new Sketch()
            .station(plain("first", 1, Discipline.FCFS))
            .station(blocking("second", 0))
            .at(0, "a", use("first", 1), use("second", 5))
            .at(0, "b", use("first", 1), use("second", 5))
            .at(0, "c", use("first", 1), use("second", 5))
            .run(20);
    outcome.took("a", 6).took("b", 11).took("c", 16);
    // The server of the first is kept from 0 to 11, without a gap.
    assertEquals(11.0 / 20, outcome.at("first").utilization(), 1e-9);
    assertEquals((1.0 + 6) / 20, outcome.at("first").queue(), 1e-9);
    assertEquals(15.0 / 20, outcome.at("second").utilization(), 1e-9);
    assertEquals(0, outcome.at("second").queue(), 1e-9);
  }

  @Test
  void firstBlockedIsFirstIn() {
    // Two stations in front of one; b is blocked at 2 and c at 1.5, so c is first.
    new Sketch()
        .station(plain("left", 1, Discipline.FCFS))
        .station(plain("right", 1, Discipline.FCFS))
        .station(blocking("end", 0))
        .at(0, "a", use("end", 4))
        .at(0, "b", use("left", 2), use("end", 3))
        .at(0, "c", use("right", 1.5), use("end", 1))
        .at(0, "d", use("right", 1), use("end", 1))
        .run(20)
        .took("a", 4)
        .took("c", 5)
        .took("b", 8)
        // d has the right server from 4 to 5, is blocked until 8.
        .took("d", 9);
  }

  @Test
  void blockingReachesBackThroughAChain() {
    // s1 (any queue) -> s2 (no place to wait) -> s3 (no place to wait): 1, 1 and 10 s.
    // a: 0-1, 1-2, 2-12. b: 1-2, 2-3 and blocked until 12, 12-22. c: 2-3 and blocked until 12, when
    // b leaves s2: 12-13, blocked until 22, 22-32. d: s1 12-13, blocked until 22, 22-23, until 32.
    new Sketch()
        .station(plain("s1", 1, Discipline.FCFS))
        .station(blocking("s2", 0))
        .station(blocking("s3", 0))
        .at(0, "a", use("s1", 1), use("s2", 1), use("s3", 10))
        .at(0, "b", use("s1", 1), use("s2", 1), use("s3", 10))
        .at(0, "c", use("s1", 1), use("s2", 1), use("s3", 10))
        .at(0, "d", use("s1", 1), use("s2", 1), use("s3", 10))
        .run(60)
        .took("a", 12)
        .took("b", 22)
        .took("c", 32)
        .took("d", 42);
  }

  @Test
  void interruptedServersBlockToo() {
    // As whoIsBlockedKeepsTheServerItHasLeft, with a first station whose service is interrupted:
    // low is blocked at 1, and cannot be interrupted by high, which has no work to interrupt.
    var outcome =
        new Sketch()
            .station(plain("first", 1, Discipline.PRIORITY_PREEMPTIVE))
            .station(blocking("second", 0))
            .at(0, "full", 0, use("second", 5))
            .at(0, "low", 0, use("first", 1), use("second", 1))
            .at(2, "high", 1, use("first", 1), use("second", 1))
            .run(20);
    outcome.took("full", 5).took("low", 6).took("high", 5);
    // high waits from 2 to 5, low not at all: staying is not waiting.
    assertEquals(1.5, outcome.at("first").meanWait(), 1e-9);
  }

  @Test
  void aStationIsLeftWhereNothingBlocks() {
    // After a the request pauses, which needs no place: a is left at 1.
    new Sketch()
        .station(plain("a", 1, Discipline.FCFS))
        .station(blocking("b", 0))
        .at(0, "x", use("a", 1), waits(5), use("b", 1))
        .at(0, "y", use("a", 1), use("b", 1))
        .run(20)
        .took("x", 7)
        .took("y", 3);
  }

  @Test
  void theStationJustLeftIsTheOneHeld() {
    // "out" is full until 10. At 1 x has left "inner", then "slot", and stays at the latter only:
    // z is served at once, y has to wait for the slot.
    new Sketch()
        .station(plain("slot", 1, Discipline.FCFS))
        .station(plain("inner", 1, Discipline.FCFS))
        .station(blocking("out", 0))
        .locks("row", 1)
        .at(0, "full", use("out", 10))
        .at(0, "x", hold("slot", lock("row"), use("inner", 1)), use("out", 1))
        .at(0, "y", hold("slot", use("inner", 1)), waits(1))
        .at(2, "z", lock("row"), use("inner", 1))
        .run(20)
        .took("full", 10)
        .took("x", 11)
        .took("y", 12)
        .took("z", 1);
  }

  @Test
  void blockedWhereItWantsToHold() {
    // The server of "first" is kept until there is a place at "pool", which is then held.
    new Sketch()
        .station(plain("first", 1, Discipline.FCFS))
        .station(blocking("pool", 0))
        .at(0, "a", use("first", 1), hold("pool", waits(5)))
        .at(0, "b", use("first", 1), hold("pool", waits(5)))
        .at(0, "c", use("first", 1))
        .run(20)
        .took("a", 6)
        .took("b", 11)
        .took("c", 7);
  }

  @Test
  void whoComesAgainToItsOwnStationKeepsItsPlace() {
    // The only place is its own: it goes round twice.
    new Sketch()
        .station(blocking("q", 0))
        .at(0, "a", use("q", 1), use("q", 2))
        .at(0, "b", use("q", 1))
        .run(20)
        .took("a", 3)
        .took("b", 4);
  }
}
