package knee.models.server.linux;

import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import knee.models.scenario.Activity;
import knee.models.scenario.Linux.Accounting;
import knee.models.scenario.Settings;
import knee.models.server.Story;
import knee.models.server.Trial;
import knee.simulator.distribution.Exponential;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/**
 * Slices, lag and run queues, worked by hand; ticks come at multiples of 4 ms. Times in seconds.
 */
class LinuxCoresTest {
  /** Sync workers on one core whose slices of 1 ms end when they are over. */
  private static Settings oneCore(int workers) {
    return Settings.sync(workers).cores(1).scheduled(1, 0.001, Accounting.ALWAYS);
  }

  @Test
  void twoProcessesTakeTurns() {
    Story.on(oneCore(2))
        .at(0, cpu(0.003)) // 0 to 1, 2 to 3, 4 to 5 ms
        .at(0, cpu(0.003)) // 1 to 2, 3 to 4, 5 to 6 ms
        .take(0.005, 0.006)
        .station("cpu", 0.005, 0.006, 2);
  }

  @Test
  void thatASliceIsOverIsNoticedAtATick() {
    Settings ticks = Settings.sync(2).cores(1).scheduled(1, 0.001, Accounting.TICKS);
    Story.on(ticks).at(0, cpu(0.003)).at(0, cpu(0.003)).take(0.003, 0.006);
    Story.on(ticks)
        .at(0, cpu(0.006)) // 0 to 4, 8 to 10 ms
        .at(0, cpu(0.006)) // 4 to 8, 10 to 12 ms
        .take(0.010, 0.012);
  }

  @Test
  void whoWakesWaitsUntilTheSliceOfThePresentOneIsOver() {
    Story.on(oneCore(2))
        .at(0, cpu(0.003)) // 0 to 1, 1.5 to 3.5 ms
        .at(0.0004, cpu(0.0005)) // 1 to 1.5 ms
        .take(0.0035, 0.0011);
  }

  @Test
  void whoHasHadMoreThanASliceGivesWayAtOnce() {
    Story.on(oneCore(2))
        .at(0, cpu(0.010)) // but for 2 to 2.5 and 5.5 to 6 ms
        .at(0.002, cpu(0.0005), waits(0.003), cpu(0.0005))
        .take(0.011, 0.004);
  }

  @Test
  void whoIsOwedDoesNotWait() {
    Story.on(oneCore(2))
        .at(0, cpu(0.003)) // 0 to 1, 1.1 to 1.4, 1.5 to 3.2 ms
        // It came with 0.4 ms on the scale of the queue and sleeps at 0.5, when the mean is 0.75.
        .at(0.0004, cpu(0.0001), waits(0.0003), cpu(0.0001)) // 1 to 1.1, 1.4 to 1.5 ms
        .take(0.0032, 0.0011);
  }

  @Test
  void whoOwesStaysBehind() {
    Story.on(oneCore(3))
        .at(0, cpu(0.003)) // 0 to 1, 3 to 4, 5.1 to 6.1 ms
        // 1 to 2 ms, where it sleeps with 1 on the scale of the queue, whose mean is 2/3
        .at(0, cpu(0.001), waits(0.0005), cpu(0.0001))
        // and whose last 0.1 ms come at 4 ms: when it wakes, at 2.5, it still owes 1/6
        .at(0, cpu(0.002)) // 2 to 3, 4.1 to 5.1 ms
        .take(0.0061, 0.0041, 0.0051);
  }

  @Test
  void aProcessThatGoesOnAtOnceHasNotSlept() {
    Story.on(oneCore(1)) // two requests after each other, one process
        .at(0, cpu(0.001), cpu(0.001))
        .at(0, cpu(0.001))
        .take(0.002, 0.003);
  }

  @Test
  void threadsUnderTheirLockAreOneTask() {
    Story.on(Settings.gthread(1, 2).cores(1).scheduled(1, 0.001, Accounting.ALWAYS))
        .at(0, cpu(0.012)) // has the lock from 0 to 5, 10 to 15, 20 to 22 ms
        .at(0, cpu(0.012)) // 5 to 10, 15 to 20, 22 to 24 ms
        .take(0.022, 0.024)
        .station("gil", 0.010 + 0.012, 0.024, 2);
  }

