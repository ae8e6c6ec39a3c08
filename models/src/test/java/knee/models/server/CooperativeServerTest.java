package knee.models.server;

import static knee.models.scenario.Steps.blocks;
import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.transaction;
import static knee.models.scenario.Steps.use;
import static knee.models.scenario.Steps.waits;

import java.util.List;
import java.util.Optional;
import knee.models.scenario.Server.Accept;
import knee.models.scenario.Server.Wakeup;
import knee.models.scenario.Server.Wakeup.Order;
import knee.models.scenario.Settings;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;
import org.junit.jupiter.api.Test;

/** Gunicorn's gevent workers, worked by hand. Times in seconds. */
class CooperativeServerTest {
  @Test
  void aBusyLoopAcceptsNobody() {
    Story.on(Settings.gevent(1))
        .at(0, cpu(0.1))
        .at(0.01, cpu(0.02))
        .take(0.1, 0.11)
        .station("backlog", 0.09, 0, 2)
        .station("processes", 0, 0.12, 2);
  }

  @Test
  void waitsOverlap() {
    Story.on(Settings.gevent(1))
        .at(0, waits(0.1), cpu(0.01))
        .at(0, waits(0.1), cpu(0.01)) // ready at 0.1 too, and runs second
        .take(0.11, 0.12)
        .station("workers", 0, 0.23, 2)
        .station("processes", 0.01, 0.02, 4);
  }

  private static Story fourOnOne(Settings settings) {
    return Story.on(settings)
        .at(0, cpu(0.01), waits(0.01), cpu(0.01), waits(0.01), cpu(0.01))
        .at(0.001, cpu(0.05))
        .at(0.002, cpu(0.05))
        .at(0.003, cpu(0.01));
  }

  @Test
  void oneIsAcceptedPerRound() {
    // 0.01: r1 alone is accepted, and runs to 0.06. r0 has been ready since 0.02; r2 joins behind.
    // r0 to 0.07, r2 to 0.12; r0 has been ready since 0.08 and is before r3, accepted now.
    fourOnOne(Settings.gevent(1)).take(0.13, 0.059, 0.118, 0.137);
  }

  @Test
  void allAreAcceptedAtOnceWhereAsked() {
    // 0.01: r1, r2, r3 are accepted, and run to 0.12, then r0 to 0.13, and 0.14 to 0.15.
    fourOnOne(Settings.gevent(1).accept(Accept.EAGER)).take(0.15, 0.059, 0.108, 0.117);
  }

  @Test
  void idleProcessesAcceptBusyOnesDoNot() {
    Story.on(Settings.gevent(2))
        .at(0, cpu(0.1))
        .at(0.01, cpu(0.1))
        .at(0.02, cpu(0.01)) // from 0.1 on, in the first process
        .take(0.1, 0.1, 0.09);
  }

  /** At 2 s both are idle, the first process since 1 s, the second since 1.5 s. */
  private static Story wakeup(Wakeup.Order order) {
    return Story.on(Settings.gevent(2).wakeup(order))
        .at(0, blocks(1))
        .at(0.5, blocks(1))
        .at(2, waits(0.2))
        .at(2.1, blocks(0.5));
  }

  @Test
  void idleOnesAreWokenInTheOrderAsked() {
    wakeup(Wakeup.Order.FAIR).take(1, 1, 0.2, 0.5);
    // Whoever has just yielded has begun to wait last: it takes both, and blocks the first of them.
    wakeup(Wakeup.Order.LIFO).take(1, 1, 0.6, 0.5);
  }

  @Test
  void aFullProcessLeavesConnectionsInTheBacklog() {
    Story.on(Settings.gevent(1).workerConnections(1).backlog(1).refuse())
        .at(0, waits(0.1))
        .at(0.01, cpu(0.01))
        .at(0.02, cpu(0.01))
        .take(0.1, 0.1)
        .fails(2, "refused", 0)
        .station("backlog", 0.09, 0, 2);
    Story.on(Settings.asgi(1).backlog(0).refuse())
        .at(0, waits(0.1))
        .at(0.01, waits(0.1))
        .at(0.02, waits(0.1))
        .take(0.1, 0.1, 0.1);
  }

  @Test
  void blockingStopsTheWholeProcess() {
    Story.on(Settings.gevent(1))
        .at(0, waits(0.01), cpu(0.01)) // ready at 0.01, runs at 0.101
        .at(0.001, blocks(0.1))
        .at(0.002, cpu(0.01)) // accepted at 0.101, and joins the end
        .take(0.111, 0.1, 0.119);
  }

  @Test
  void processesShareTheCores() {
    Story.on(Settings.gevent(2).cores(1))
        .at(0, cpu(0.1), waits(0.1))
        .at(0, cpu(0.1))
        .take(0.3, 0.2);
  }

  @Test
  void aStuckLoopIsKilledWithAllItHolds() {
    Story.on(Settings.gevent(1).timeout(2).boot(0.5))
        .at(0, waits(10))
        .at(0.5, cpu(5)) // at 3 s silent for 2.5 s
        .at(0.6, cpu(0.1)) // by the new process, from 3.5 s on
        .fails(0, "killed", 3)
        .fails(1, "killed", 2.5)
        .takes(2, 3);
  }

