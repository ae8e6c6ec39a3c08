package knee.models.server;

import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.transaction;
import static knee.models.scenario.Steps.use;
import static knee.models.scenario.Steps.waits;

import knee.models.scenario.Databases;
import knee.models.scenario.Settings;
import org.junit.jupiter.api.Test;

/** Where the time of a request went, worked by hand. Times in seconds. */
class TimeInTest {
  @Test
  void backlogOfASyncServer() {
    Story.on(Settings.sync(1))
        .at(0, waits(0.3))
        .at(0.1, cpu(0.2), waits(0.1))
        .take(0.3, 0.5)
        .spends(0, "wait", 0.3)
        .spends(1, "backlog", 0.2)
        .spends(1, "cpu", 0.2)
        .spends(1, "wait", 0.1);
  }

  @Test
  void queueOfAProcessAndTheInterpreterLock() {
    // The second waits 5 ms for the lock, computes 1 ms; the first goes on meanwhile having waited
    // 1 ms.
    Story.on(Settings.gthread(1, 2))
        .at(0, cpu(0.010))
        .at(0, cpu(0.001))
        .at(0, waits(0.1)) // no thread until 6 ms
        .take(0.011, 0.006, 0.106)
        .spends(0, "gil", 0.001)
        .spends(0, "cpu", 0.010)
        .spends(1, "gil", 0.005)
        .spends(1, "cpu", 0.001)
        .spends(2, "process_queue", 0.006);
  }

  @Test
  void aSharedCoreIsDemandAndTheRestIsWaiting() {
    Story.on(Settings.sync(2).cores(1))
        .at(0, cpu(0.1))
        .at(0, cpu(0.2))
        .take(0.2, 0.3)
        .spends(0, "cpu", 0.1)
        .spends(0, "cpu.queue", 0.1)
        .spends(1, "cpu", 0.2)
        .spends(1, "cpu.queue", 0.1);
  }

  @Test
  void connectionThenRowThenStation() {
    Story.on(Settings.sync(3))
        .database(Databases.pool(2))
        .locks("stock", 1)
        .station("disk", 1)
        .at(0, transaction(lock("stock"), query(0.1)), use("disk", 0.3))
        .at(0, transaction(lock("stock"), query(0.1)), use("disk", 0.3))
        .at(0, query(0.1))
        .take(0.4, 0.7, 0.2)
        .spends(1, "locks.stock.queue", 0.1)
        .spends(1, "connections", 0.1)
        .spends(1, "disk.queue", 0.2)
        .spends(1, "disk", 0.3)
        .spends(2, "connections.queue", 0.1)
        .spends(2, "connections", 0.1);
  }

  @Test
  void anEventLoopMakesTheReadyWait() {
    Story.on(Settings.gevent(1))
        .at(0, waits(0.1), cpu(0.1))
        .at(0, waits(0.15), cpu(0.1))
        .take(0.2, 0.3)
        .spends(1, "wait", 0.15)
        .spends(1, "processes.queue", 0.05)
        .spends(1, "cpu", 0.1);
  }
}