  @Test
  void anIdleCoreTakesOverWhoWaits() {
    Story.on(Settings.sync(3).cores(2).scheduled(2, 0.001, Accounting.ALWAYS))
        .at(0, cpu(0.010))
        .at(0, cpu(0.0009))
        .at(0.0001, cpu(0.002)) // waits behind the first, until 0.9 ms
        .take(0.010, 0.0009, 0.0028);
  }

  @Test
  void whoHasJustRunStaysThoughACoreIsIdle() {
    Story.on(Settings.sync(3).cores(2).scheduled(2, 0.001, Accounting.ALWAYS))
        .at(0, cpu(0.020)) // takes turns with the third, which has run until 2 ms
        .at(0, cpu(0.0022)) // leaves a core idle from 2.2 ms on
        .at(0, cpu(0.020)) // at the tick at 4 ms both have had 2 ms, and part
        .take(0.022, 0.0022, 0.022)
        .station("cpu", 0.004, 0.0422, 3);
  }

  @Test
  void whoeverTakesTurnsTheMeanIsThatOfOneServer() {
    // Of M/M/1 by any order that does not know the lengths: 1 / (100 - 70).
    for (Accounting accounting : Accounting.values()) {
      Trial.of(
              Settings.sync(60).cores(1).scheduled(1, 0.0014, accounting),
              new Activity.Cpu(new Exponential(0.01)))
          .arrivals(70)
          .completions(100_000)
          .hasMeanResponse(1.0 / 30);
    }
  }

  /** Who only computes makes the core busy for as long, whoever has it when. */
  @Property(tries = 200)
  void oneCoreIsBusyWheneverSomebodyIsThere(@ForAll long seed) {
    var random = new Random(seed);
    int requests = 1 + random.nextInt(8);
    double[] at = random.doubles(requests, 0, 0.02).sorted().toArray();
    double[] work = random.doubles(requests, 0.0001, 0.015).toArray();
    Story linux = Story.on(oneCore(requests));
    Story sharing = Story.on(Settings.sync(requests).cores(1));
    for (int i = 0; i < requests; i++) {
      linux.at(at[i], cpu(work[i]));
      sharing.at(at[i], cpu(work[i]));
    }
    double last = 0;
    double lastBySharing = 0;
    for (int i = 0; i < requests; i++) {
      last = Math.max(last, at[i] + linux.time(i));
      lastBySharing = Math.max(lastBySharing, at[i] + sharing.time(i));
      double ahead = (requests + 1) * 0.002;
      assertEquals(sharing.time(i), linux.time(i), ahead, "seed " + seed + ", request " + i);
    }
    assertEquals(lastBySharing, last, 1e-9, "seed " + seed);
  }

  @Test
  void threeOnTwoCoresChangePlaces() {
    Story story = Story.on(Settings.sync(3).cores(2).scheduled(2, 0.0014, Accounting.TICKS));
    story.at(0, cpu(2)).at(0, cpu(2)).at(0, cpu(2));
    for (int i = 0; i < 3; i++) {
      // 3 s by equal shares; 2 s if always alone, nearly 4 if never
      assertEquals(3, story.time(i), 0.5, "request " + i);
    }
    assertEquals(6, story.station("cpu").busyArea(), 1e-9);
  }

  @Test
  void whoIsKilledAsItsWorkEndsIsDoneForOnce() {
    // The arbiter looks at 1, when the work is over, too, and comes first: as under sharing.
    Settings shared = Settings.gevent(1).cores(1).timeout(0.5);
    Settings scheduled = Settings.gevent(1).cores(1).timeout(0.5);
    scheduled.scheduled(1, 0.001, Accounting.ALWAYS);
    for (Settings one : List.of(shared, scheduled)) {
      Story.on(one).at(0, cpu(1)).at(3, cpu(0.1)).fails(0, "killed", 1).takes(1, 0.1);
    }
  }
}
