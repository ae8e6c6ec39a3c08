package knee.models.server;

import static knee.models.scenario.Steps.waits;

import knee.models.scenario.Server.Accept;
import knee.models.scenario.Server.Wakeup;
import knee.models.scenario.Settings;
import org.junit.jupiter.api.Test;

/** Gunicorn's gthread workers, worked by hand. Times in seconds. */
class ThreadedServerTest {
  /** The processes take turns, so the third connection goes to the first process. */
  private static Story threeOnTwo(Settings settings) {
    return Story.on(settings.wakeup(Wakeup.Order.FAIR))
        .at(0, waits(1))
        .at(0, waits(0.1))
        .at(0.2, waits(0.1));
  }

  @Test
  void oneProcessHasAQueueWhileAnotherIdles() {
    threeOnTwo(Settings.gthread(2, 1))
        .take(1, 0.1, 0.9)
        .station("process_queue", 0.8, 0, 3)
        .station("backlog", 0, 0, 3)
        .station("workers", 0.8, 1.2, 3);
  }

  @Test
  void withSharedAcceptNobodyWaitsForABusyProcess() {
    threeOnTwo(Settings.gthread(2, 1).accept(Accept.SHARED)).take(1, 0.1, 0.1);
  }

  @Test
  void withOneAtATimeAProcessLeavesTheNextToOthers() {
    Story.on(Settings.gthread(2, 1).accept(Accept.ONE_AT_A_TIME).wakeup(Wakeup.Order.LIFO))
        .at(0, waits(1)) // second process
        .at(0.1, waits(0.1)) // accepted by the second process, which has a line of one then
        .at(0.2, waits(0.3)) // so the first process takes it
        .at(0.3, waits(0.1)) // the first process again: 0.5 to 0.6
        .at(0.4, waits(0.1)) // both have a line: the backlog, until the first has none at 0.5
        .take(1, 1, 0.3, 0.3, 0.3)
        .station("backlog", 0.1, 0, 5)
        .station("process_queue", 0.9 + 0.2 + 0.1, 0, 5);
  }

  @Test
  void theLastToWaitGetsAll() {
    Story.on(Settings.gthread(3, 1).wakeup(Wakeup.Order.LIFO))
        .at(0, waits(0.5))
        .at(0, waits(0.5))
        .at(0.1, waits(0.5))
        .take(0.5, 1, 1.4);
  }

  @Test
  void weightZeroGetsNothing() {
    Story.on(Settings.gthread(2, 1).wakeup(Wakeup.Order.WEIGHTED, 0, 1))
        .at(0, waits(0.5))
        .at(0, waits(0.5))
        .take(0.5, 1);
  }

  @Test
  void threadsOfAProcessShareItsQueue() {
    Story.on(Settings.gthread(1, 2))
        .at(0, waits(0.3))
        .at(0, waits(0.1))
        .at(0, waits(0.1)) // 0.1 to 0.2
        .at(0, waits(0.2)) // 0.2 to 0.4
        .take(0.3, 0.1, 0.2, 0.4)
        .station("process_queue", 0.1 + 0.2, 0, 4);
  }

  @Test
  void pastWorkerConnectionsTheBacklogFills() {
    Story.on(Settings.gthread(1, 1).workerConnections(2).backlog(1).refuse())
        .at(0, waits(0.1))
        .at(0, waits(0.1)) // in the process until 0.1
        .at(0, waits(0.1)) // in the backlog until 0.1, in the process until 0.2
        .at(0, waits(0.1))
        .take(0.1, 0.2, 0.3)
        .fails(3, "refused", 0)
        .station("backlog", 0.1, 0, 3)
        .station("process_queue", 0.2, 0, 3)
        .station("workers", 0.3, 0.3, 3);
  }

  @Test
  void connectionsGoOnlyToProcessesWithPlaces() {
    Story.on(Settings.gthread(2, 1).workerConnections(2).wakeup(Wakeup.Order.LIFO))
        .at(0, waits(1))
        .at(0, waits(1)) // the second process is full now
        .at(0, waits(0.5))
        .at(0, waits(0.5)) // both are
        .at(0, waits(0.5)) // gets a place at 0.5, a thread at 1
        .take(1, 2, 0.5, 1, 1.5);
  }

  @Test
  void noLongRequestIsKilled() {
    Story.on(Settings.gthread(1, 1).timeout(2)).at(0, waits(50)).take(50);
  }
}
