package knee.models.backend;

import static knee.models.scenario.Sketch.plain;
import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.readLock;
import static knee.models.scenario.Steps.transaction;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import knee.models.scenario.Databases;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.backend.RowLocks;
import org.junit.jupiter.api.Test;

/** Shared locks, timeouts and deadlocks, worked by hand. Times in seconds. */
class RowLocksByHandTest {
  private static Sketch rows(String... names) {
    Sketch sketch = new Sketch();
    for (String name : names) {
      sketch.locks(name, 1);
    }
    return sketch;
  }

  private static RowLocks impatient(String name, double timeout) {
    return new RowLocks(name, 1, 0, false, 0, timeout);
  }

  @Test
  void readersHoldTogetherAndDoNotPassAWaitingWriter() {
    // r1 0-4, r2 1-3; w waits from 2 to 4, holds until 6; r3 and r4 came behind it: 6-7, 6-8.
    var outcome =
        rows("a")
            .at(0, "r1", transaction(readLock("a"), waits(4)))
            .at(1, "r2", transaction(readLock("a"), waits(2)))
            .at(2, "w", transaction(lock("a"), waits(2)))
            .at(2.5, "r3", transaction(readLock("a"), waits(1)))
            .at(3.5, "r4", transaction(readLock("a"), waits(2)))
            .run(20)
            .took("r1", 4)
            .took("r2", 2)
            .took("w", 4)
            .took("r3", 4.5)
            .took("r4", 4.5);
    var row = outcome.at("locks.a");
    assertEquals((2 + 3.5 + 2.5) / 20, row.queue(), 1e-9);
    assertEquals((4 + 2 + 4 + 4.5 + 4.5) / 20, row.present(), 1e-9);
    assertEquals(8.0 / 20, row.utilization(), 1e-9); // one row, held from 0 to 8
    assertEquals((2 + 3.5 + 2.5) / 5, row.meanWait(), 1e-9);
    assertEquals(5.0 / 20, row.throughput(), 1e-9);
  }

  @Test
  void aLoneReaderBecomesTheWriterAtOnce() {
    rows("a")
        .at(0, "up", transaction(readLock("a"), waits(1), lock("a"), waits(2)))
        .at(2, "r", transaction(readLock("a"), waits(1)))
        .run(20)
        .took("up", 3)
        .took("r", 2);
  }

  @Test
  void aReaderWaitsForTheOthersBeforeItWrites() {
    // r2 until 3; up asks at 1 and writes from 3 to 5; r3 came at 2 behind it.
    var outcome =
        rows("a")
            .at(0, "up", transaction(readLock("a"), waits(1), lock("a"), waits(2)))
            .at(0.5, "r2", transaction(readLock("a"), waits(2.5)))
            .at(2, "r3", transaction(readLock("a"), waits(1)))
            .run(20)
            .took("up", 5)
            .took("r2", 2.5)
            .took("r3", 4);
    assertEquals((2.0 + 3.0) / 20, outcome.at("locks.a").queue(), 1e-9);
    assertEquals(3.0 / 20, outcome.at("locks.a").throughput(), 1e-9);
    assertEquals(6.0 / 20, outcome.at("locks.a").utilization(), 1e-9);
  }

  @Test
  void twoReadersWhoBothWantToWriteAreADeadlock() {
    // up1 asks at 1, up2 at 1.5: the circle is closed, up2 is the victim and up1 writes.
    rows("a")
        .at(0, "up1", transaction(readLock("a"), waits(1), lock("a"), waits(2)))
        .at(0.5, "up2", transaction(readLock("a"), waits(1), lock("a"), waits(2)))
        .run(20)
        .failed("up2", "deadlock", 1)
        .took("up1", 3.5);
  }

  @Test
  void aReaderWhoWantsToWriteBehindAWaitingWriterIsADeadlock() {
    rows("a")
        .at(0, "up", transaction(readLock("a"), waits(1), lock("a")))
        .at(0.5, "w", transaction(lock("a"), waits(2)))
        .run(20)
        .failed("up", "deadlock", 1)
        .took("w", 2.5);
  }

  @Test
  void transactionsThatLockInDifferentOrdersAreADeadlock() {
    // y has b from 0.5 and waits for a from 1.5; x asks for b at 2 and is the victim; y goes on.
    rows("a", "b")
        .at(0, "x", transaction(lock("a"), waits(2), lock("b"), waits(1)))
        .at(0.5, "y", transaction(lock("b"), waits(1), lock("a"), waits(1)))
        .run(20)
        .failed("x", "deadlock", 2)
        .took("y", 2.5);
  }

