package knee.models.server;

import static knee.models.scenario.Steps.blocks;
import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.fail;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.parallel;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.quorum;
import static knee.models.scenario.Steps.repeat;
import static knee.models.scenario.Steps.reply;
import static knee.models.scenario.Steps.steps;
import static knee.models.scenario.Steps.transaction;
import static knee.models.scenario.Steps.use;
import static knee.models.scenario.Steps.waits;

import knee.models.scenario.Activity;
import knee.models.scenario.Databases;
import knee.models.scenario.Settings;
import knee.models.scenario.backend.Database;
import org.junit.jupiter.api.Test;

/** Branches of a request, worked by hand. Times in seconds. */
class ParallelTest {
  private static Story oneThread() {
    return Story.on(Settings.gthread(1, 1)).station("disk", 1).locks("stock", 1);
  }

  private static final Database ONE_CONNECTION = Databases.pool(1);

  @Test
  void itWaitsForTheSlowest() {
    Activity nested = parallel(steps(waits(0.2)), steps(waits(0.3)));
    oneThread()
        .at(0, parallel(steps(waits(0.1)), steps(use("disk", 0.25)), steps(waits(0.2))))
        .at(1, parallel(steps(waits(0.1)), steps(nested, waits(0.1))), waits(0.5))
        .at(3, repeat(3, parallel(steps(waits(0.1)), steps(waits(0.2)))))
        .at(5, parallel(steps(), steps()), waits(0.1))
        .take(0.25, 0.9, 0.6, 0.1)
        .station("workers", 0, 1.85, 4);
  }

  @Test
  void branchesOfAProcessShareItsInterpreterLock() {
    // 5 ms each in turn: the first branch ends at 55 ms, the second at 60 ms.
    Story.on(Settings.sync(1))
        .at(0, parallel(steps(cpu(0.03)), steps(cpu(0.03))))
        .at(1, parallel(steps(cpu(0.03)), steps(waits(0.05))))
        .take(0.06, 0.05)
        .station("gil", 0.03 + 0.025, 0.09, 3);
    Story.on(Settings.sync(1).noInterpreterLock())
        .at(0, parallel(steps(cpu(0.03)), steps(cpu(0.03))))
        .takes(0, 0.03);
    Story.on(Settings.sync(1).noInterpreterLock().cores(1))
        .at(0, parallel(steps(cpu(0.03)), steps(cpu(0.03))))
        .takes(0, 0.06);
  }

  @Test
  void underGeventBranchesAreTasksOfTheLoop() {
    // r0 splits at 10 ms; then r1 is accepted, behind both branches: 10-30 ms the first, the second
    // begins to wait at 30 ms, r1 runs until 40 ms, and r0 goes on at 60 ms.
    Story.on(Settings.gevent(1))
        .at(0, cpu(0.01), parallel(steps(cpu(0.02)), steps(waits(0.03))), cpu(0.01))
        .at(0.005, cpu(0.01))
        .take(0.07, 0.035)
        .station("processes", 0 + 0.02 + 0.02, 0.05, 6);
    // The wait first: from 10 to 40 ms, while the other computes.
    Story.on(Settings.gevent(1))
        .at(0, cpu(0.01), parallel(steps(waits(0.03)), steps(cpu(0.02))), cpu(0.01))
        .take(0.05);
  }

  @Test
  void itGoesOnBeforeTheNextIsAccepted() {
    // The branch ends at 30 ms, and so r0 is ready before r1, which came at 20 ms, is accepted.
    Story.on(Settings.gevent(1))
        .at(0, cpu(0.01), parallel(steps(cpu(0.02))), cpu(0.01))
        .at(0.02, cpu(0.01))
        .take(0.04, 0.03);
  }

  @Test
  void aQuorumLeavesTheOthersToThemselves() {
    oneThread()
        .at(0, quorum(1, steps(waits(0.1)), steps(use("disk", 0.3))))
        .at(0.15, use("disk", 0.1)) // the disk is busy until 0.3
        .at(1, quorum(2, steps(waits(0.3)), steps(waits(0.1)), steps(waits(0.2))))
        .at(2, quorum(1, steps(), steps(use("disk", 0.3))))
        .take(0.1, 0.25, 0.2, 0)
        .station("disk", 0.15, 0.7, 3);
  }

