package knee.models.server.connection;

import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import knee.models.scenario.Server.Wakeup.Order;
import knee.models.scenario.Settings;
import knee.models.server.Story;
import org.junit.jupiter.api.Test;

/** Who computes is late for a new connection ({@code wakeup: woken}), worked by hand. */
class LatenessTest {
  private static Settings woken(int workers, int threads, double... weights) {
    return Settings.gthread(workers, threads).wakeup(Order.WOKEN, weights);
  }

  @Test
  void weightsAreThoseOfIdleProcesses() {
    Story.on(woken(2, 2, 1, 0))
        .at(0, waits(0.5))
        .at(0.1, waits(0.5))
        .at(0.2, waits(0.1)) // the first process again: its threads wait, it does not compute
        .take(0.5, 0.5, 0.4);
  }

  @Test
  void aProcessThatComputesLeavesTheConnectionToAnother() {
    Story.on(woken(2, 2, 1, 0))
        .at(0, cpu(0.1))
        .at(0.05, cpu(0.1)) // by weight it would share the first process's lock until 0.2
        .take(0.1, 0.1)
        .station("gil", 0, 0.2, 2)
        .station("backlog", 0, 0, 2);
  }

  @Test
  void whereAllComputeTheConnectionWaitsForTheLock() {
    Story.on(woken(1, 2))
        .at(0, cpu(0.003))
        .at(0.001, waits(0.1)) // the lock is free at 0.003
        .at(1, cpu(0.020))
        .at(1.001, waits(0.1)) // the main thread gets the lock at 1.006
        .take(0.003, 0.102, 0.020, 0.105)
        .station("backlog", 0.002 + 0.005, 0, 4);
  }

  @Test
  void eachThreadBeforeTheMainThreadComputesForAnInterval() {
    Story.on(woken(1, 3))
        .at(0, cpu(0.050))
        .at(0.001, cpu(0.050)) // accepted at 0.006, and waits for the lock
        .at(0.007, waits(0.1)) // behind it: accepted at 0.017
        .spends(2, "backlog", 0.010);
  }

  @Test
  void theFirstToHaveTheLockAccepts() {
    Story story =
        Story.on(woken(2, 3))
            .at(0, cpu(0.100))
            .at(0, cpu(0.012)) // by the other process
            .at(0.010, waits(0.1)); // free at 0.012, before a switch interval is over
    story.takes(2, 0.102);
    assertEquals(0.002, story.station("backlog").waitingTime(), 1e-9);
  }

  @Test
  void withoutALockNobodyIsLate() {
    Story.on(woken(1, 2).noInterpreterLock()).at(0, cpu(0.1)).at(0.05, waits(0.1)).take(0.1, 0.1);
  }
}