  @Test
  void aCircleOfThreeIsFound() {
    rows("a", "b", "c")
        .at(0, "x", transaction(lock("a"), waits(1), lock("b"), waits(1)))
        .at(0.25, "y", transaction(lock("b"), waits(1), lock("c"), waits(1)))
        .at(0.5, "z", transaction(lock("c"), waits(1), lock("a"), waits(1)))
        .run(20)
        .failed("z", "deadlock", 1)
        .took("y", 2.25) // c at 1.5
        .took("x", 3.5); // b at 2.5
  }

  @Test
  void aCircleThroughAReaderBehindAWaitingWriterIsFound() {
    // r1 reads a; w waits to write a; r2 holds b and waits to read a, behind w. r1 asks for b: it
    // waits for r2, who waits for w, who waits for r1, though r1 and r2 could read a together.
    rows("a", "b")
        .at(0, "r1", transaction(readLock("a"), waits(3), lock("b")))
        .at(1, "w", transaction(lock("a"), waits(2)))
        .at(1, "r2", transaction(lock("b"), waits(1), readLock("a"), waits(1)))
        .run(20)
        .failed("r1", "deadlock", 3)
        .took("w", 4)
        .took("r2", 5);
  }

  @Test
  void aCircleThroughOneOfSeveralReadersIsFound() {
    rows("a", "b")
        .at(0, "r1", transaction(readLock("a"), waits(9)))
        .at(0, "r2", transaction(readLock("a"), waits(2), lock("b"), waits(1)))
        .at(0, "w", transaction(lock("b"), waits(3), lock("a"), waits(1)))
        .run(20)
        .failed("w", "deadlock", 3)
        .took("r2", 4)
        .took("r1", 9);
  }

  @Test
  void aLongLineForOneRowIsNoDeadlock() {
    var sketch = rows("a", "b");
    for (int i = 0; i < 5; i++) {
      sketch.at(0.1 * i, "x" + i, transaction(lock("a"), lock("b"), waits(1)));
    }
    var outcome = sketch.run(20);
    for (int i = 0; i < 5; i++) {
      outcome.took("x" + i, i + 1 - 0.1 * i);
    }
  }

  @Test
  void whoWaitsTooLongFailsAndGivesBackWhatItHolds() {
    // x holds b until 5. y holds a from 1 and waits for b until 3; z has a from then on.
    new Sketch()
        .locks("a", 1)
        .locks(impatient("b", 2))
        .at(0, "x", transaction(lock("b"), waits(5)))
        .at(1, "y", transaction(lock("a"), lock("b"), waits(1)))
        .at(2, "z", transaction(lock("a"), waits(1)))
        .at(3.5, "late", transaction(lock("b"), waits(1))) // waits for 1.5 only
        .run(20)
        .took("x", 5)
        .failed("y", "lock_timeout", 2)
        .took("z", 2)
        .took("late", 2.5);
  }

  @Test
  void readersGoOnWhenTheWriterBeforeThemGivesUp() {
    new Sketch()
        .locks(impatient("a", 2))
        .at(0, "r1", transaction(readLock("a"), waits(9)))
        .at(1, "w", transaction(lock("a"), waits(1)))
        .at(2, "r2", transaction(readLock("a"), waits(1)))
        .run(20)
        .took("r1", 9)
        .failed("w", "lock_timeout", 2)
        .took("r2", 2); // from 3 on
  }

  @Test
  void aCooperativeWorkerNoticesTheTimeoutWhenItHasItsLoopBack() {
    // y gives up at 3, while the loop computes until 4.
    new Sketch()
        .server(Settings.gevent(1).server())
        .locks(impatient("a", 2))
        .at(0, "x", transaction(lock("a"), waits(5)))
        .at(1, "y", transaction(lock("a"), waits(1)))
        .at(2, "busy", cpu(2))
        .run(20)
        .took("x", 5)
        .took("busy", 2)
        .failed("y", "lock_timeout", 3);
  }

  @Test
  void aBlockingDriverKeepsTheLoopWhileItWaitsForTheRow() {
    // x waits for its query until 1, y for the row from 1: x cannot go on (its process is stopped).
    var blocking = Databases.blockingDriver();
    new Sketch()
        .server(Settings.gevent(1).server())
        .database(blocking)
        .locks(impatient("a", 2))
        .at(0, "x", transaction(lock("a"), waits(1.5)))
        .at(1, "y", transaction(lock("a"), query(1)))
        .run(20)
        .failed("y", "lock_timeout", 2)
        .took("x", 3); // its pause was over at 1.5, y stood in the way until 3
  }

  @Test
  void locksOfAHoldEndWithIt() {
    new Sketch()
        .station(plain("s", 5, Discipline.FCFS))
        .locks("a", 1)
        .at(0, "x", hold("s", readLock("a"), waits(2)), waits(5))
        .at(1, "w", lock("a"), waits(1))
        .run(20)
        .took("x", 7)
        .took("w", 2);
  }
}
