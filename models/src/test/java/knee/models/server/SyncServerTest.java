package knee.models.server;

import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.fail;
import static knee.models.scenario.Steps.reply;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import knee.models.scenario.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Gunicorn's sync workers, worked by hand. Times in seconds. */
class SyncServerTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  @Test
  void allWaitInOneLineForTheNextIdleProcess() {
    Story.on(Settings.sync(2))
        .at(0, waits(0.3))
        .at(0.1, waits(0.3))
        .at(0.2, waits(0.1)) // from 0.3, when the first is done
        .at(0.25, waits(0.1)) // from 0.4, when two others are
        .take(0.3, 0.3, 0.2, 0.25)
        .station("workers", 0.25, 0.8, 4)
        .station("backlog", 0.25, 0, 4);
  }

  @Test
  void pastTheBacklogTheClientsKernelTriesAgain() {
    Story.on(Settings.sync(1).backlog(1))
        .at(0, waits(2.5))
        .at(0.1, waits(1)) // 2.5 to 3.5
        .at(0.2, waits(0.1)) // finds no place at 0.2, 1.2, 2.2; a place at 3.2
        .take(2.5, 3.4, 3.4)
        .station("backlog", 2.4 + 0.3, 0, 3)
        .station("workers", 2.4 + 3.3, 3.6, 3);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1", "1.5, 2", "2.5, 3", "3.5, 4", "4.5, 5", "6, 7", "10, 11", "18, 19", "34, 35", "66, 67"
  })
  void triesAgainAtGrowingIntervals(double busy, double success) {
    Story.on(Settings.sync(1).backlog(0).timeout(NEVER))
        .at(0, waits(busy))
        .at(0, waits(0.25))
        .take(busy, success + 0.25);
  }

  @Test
  void givesUpToConnectAfter131Seconds() {
    Story.on(Settings.sync(1).backlog(0).timeout(NEVER))
        .at(0, waits(130.9)) // idle again at 131, but nobody tries any more
        .at(0, waits(0.1))
        .takes(0, 130.9)
        .fails(1, "connect_timeout", 131);
    Story.on(Settings.sync(1).backlog(0).timeout(NEVER).overhead(0, 0.5))
        .at(0, waits(200))
        .at(0, waits(0.1)) // counted from the client's first try, on the client's side
        .fails(1, "connect_timeout", 131);
  }

  @Test
  void refusesAtOnceWhereTheSystemDoes() {
    Story.on(Settings.sync(1).backlog(1).refuse())
        .at(0, waits(0.3))
        .at(0.1, waits(0.3))
        .at(0.2, waits(0.3))
        .at(0.4, waits(0.3))
        .take(0.3, 0.5)
        .fails(2, "refused", 0)
        .takes(3, 0.5);
  }

  @Test
  void arbiterKillsAtItsFirstLookAfterTheTimeout() {
    Story.on(Settings.sync(1).timeout(2).boot(0.5))
        .at(0.3, waits(10)) // at 2 s silent for 1.7 s, at 3 s for 2.7 s
        .at(0.5, waits(0.2)) // by the new process, from 3.5 s on
        .at(10, waits(2.5)) // at 12 s silent for 2 s and not longer; it is done before 13 s
        .fails(0, "killed", 2.7)
        .takes(1, 3.2)
        .takes(2, 2.5)
        .station("workers", 3, 2.7 + 0.2 + 2.5, 3);
  }

  @Test
  void othersGoOnWhenOneIsKilled() {
    Story.on(Settings.sync(2).timeout(2))
        .at(0.3, waits(10))
        .at(1.5, waits(1.4)) // to 2.9
        .at(2, waits(0.5)) // 2.9 to 3.4
        .at(3.2, waits(0.5)) // 3.4 to 3.9; the killed process is away until 4
        .fails(0, "killed", 2.7)
        .takes(1, 1.4)
        .takes(2, 1.4)
        .takes(3, 0.7);
  }

  @Test
  void processesShareTheCores() {
    Story.on(Settings.sync(2).cores(1))
        .at(0, cpu(1)) // 0.5 alone, the rest at half speed
        .at(0.5, cpu(1))
        .take(1.5, 1.5)
        .station("cpu", 1, 2, 2);
    Story.on(Settings.sync(1).cores(0.5)).at(0, cpu(1)).take(2);
    Story.on(Settings.sync(2).cores(1.5)).at(0, cpu(0.75)).at(0, cpu(0.75)).take(1, 1);
    Story.on(Settings.sync(3).cores(1.5))
        .at(0, cpu(0.5))
        .at(0, cpu(0.5))
        .at(0, waits(0.5)) // takes no part
        .at(0, cpu(0.2)) // from 0.5 on: all three at half speed to 0.75, then the rest alone
        .take(0.75, 0.75, 0.5, 0.825);
  }

  @Test
  void overheadTakesCpuInTheSlotAndNetworkAroundIt() {
    Story.on(Settings.sync(1).overhead(0.1, 0.2))
        .at(0, waits(0.3)) // at the server from 0.1 to 0.5
        .at(0, waits(0.3)) // in the slot from 0.5 to 0.9
        .at(0, fail("bad")) // the slot is free at 1.0, and the client knows at 1.1
        .take(0.6, 1.0)
        .fails(2, "bad", 1.1)
        .station("backlog", 0.4 + 0.8, 0, 3)
        .station("cpu", 0, 0.3, 3);
  }

  @Test
  void responseToAKilledRequestTravelsToo() {
    Story.on(Settings.sync(1).timeout(2).overhead(0, 0.2))
        .at(0.3, waits(9))
        .fails(0, "killed", 2.8);
  }

  @Test
  void replyLeavesTheSlotHeld() {
    Story.on(Settings.sync(1).overhead(0, 0.2))
        .at(0, waits(0.1), reply(), waits(0.5)) // slot 0.1 to 0.7
        .at(0, waits(0.1)) // slot 0.7 to 0.8
        .take(0.3, 0.9);
  }

  @Test
  void failureFreesTheSlotAtOnce() {
    Story.on(Settings.sync(1))
        .at(0, waits(0.1), fail("bad"), waits(5))
        .at(0, waits(0.1))
        .fails(0, "bad", 0.1)
        .takes(1, 0.2);
  }

  @Test
  void serverDoesNotSeeThatTheClientGaveUp() {
    Story.on(Settings.sync(1))
        .clientsGiveUpAfter(0.5)
        .at(0, waits(1))
        .at(0.2, waits(0.1)) // served from 1 to 1.1 for nothing
        .at(0.9, waits(0.1))
        .fails(0, "timeout", 0.5)
        .fails(1, "timeout", 0.5)
        .takes(2, 0.3)
        .station("workers", 0.8 + 0.2, 1.2, 3);
  }

  @Test
  void whoGaveUpDoesNotTryToConnectAnyMore() {
    Story story =
        Story.on(Settings.sync(1).backlog(0))
            .clientsGiveUpAfter(3.5)
            .at(0, waits(3.2))
            .at(0, waits(1)) // would get in at its try after 4 s
            .at(4.1, waits(0.3));
    story.takes(0, 3.2).fails(1, "timeout", 3.5).takes(2, 0.3);
    assertEquals(2, story.station("workers").completions());
  }
}
