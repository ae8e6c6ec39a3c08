package knee.models.backend;

import static knee.models.scenario.Sketch.plain;
import static knee.models.scenario.Steps.background;
import static knee.models.scenario.Steps.fail;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.parallel;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.quorum;
import static knee.models.scenario.Steps.readLock;
import static knee.models.scenario.Steps.steps;
import static knee.models.scenario.Steps.transaction;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import knee.models.scenario.Activity;
import knee.models.scenario.Databases;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import org.junit.jupiter.api.Test;

/** Rows that branches lock, worked by hand: who has them, and until when. Times in seconds. */
class BranchLocksByHandTest {
  /** The first branch locks at 0 and ends at 1, the second ends at 3. */
  private static final Activity SPLIT = parallel(steps(lock("a"), waits(1)), steps(waits(3)));

  private static Sketch rows() {
    return new Sketch().locks("a", 1).locks("b", 1).station(plain("s", 9, Discipline.FCFS));
  }

  /** Of a request that begins at 0 with these steps the row is free at this time. */
  private static void freesAt(double time, Sketch sketch, Activity... steps) {
    var outcome = sketch.at(0, "y", steps).at(0.5, "x", lock("a")).run(50).took("x", time - 0.5);
    assertEquals(time / 50, outcome.at("locks.a").utilization(), 1e-9);
  }

  @Test
  void untilTheRequestEnds() {
    freesAt(4, rows(), SPLIT, waits(1));
    freesAt(5, rows(), parallel(steps(SPLIT, waits(1)), steps(waits(2))), waits(1));
  }

  @Test
  void untilTheTransactionOrHoldAroundEnds() {
    freesAt(4, rows(), transaction(SPLIT, waits(1)), waits(5));
    freesAt(4, rows(), hold("s", SPLIT, waits(1)), waits(5));
    freesAt(4, rows(), transaction(hold("s", SPLIT, waits(1)), waits(5)));
    freesAt(4, rows().database(Databases.pool(1)), transaction(SPLIT, query(1)), waits(5));
    freesAt(4, rows(), parallel(steps(hold("s", SPLIT, waits(1)), waits(5)), steps(waits(5))));
  }

  @Test
  void untilTheTransactionOrHoldWithinTheBranchEnds() {
    Activity inTransaction = parallel(steps(transaction(lock("a"), waits(1))), steps(waits(3)));
    freesAt(1, rows(), inTransaction);
    freesAt(1, rows().database(Databases.pool(1)), inTransaction);
    freesAt(1, rows(), parallel(steps(hold("s", lock("a"), waits(1))), steps(waits(3))));
  }

  @Test
  void whatRunsBesideHasRowsOfItsOwn() {
    freesAt(1, rows(), background(lock("a"), waits(1)), waits(3));
    freesAt(3, rows(), background(SPLIT), waits(9));
  }

  @Test
  void branchesOfARequestDoNotLockEachOtherOut() {
    Activity[] pairs = {
      parallel(steps(lock("a"), waits(1)), steps(lock("a"), waits(2))),
      parallel(steps(readLock("a"), waits(1)), steps(readLock("a"), waits(2))),
      parallel(steps(lock("a"), waits(1)), steps(readLock("a"), waits(2))),
      parallel(steps(readLock("a"), waits(1)), steps(lock("a"), waits(2))),
      parallel(steps(lock("a"), waits(1)), steps(transaction(lock("a"), waits(2)))),
    };
    for (Activity pair : pairs) {
      rows().at(0, "y", pair).at(0.5, "x", lock("a")).run(20).took("y", 2).took("x", 1.5);
    }
  }

  @Test
  void branchesThatReadLeaveOthersToRead() {
    rows()
        .at(0, "y", parallel(steps(readLock("a"), waits(1)), steps(readLock("a"), waits(3))))
        .at(0.5, "r", readLock("a"), waits(1))
        .at(2, "w", lock("a"))
        .run(20)
        .took("y", 3)
        .took("r", 1)
        .took("w", 1);
  }

  @Test
  void aBranchWritesWhatAnotherReads() {
    // The second branch asks at 0.5 for what the first reads, and waits for r until 2.
    rows()
        .at(
            0,
            "y",
            parallel(steps(readLock("a"), waits(1)), steps(waits(0.5), lock("a"), waits(2))))
        .at(0.25, "r", readLock("a"), waits(1.75))
        .at(1, "r2", readLock("a"))
        .run(20)
        .took("y", 4)
        .took("r", 1.75)
        .took("r2", 3);
  }

  @Test
  void aRequestThatWaitsToWriteIsNotStuckInItself() {
    // At 20 r still reads; until 30 the second branch waits for it, and its request for that.
    var outcome =
        rows()
            .at(0, "y", parallel(steps(readLock("a")), steps(waits(0.5), lock("a"))))
            .at(0.25, "r", readLock("a"), waits(29.75))
            .run(20);
    assertEquals(Optional.empty(), outcome.replication().circle());
  }

  @Test
  void aBranchThatReadsLetsNobodyReadWhatAnotherWrites() {
    // h until 1, then both branches until 3.
    rows()
        .at(0, "h", lock("a"), waits(1))
        .at(
            0.25,
            "y",
            parallel(steps(lock("a"), waits(1)), steps(waits(0.5), readLock("a"), waits(2))))
        .at(1.5, "r", readLock("a"))
        .run(20)
        .took("y", 2.75)
        .took("r", 1.5);
  }

