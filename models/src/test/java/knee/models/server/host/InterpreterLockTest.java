package knee.models.server.host;

import static knee.models.scenario.Steps.blocks;
import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.repeat;
import static knee.models.scenario.Steps.transaction;
import static knee.models.scenario.Steps.waits;

import java.util.List;
import knee.models.scenario.Databases;
import knee.models.scenario.Server.Wakeup;
import knee.models.scenario.Settings;
import knee.models.scenario.backend.Database;
import knee.models.server.Story;
import org.junit.jupiter.api.Test;

/** The interpreter lock at a switch interval of 5 ms, worked by hand. Times in seconds. */
class InterpreterLockTest {
  /** A transaction that begins here waits for no connection. */
  private static List<Story> withoutAPool(int threads) {
    var connects =
        Databases.of(Database.UNLIMITED, Database.NO_POOL, false, Double.POSITIVE_INFINITY, false);
    return List.of(
        Story.on(Settings.gthread(1, threads)),
        Story.on(Settings.gthread(1, threads)).database(connects));
  }

  @Test
  void twoThreadsTakeTurns() {
    Story.on(Settings.gthread(1, 2))
        .at(0, cpu(0.012)) // 0 to 5, 10 to 15, 20 to 22 ms
        .at(0, cpu(0.012)) // 5 to 10, 15 to 20, 22 to 24 ms
        .take(0.022, 0.024)
        .station("gil", 0.010 + 0.012, 0.024, 2);
    Story.on(Settings.gthread(1, 2).switchInterval(0.1))
        .at(0, cpu(0.012))
        .at(0, cpu(0.012))
        .take(0.012, 0.024);
  }

  @Test
  void aThreadBackFromIoWaitsOneInterval() {
    Story.on(Settings.gthread(1, 2))
        .at(0, cpu(0.020)) // 0 to 8, 9 to 21 ms
        .at(0, waits(0.003), cpu(0.001)) // wants the lock at 3, has it from 8 to 9 ms
        .take(0.021, 0.009);
  }

  @Test
  void whoAsksForTheLockStandsBehindThoseThatWaitWithHim() {
    // CPython 3.11 on one core: 38.6, 14.4 to 27.5 and 7.3 ms after the start (40 runs).
    Story.on(Settings.gthread(1, 3))
        .at(0, cpu(0.030)) // 0 to 6, 14 to 38 ms
        .at(0.001, cpu(0.007)) // asks at 6; 7 to 14 ms
        .at(0.002, cpu(0.001)) // 6 to 7 ms
        .take(0.038, 0.013, 0.005)
        .station("gil", 0.008 + 0.006 + 0.004, 0.038, 3);
  }

  @Test
  void nobodyAsksForALockThatHasChangedHandsWithinTheInterval() {
    Story.on(Settings.gthread(1, 3))
        .at(0, cpu(0.003))
        .at(0.001, cpu(0.020)) // 3 to 12, 13 to 24 ms
        .at(0.002, cpu(0.001)) // not at 7, as the lock went on at 3, but at 12 ms: 12 to 13 ms
        .take(0.003, 0.023, 0.011);
  }

  @Test
  void threadsThatOnlyComputeTakeTurns() {
    Story.on(Settings.gthread(1, 3))
        .at(0, cpu(0.010)) // 0 to 5, 15 to 20 ms
        .at(0, cpu(0.010)) // 5 to 10, 20 to 25 ms
        .at(0, cpu(0.010)) // 10 to 15, 25 to 30 ms
        .take(0.020, 0.025, 0.030);
  }

  @Test
  void nobodyLetsGoBetweenPiecesOfComputing() {
    Story.on(Settings.gthread(1, 2).overhead(0.001, 0))
        .at(0, cpu(0.003), cpu(0.003)) // 0 to 5 and 6 to 8 ms, the overhead first
        .at(0, waits(0.1)) // its overhead from 5 to 6 ms
        .take(0.008, 0.106);
    Story.on(Settings.gthread(1, 2))
        .at(0, repeat(7, cpu(0.001)))
        .at(0, cpu(0.001))
        .take(0.008, 0.006);
  }

  @Test
  void aSwitchThatIsDueBetweenTwoPiecesTakesPlace() {
    Story.on(Settings.gthread(1, 2))
        .at(0, cpu(0.005), cpu(0.005))
        .at(0, cpu(0.001))
        .take(0.011, 0.006);
  }

  @Test
  void anyWaitLetsGo() {
    Story.on(Settings.gthread(1, 2))
        .at(0, cpu(0.001), blocks(0.010), cpu(0.001))
        .at(0, cpu(0.001))
        .take(0.012, 0.002);
  }

  @Test
  void aSwitchWithinATransactionTakesTheLockAndNothingElse() {
    // x begins its transaction with the lock in hand, has to hand it over at 5 ms, and has it again
    // from 9 to 19 ms; the row is its own until it commits at 20 ms.
    for (Story story : withoutAPool(3)) {
      story
          .locks("row", 1)
          .at(0, cpu(0.003), transaction(cpu(0.012), lock("row"), waits(0.001)))
          .at(0, cpu(0.004)) // 5 to 9 ms
          .at(0.0195, lock("row"), waits(0.001))
          .take(0.020, 0.009, 0.0015)
          .station("gil", 0.005 + 0.004, 0.019, 2);
    }
  }

  @Test
  void aCommitLetsGo() {
    for (Story story : withoutAPool(2)) {
      story
          .at(0, cpu(0.001), transaction(cpu(0.001)), cpu(0.010)) // 0 to 2, 3 to 13 ms
          .at(0, cpu(0.001))
          .take(0.013, 0.003);
    }
  }

  @Test
  void processesShareTheCoresWhicheverThreadComputes() {
    // Two processes at half speed until 20 ms, when the second one's only thread is done.
    Story.on(Settings.gthread(2, 2).cores(1).wakeup(Wakeup.Order.FAIR))
        .at(0, cpu(0.010)) // first process: 0 to 5, 10 to 15, then alone 20 to 25 ms
        .at(0, cpu(0.010)) // second process
        .at(0, cpu(0.010)) // first process: 5 to 10, 15 to 20, 25 to 30 ms
        .take(0.025, 0.020, 0.030)
        .station("gil", 0.010 + 0.015, 0.050, 3)
        .station("cpu", 0.005 + 0.010 + 0.005, 0.030, 3);
  }

  @Test
  void withoutItThreadsComputeTogether() {
    Story.on(Settings.gthread(1, 2).noInterpreterLock())
        .at(0, cpu(0.012))
        .at(0, cpu(0.012))
        .take(0.012, 0.012);
    Story.on(Settings.gthread(1, 2).noInterpreterLock().cores(1))
        .at(0, cpu(0.012))
        .at(0, cpu(0.012))
        .take(0.024, 0.024);
  }
}