  @Test
  void tooManyFailuresFailIt() {
    oneThread()
        .at(0, parallel(steps(waits(0.1), fail("broken")), steps(use("disk", 0.3))), waits(9))
        .at(0.2, use("disk", 0.1))
        .at(1, quorum(1, steps(waits(0.1), fail("broken")), steps(waits(0.3))))
        .at(2, quorum(1, steps(waits(0.2), fail("late")), steps(waits(0.1), fail("early"))))
        .at(3, parallel(steps(fail("at once")), steps(waits(0.3))))
        .fails(0, "broken", 0.1)
        .takes(1, 0.2)
        .takes(2, 0.3)
        .fails(3, "late", 0.2)
        .fails(4, "at once", 0);
    Story.on(Settings.gevent(1))
        .at(0, parallel(steps(waits(0.1), fail("broken")), steps(waits(0.3))))
        .at(0.05, cpu(0.1)) // until 0.15 the loop has no time for the failure
        .fails(0, "broken", 0.15)
        .takes(1, 0.1);
  }

  @Test
  void aBranchHoldsItsOwnThingsUntilItsEnd() {
    Story.on(Settings.gthread(1, 2))
        .database(ONE_CONNECTION)
        .at(0, parallel(steps(query(0.1)), steps(query(0.1))))
        .at(1, transaction(parallel(steps(query(0.1)), steps(query(0.1)))))
        .take(0.2, 0.1)
        .station("connections", 0.1, 0.3, 3);
  }

  @Test
  void whatTheRequestHoldsItsBranchesHold() {
    oneThread()
        .at(0, lock("stock"), parallel(steps(lock("stock"), waits(0.1)), steps(lock("stock"))))
        .takes(0, 0.1);
  }

  @Test
  void aCircleThroughBranchesIsADeadlock() {
    // r0 has a and waits for its branch; that waits for b; r1 has b and closes the circle at 0.2.
    Activity[] first = {lock("a"), parallel(steps(waits(0.1), lock("b")), steps(waits(0.3)))};
    Activity[] second = {lock("b"), waits(0.2), lock("a")};
    Story.on(Settings.gthread(1, 2))
        .locks("a", 1)
        .locks("b", 1)
        .at(0, first)
        .at(0, second)
        .takes(0, 0.3)
        .fails(1, "deadlock", 0.2);
    // The other way round the branch closes it, and its request fails with it.
    Story.on(Settings.gthread(1, 2))
        .locks("a", 1)
        .locks("b", 1)
        .at(0, lock("a"), parallel(steps(waits(0.3), lock("b")), steps(waits(0.5))))
        .at(0, second)
        .fails(0, "deadlock", 0.3)
        .takes(1, 0.3);
  }

  @Test
  void aBranchAnswersForTheRequest() {
    oneThread()
        .at(0, parallel(steps(waits(0.1), reply()), steps(waits(0.3))))
        .at(0, waits(0.1)) // the thread is free at 0.3
        .take(0.1, 0.4);
  }

  @Test
  void itsTimeWentWhereThatOfTheLastBranchDid() {
    oneThread()
        .at(0, waits(0.1), parallel(steps(waits(0.1)), steps(use("disk", 0.2), cpu(0.05))))
        .at(1, quorum(1, steps(waits(0.1)), steps(use("disk", 0.2))), use("disk", 0.1))
        .at(2, parallel(steps(cpu(0.05), reply()), steps(waits(0.2))))
        .take(0.35, 0.3, 0.05)
        .spends(0, "wait", 0.1)
        .spends(0, "disk", 0.2)
        .spends(0, "cpu", 0.05)
        .spends(1, "wait", 0.1)
        .spends(1, "disk.queue", 0.1)
        .spends(1, "disk", 0.1)
        .spends(2, "cpu", 0.05);
  }

  @Test
  void whoIsKilledTakesItsBranchesAlong() {
    // The arbiter looks every second; the process is back at 2.
    Story.on(Settings.sync(1).timeout(0.5))
        .station("disk", 1)
        .at(0, parallel(steps(waits(3)), steps(parallel(steps(use("disk", 3)), steps(cpu(3))))))
        .at(1.5, use("disk", 0.1))
        .fails(0, "killed", 1)
        .takes(1, 0.6);
    Story.on(Settings.gevent(1).timeout(0.5))
        .station("disk", 1)
        .at(0, quorum(1, steps(waits(0.1)), steps(use("disk", 3)))) // its disk is left over
        .at(0.2, parallel(steps(blocks(3)), steps(cpu(1))))
        .at(1.5, use("disk", 0.1))
        .takes(0, 0.1)
        .fails(1, "killed", 0.8)
        .takes(2, 0.6);
  }

  @Test
  void itGoesOnForAClientThatHasGivenUp() {
    oneThread()
        .clientsGiveUpAfter(0.2)
        .at(0, parallel(steps(waits(0.1)), steps(use("disk", 0.3))))
        .at(0.25, use("disk", 0.1))
        .fails(0, "timeout", 0.2)
        .takes(1, 0.15);
  }
}