  @Test
  void asSoonAsOneHasTheRowTheOthersInTheLineHaveIt() {
    // h until 1, then both branches until 3, though x came before the second; then x.
    for (Activity first : new Activity[] {lock("a"), readLock("a")}) {
      for (Activity second : new Activity[] {lock("a"), readLock("a")}) {
        rows()
            .at(0, "h", lock("a"), waits(1))
            .at(0.25, "y", parallel(steps(first, waits(1)), steps(waits(0.5), second, waits(2))))
            .at(0.5, "x", lock("a"), waits(1))
            .run(20)
            .took("h", 1)
            .took("y", 2.75)
            .took("x", 3.5);
      }
    }
  }

  @Test
  void whatAQuorumLeavesBehindHasOnlyWhatItLocksFromThenOn() {
    // The transaction ends at 2, and with it what was locked for it, the request at 7.
    Activity inTime = quorum(1, steps(waits(1)), steps(lock("a"), waits(4)));
    freesAt(2, rows(), transaction(inTime, waits(1)), waits(5));
    freesAt(2, rows(), inTime, waits(1));
    Activity late = quorum(1, steps(waits(0.25)), steps(waits(0.3), lock("a"), waits(4)));
    rows().at(0, "y", late).at(0.5, "x", lock("a")).run(20).took("y", 0.25).took("x", 3.8);
  }

  @Test
  void theBranchThatFailsLeavesItsRowsToTheOthers() {
    freesAt(3, rows(), quorum(1, steps(lock("a"), waits(1), fail("broken")), steps(waits(3))));
    freesAt(1, rows(), parallel(steps(lock("a"), waits(1), fail("broken")), steps(waits(3))));
  }

  @Test
  void whoIsLeftBehindStandsInTheLineForItself() {
    // h until 3. y's branches wait from 0, 0.25 (left behind at 1) and 0.5: the first and the last
    // have the row from 3 to 4, who was left behind until 5, then x.
    Activity leaving = quorum(1, steps(waits(0.25), lock("a"), waits(1)), steps(waits(1)));
    Activity writing = parallel(steps(waits(0.5), lock("a"), waits(1)));
    rows()
        .at(0, "h", lock("a"), waits(3))
        .at(0, "y", parallel(steps(lock("a"), waits(1)), steps(leaving), steps(writing)))
        .at(2, "x", lock("a"))
        .run(20)
        .took("h", 3)
        .took("y", 4)
        .took("x", 3);
  }

  @Test
  void transactionsOfBranchesAreStrangersToEachOther() {
    Activity one = transaction(lock("a"), waits(1));
    rows().at(0, "y", parallel(steps(one), steps(one), steps(one))).run(20).took("y", 3);
    // The second branch waits to write for the request from 0.5, for the first, which reads in a
    // transaction of its own and wants to write at 1, behind it.
    Activity reader = transaction(readLock("a"), waits(1), lock("a"));
    rows()
        .at(0, "y", parallel(steps(reader), steps(waits(0.5), lock("a"))))
        .run(20)
        .failed("y", "deadlock", 1);
  }

  @Test
  void whoIsKilledGivesThemBack() {
    // The arbiter looks at 1; x is handled by the other worker.
    new Sketch()
        .server(Settings.sync(2).timeout(0.5).server())
        .locks("a", 1)
        .at(0, "y", parallel(steps(lock("a"), waits(0.1)), steps(waits(3))))
        .at(0.6, "x", lock("a"))
        .run(20)
        .failed("y", "killed", 1)
        .took("x", 0.4);
  }

  @Test
  void aCircleThroughWhatABranchHasLeftIsADeadlock() {
    // x has b and waits for a from 1, which y has; y's other branch asks for b at 2.
    rows()
        .at(0, "y", parallel(steps(lock("a"), waits(0.5)), steps(waits(2), lock("b"))))
        .at(0, "x", lock("b"), waits(1), lock("a"))
        .run(20)
        .failed("y", "deadlock", 2)
        .took("x", 2);
    // The other way round: y's other branch waits for b from 1, x asks for a at 2.
    rows()
        .at(0, "y", parallel(steps(lock("a"), waits(0.5)), steps(waits(1), lock("b"))))
        .at(0, "x", lock("b"), waits(2), lock("a"))
        .run(20)
        .failed("x", "deadlock", 2)
        .took("y", 2);
  }

  @Test
  void whoIsBehindABranchInALineWaitsForItsRequest() {
    // h has a until 5. y's first branch waits for it from 0.5, x, which has b, behind it from 1:
    // y would have a until its second branch, which asks for b at 2, has ended. The first, alone
    // from then on, has a at 5, and x after it.
    rows()
        .at(0, "h", lock("a"), waits(5))
        .at(0, "y", parallel(steps(waits(0.5), lock("a"), waits(1)), steps(waits(2), lock("b"))))
        .at(0, "x", lock("b"), waits(1), lock("a"))
        .run(20)
        .took("h", 5)
        .failed("y", "deadlock", 2)
        .took("x", 6);
    // The other way round x closes the circle at 2.
    rows()
        .at(0, "h", lock("a"), waits(5))
        .at(0, "y", parallel(steps(waits(0.5), lock("a"), waits(1)), steps(waits(1), lock("b"))))
        .at(0, "x", lock("b"), waits(2), lock("a"))
        .run(20)
        .failed("x", "deadlock", 2)
        .took("y", 6);
  }

  @Test
  void branchesBehindEachOtherInALineAreNoDeadlock() {
    // h has a until 3. The second branch has b and waits for a from 1, with the first; the third
    // waits for the second from 2. At 3 both have a, at 4 the transaction gives b back.
    rows()
        .at(0, "h", lock("a"), waits(3))
        .at(
            0,
            "y",
            parallel(
                steps(waits(0.5), lock("a"), waits(1)),
                steps(transaction(lock("b"), waits(1), lock("a"), waits(1))),
                steps(waits(2), lock("b"), waits(1))))
        .run(20)
        .took("h", 3)
        .took("y", 5);
  }
}