  @Test
  void aLongWaitIsNotKilled() {
    Story.on(Settings.gevent(1).timeout(2)).at(0, waits(50)).at(1, cpu(1.5)).take(50, 1.5);
  }

  @Test
  void aDiskDoesNotWaitForTheLoop() {
    // The second process takes r0 and r1, the first r2. r0's service ends at 0.1, and r2's begins,
    // though the loop of r0 is busy until 0.35.
    Story.on(Settings.gevent(2).wakeup(Wakeup.Order.LIFO))
        .station("disk", 1)
        .at(0, use("disk", 0.1))
        .at(0.05, cpu(0.3))
        .at(0.06, use("disk", 0.1))
        .take(0.35, 0.3, 0.14)
        .station("disk", 0.04, 0.2, 2);
  }

  @Test
  void whoLosesPatienceFreesHisPlace() {
    Story.on(Settings.gevent(1).workerConnections(2).overhead(0, 0.2))
        .station("disk", 1, 0.05)
        .at(0, use("disk", 0.1)) // at the disk from 0.1 to 0.2
        .at(0, use("disk", 0.1)) // leaves at 0.15
        .at(0, cpu(0.01)) // has its place from 0.15 on
        .takes(0, 0.3)
        .fails(1, "abandoned", 0.25)
        .takes(2, 0.26);
  }

  @Test
  void whoLosesPatienceNoticesThatWhenItHasItsLoopBack() {
    // r1 leaves the disk at 0.05, but until 0.3 the loop belongs to r2, which blocks.
    Story.on(Settings.gevent(1))
        .station("disk", 1, 0.05)
        .at(0, use("disk", 0.1))
        .at(0, use("disk", 0.1))
        .at(0.02, blocks(0.28))
        .at(0.04, cpu(0.01)) // comes last: to be accepted at 0.3, in the round after r0 and r1
        .takes(0, 0.3)
        .fails(1, "abandoned", 0.3)
        .takes(2, 0.28)
        .takes(3, 0.27);
    Story.on(Settings.gevent(1))
        .station("disk", 1, 0.05)
        .at(0, hold("disk", waits(0.1)))
        .at(0, hold("disk", waits(0.1)))
        .at(0.02, blocks(0.28))
        .fails(1, "abandoned", 0.3);
  }

  @Test
  void whoWaitsToHoldYields() {
    Story.on(Settings.gevent(1))
        .station("semaphore", 1)
        .at(0, hold("semaphore", waits(0.1)))
        .at(0, hold("semaphore", waits(0.1)))
        .at(0, cpu(0.01))
        .take(0.1, 0.2, 0.01);
  }

  @Test
  void anEmptyWaitDoesNotYield() {
    Story.on(Settings.gevent(1)).at(0, cpu(0.1), waits(0), cpu(0.1)).at(0, cpu(0.1)).take(0.2, 0.3);
  }

  @Test
  void aBusyLoopDoesNotHoldTheRowsOfATransactionThatHasEnded() {
    Story.on(Settings.gevent(2).wakeup(Order.FAIR))
        .locks("row", 1)
        .at(0, transaction(lock("row"), query(0.1))) // first process: ends at 0.1, noticed at 1.05
        .at(0.02, transaction(lock("row"), query(0.1))) // second process: 0.1 to 0.2
        .at(0.05, cpu(1)) // first process
        .take(1.05, 0.18, 1);
    Story.on(Settings.gevent(2).wakeup(Order.FAIR))
        .locks("row", 1)
        .at(0, transaction(lock("row"), query(0.1), cpu(0.1))) // not over yet: until 1.15
        .at(0.02, transaction(lock("row"), query(0.1)))
        .at(0.05, cpu(1))
        .take(1.15, 1.23, 1);
  }

  private static Optional<Distribution> patience() {
    return Optional.of(new Constant(1.2));
  }

  @Test
  void whoStaysAtAStationWaitsForTheLoopAllTheSame() {
    // r0 is served until 1, has the loop back at 2.5, and leaves the server for a place at the
    // other station. r1, which waits for that server, gives up at 1.4 and notices at 2.5.
    Story.on(Settings.gevent(1))
        .station(new Station("disk", 1, Discipline.SRPT, 5, false, patience(), new double[0]))
        .station(new Station("other", 1, Discipline.FCFS, 0, true, patience(), new double[0]))
        .at(0, use("disk", 1), use("other", 1))
        .at(0.2, use("disk", 1))
        .at(0.5, cpu(2))
        .takes(0, 3.5)
        .fails(1, "abandoned", 2.3)
        .takes(2, 2)
        .station("processes", 1.5 + 1.1, 2, 6);
  }

  @Test
  void aDiskThatNothingBlocksDoesNotWaitForTheLoop() {
    // The same whether or not other stations of the file block: r2 has the disk from 1 on, r0 and
    // r2 have the loop back at 2.5 and 3.
    for (boolean block : List.of(false, true)) {
      Story.on(Settings.gevent(1))
          .station("disk", 1)
          .station(
              new Station("other", 1, Discipline.FCFS, 0, block, Optional.empty(), new double[0]))
          .at(0, transaction(use("disk", 1)), cpu(0.5))
          .at(0.2, use("disk", 1))
          .at(0.5, cpu(2))
          .take(3, 2.8, 2)
          .station("disk", 0.8, 2, 2);
    }
  }
}
