package knee.models.server;

import static knee.models.scenario.Steps.background;
import static knee.models.scenario.Steps.blocks;
import static knee.models.scenario.Steps.by;
import static knee.models.scenario.Steps.call;
import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.fail;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.parallel;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.steps;
import static knee.models.scenario.Steps.transaction;
import static knee.models.scenario.Steps.use;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import knee.models.scenario.Databases;
import knee.models.scenario.Settings;
import knee.models.scenario.backend.RowLocks;
import org.junit.jupiter.api.Test;

/** Work that no response waits for, worked by hand. Times in seconds. */
class BackgroundTest {
  @Test
  void theWorkersOfAQueueTakeItInTurn() {
    Story.on(Settings.gthread(1, 3))
        .queue("celery", 2)
        .at(0, waits(0.1), by("celery", cpu(1)), waits(0.1))
        .at(0, waits(0.1), by("celery", waits(2)))
        .at(0, waits(0.1), by("celery", waits(1), cpu(1))) // waits until 1.1
        .take(0.2, 0.1, 0.1)
        .station("celery", 1, 5, 3)
        .station("cpu", 0, 0, 0); // a worker computes on a core of its own
  }

  @Test
  void itMeetsTheOthersAtTheDatabase() {
    // The task has the one connection, and the row, until 1; r1 may go on then.
    Story.on(Settings.gthread(1, 1))
        .database(Databases.pool(1))
        .locks("stock", 1)
        .queue("celery", 1)
        .at(0, by("celery", transaction(lock("stock"), query(1))))
        .at(0.5, query(0.1))
        .take(0, 0.6)
        .station("connections", 0.5, 1.1, 2);
    // Where each process has a connection of its own, a worker of the queue has one, too.
    Story.on(Settings.gthread(2, 1))
        .database(Databases.of(2, 1, true, Double.POSITIVE_INFINITY, true))
        .queue("celery", 2)
        .at(0, by("celery", query(1)), query(0.1))
        .at(0.2, by("celery", query(1)), query(0.1)) // the database has two: the query at 1
        .take(0.1, 0.9)
        .station("connections", 0.8, 2.2, 4);
  }

  @Test
  void whatSlowsTheServerDownDoesNotSlowItsQueues() {
    // Two in service: the waits take twice as long, the calls of the queue's workers 1 s each.
    Story.on(Settings.sync(2).slowdown(1, 0, false))
        .service("mail", 1, 2)
        .queue("celery", 2)
        .at(0, by("celery", call("mail")), waits(2))
        .at(0, by("celery", call("mail")), waits(2))
        .take(4, 4)
        .station("celery", 0, 2, 2)
        .station("services.mail", 0, 2, 2);
  }

  @Test
  void itsTransactionsAreCheckedAndRunAgain() {
    // Both tasks read the row at 0. The first commits at 1; the second meets the conflict at 2,
    // and runs again until 4, so that r2, which has read at 3.5, has to run again at 4.5.
    Story.on(Settings.gthread(1, 2))
        .locks(new RowLocks("row", 1, 0, true, 1, Double.POSITIVE_INFINITY))
        .queue("celery", 2)
        .at(0, by("celery", transaction(lock("row"), waits(1))))
        .at(0, by("celery", transaction(lock("row"), waits(2)), waits(1)))
        .at(3.5, transaction(lock("row"), waits(1)))
        .take(0, 0, 2)
        .station("celery", 0, 1 + 5, 2)
        .station("locks.row", 0, 1 + 2 + 2 + 1 + 1, 5);
  }

  @Test
  void besideInAThread() {
    // The lock changes hands every 5 ms, beginning with the thread started.
    Story.on(Settings.sync(1)).at(0, background(cpu(0.02)), cpu(0.01)).takes(0, 0.02);
    // A free worker is not kept by what still runs beside.
    Story.on(Settings.sync(1)).at(0, background(waits(1))).at(0.1, waits(0.1)).take(0, 0.1);
  }

  @Test
  void besideInTheLoop() {
    // r0 is over at 20 ms; its task runs then, and r1 has to wait for the loop until 70 ms.
    Story.on(Settings.gevent(1))
        .at(0, cpu(0.01), background(cpu(0.05)), cpu(0.01))
        .at(0.03, cpu(0.01))
        .take(0.02, 0.05);
  }

  @Test
  void itsFailureIsNobodysError() {
    Story.on(Settings.gevent(1))
        .queue("celery", 1)
        .at(0, by("celery", waits(0.5), fail("broken")), background(fail("broken")), waits(0.1))
        .at(0.2, by("celery", waits(1)))
        .take(0.1, 0)
        .station("celery", 0.3, 1.5, 2);
  }

  @Test
  void whatRunsBesideDiesWithItsProcess() {
    Story story =
        Story.on(Settings.gevent(1).timeout(0.5))
            .station("disk", 1)
            .queue("celery", 1)
            .at(0, background(use("disk", 5)), by("celery", waits(5)))
            .at(0.1, blocks(5))
            .at(1.5, use("disk", 0.1)) // from 2 on
            .takes(0, 0)
            .fails(1, "killed", 0.9)
            .takes(2, 0.6);
    assertEquals(5, story.station("celery").busyArea(), 1e-9, "lives elsewhere");
  }

  @Test
  void branchesMaySendWorkToTheBackgroundAndTasksMaySplit() {
    Story.on(Settings.gevent(1))
        .database(Databases.of(1, 1, false, Double.POSITIVE_INFINITY, false))
        .queue("celery", 1)
        .at(0, parallel(steps(by("celery", parallel(steps(query(1)), steps(waits(3)))))))
        .takes(0, 0)
        .station("celery", 0, 3, 1);
  }
}
