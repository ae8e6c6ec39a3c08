package knee.models.backend;

import static knee.models.scenario.Sketch.FOREVER;
import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Sketch.plain;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.parallel;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.readLock;
import static knee.models.scenario.Steps.transaction;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import knee.models.assembly.RunLength;
import knee.models.scenario.Activity;
import knee.models.scenario.Databases;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.backend.RowLocks;
import knee.simulator.distribution.Exponential;
import org.junit.jupiter.api.Test;

/** Optimistic locking, worked by hand and against a small Markov chain. Times in seconds. */
class OptimisticRowsTest {
  private static RowLocks optimistic(String name, int rows, int retries) {
    return new RowLocks(name, rows, 0, true, retries, FOREVER);
  }

  @Test
  void whoCommitsFirstWinsAndTheOtherRunsAgain() {
    // y read at 1, x commits at 3: y meets the conflict at 4 and runs from 4 to 7.
    var outcome =
        new Sketch()
            .locks(optimistic("a", 1, 1))
            .at(0, "x", transaction(lock("a"), waits(3)))
            .at(1, "y", transaction(lock("a"), waits(3)), waits(0.5))
            .run(20)
            .took("x", 3)
            .took("y", 6.5);
    var rows = outcome.at("locks.a");
    assertEquals(1.0 / 3, (double) rows.successes() / rows.tries(), 1e-12); // conflicts
    assertEquals(9.0 / 20, rows.present(), 1e-9);
    assertEquals(0, rows.queue(), 1e-9);
  }

  @Test
  void theVersionIsReadWhereTheLockStands() {
    // y reads at 3.5, after the commit of x at 3.
    new Sketch()
        .locks(optimistic("a", 1, 0))
        .at(0, "x", transaction(lock("a"), waits(3)))
        .at(1, "y", transaction(waits(2.5), lock("a"), waits(3)))
        .run(20)
        .took("x", 3)
        .took("y", 5.5);
  }

  @Test
  void aReadInsideAHoldIsCheckedAtTheEndOfTheTransaction() {
    // y reads at 0.5 and leaves the station at 1; x commits at 2, y meets the conflict at 3.
    new Sketch()
        .station(plain("s", 5, Discipline.FCFS))
        .locks(optimistic("a", 1, 0))
        .at(0, "x", transaction(lock("a"), waits(2)))
        .at(0.5, "y", transaction(hold("s", lock("a"), waits(0.5)), waits(2)))
        .run(20)
        .took("x", 2)
        .failed("y", "conflict", 2.5);
  }

  @Test
  void aReadInsideABranchIsCheckedAtTheEndOfTheTransactionAround() {
    // y reads at 0 in a branch that is over at once; x commits at 2, y meets the conflict at 3 and
    // runs again, reading at 3, until 6.
    var rows =
        new Sketch()
            .locks(optimistic("a", 1, 1))
            .at(0, "y", transaction(parallel(2, lock("a"), waits(3))))
            .at(1, "x", transaction(lock("a"), waits(1)))
            .run(20)
            .took("x", 1)
            .took("y", 6)
            .at("locks.a");
    assertEquals(1.0 / 3, (double) rows.successes() / rows.tries(), 1e-12);
    assertEquals((3 + 1 + 3) / 20.0, rows.present(), 1e-9); // until the end of the transaction
  }

  @Test
  void aBranchWithATransactionOfItsOwnIsCheckedAtTheEndOfThat() {
    // The branch reads at 0 and commits at 1, before x commits at 2; y itself has read nothing.
    new Sketch()
        .locks(optimistic("a", 1, 0))
        .at(0, "y", parallel(2, transaction(lock("a"), waits(1)), waits(3)))
        .at(1, "x", transaction(lock("a"), waits(1)))
        .run(20)
        .took("x", 1)
        .took("y", 3);
  }

  @Test
  void aBranchLeftBehindByAQuorumReadsForItself() {
    // The slow branch reads at 2, when y (until 3) does not wait for it any more: x disturbs
    // nobody.
    new Sketch()
        .locks(optimistic("a", 1, 0))
        .at(
            0,
            "y",
            transaction(parallel(1, waits(1), hold("s", waits(2), lock("a"), waits(9))), waits(2)))
        .at(2.25, "x", transaction(lock("a"), waits(0.25)))
        .station(plain("s", 1, Discipline.FCFS))
        .run(20)
        .took("x", 0.25)
        .took("y", 3);
  }

  @Test
  void afterTheLastRetryTheConflictIsAnError() {
    // Commits at 1, 2, 3, 4; y (0.5 to 2, then to 3.5) meets two conflicts, and has one retry.
    var sketch = new Sketch().locks(optimistic("a", 1, 1));
    for (int i = 0; i < 4; i++) {
      sketch.at(i, "x" + i, transaction(lock("a"), waits(1)));
      if (i == 0) {
        sketch.at(0.5, "y", transaction(lock("a"), waits(1.5)), waits(9));
      }
    }
    sketch.run(20).took("x0", 1).took("x3", 1).failed("y", "conflict", 3);
  }

  @Test
  void withoutRetriesTheFirstConflictIsAnError() {
    new Sketch()
        .locks(optimistic("a", 1, 0))
        .at(0, "x", transaction(lock("a"), waits(1)))
        .at(0.5, "y", transaction(lock("a"), waits(1)))
        .run(20)
        .took("x", 1)
        .failed("y", "conflict", 1);
  }

  @Test
  void readersDoNotDisturbEachOtherButAWriterDisturbsThem() {
    new Sketch()
        .locks(optimistic("a", 1, 5))
        .at(0, "r1", transaction(readLock("a"), waits(1)))
        .at(0.5, "r2", transaction(readLock("a"), waits(1)))
        .at(2, "w", transaction(lock("a"), waits(1)))
        .at(2.5, "r3", transaction(readLock("a"), waits(1)))
        .run(20)
        .took("r1", 1)
        .took("r2", 1)
        .took("w", 1)
        .took("r3", 2);
  }

  @Test
  void theConnectionIsKeptAndLocksAreGivenBackBetweenTheRuns() {
    // y meets its conflict at 4: z gets row b then, and y has to wait for it in its second run,
    // from 4 to 5; q gets y's connection at 8, not before.
    new Sketch()
        .database(Databases.pool(3))
        .locks(optimistic("a", 1, 1))
        .locks("b", 1)
        .at(0, "x", transaction(lock("a"), waits(3)))
        .at(1, "y", transaction(lock("b"), lock("a"), waits(3)))
        .at(2, "z", transaction(lock("b"), waits(1)))
        .at(2.5, "p", query(0.25)) // at 3, the connection of x
        .at(3.5, "q", transaction(waits(10)))
        .at(3.75, "last", query(1)) // at 5, the connection of z
        .run(30)
        .took("x", 3)
        .took("z", 3)
        .took("y", 7)
        .took("p", 0.75)
        .took("q", 10)
        .took("last", 2.25);
  }

  /**
   * Two users run transactions of exponential length on one row, without thinking. Either both runs
   * are fresh, and the next to end commits and makes the other stale; or one is stale, and with
   * equal chances the fresh one ends next and commits, or the stale one and both are fresh. So one
   * end in three finds both fresh, and of the other two one is a conflict.
   */
  @Test
  void oneThirdOfTheRunsOfTwoUsersMeetAConflict() {
    var outcome =
        new Sketch()
            .locks(optimistic("a", 1, 1_000_000))
            .kind("t", transaction(lock("a"), new Activity.Wait(new Exponential(1))))
            .users(2, constant(0), "t")
            .run(new RunLength(100, 100_000, 0), 1, 0);
    var rows = outcome.at("locks.a");
    assertEquals(1.0 / 3, (double) rows.successes() / rows.tries(), 0.004);
    assertEquals(2 * 2.0 / 3, outcome.of("t").completed() / 100_000.0, 0.02);
    assertEquals(1.5, outcome.of("t").response().mean(), 0.02);
  }

  /**
   * Nine in ten requests want the one row of two that is written 9 times a second, and hardly ever
   * commit within six runs of 1 s; the others want the row that is written once a second. If a run
   * drew its row anew, (0.9 + 0.1 (1 - 1/e))^6 = 80 % would fail.
   */
  @Test
  void aRunAgainWantsTheSameRow() {
    double nineToOne = StrictMath.log(9) / StrictMath.log(2);
    var outcome =
        new Sketch()
            .locks(new RowLocks("a", 2, nineToOne, true, 5, FOREVER))
            .kind("write", transaction(lock("a")))
            .kind("y", transaction(lock("a"), waits(1)))
            .poisson(10, "write")
            .poisson(0.2, "y")
            .run(new RunLength(0, 30_000, 0), 1, 0);
    double cold = StrictMath.pow(1 - StrictMath.exp(-1), 6);
    double share = (double) outcome.of("y").errors().get("conflict") / outcome.of("y").attempts();
    assertEquals(0.9 + 0.1 * cold, share, 0.012);
  }
}
