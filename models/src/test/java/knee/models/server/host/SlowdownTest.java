package knee.models.server.host;

import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.waits;

import java.util.List;
import knee.models.scenario.Linux.Accounting;
import knee.models.scenario.Settings;
import knee.models.server.Story;
import org.junit.jupiter.api.Test;

/** Contention, integrated by hand over the pieces of time in which n is constant. */
class SlowdownTest {
  @Test
  void twoInServiceProgressAtTwoThirds() {
    // alpha (n - 1) = 0.5, and beta n (n - 1) = 0.25 x 2 x 1 = 0.5: half done at 0.5 s, the other
    // half takes 0.75 s; then the second, half done, goes on alone.
    Story.on(Settings.sync(2).slowdown(0.5, 0, false))
        .at(0, waits(1))
        .at(0.5, waits(1))
        .take(1.25, 1.25);
    Story.on(Settings.sync(2).slowdown(0, 0.25, false))
        .at(0, waits(1))
        .at(0.5, waits(1))
        .take(1.25, 1.25);
  }

  @Test
  void threeInService() {
    // Rates 1, 2/3, 1/2: at 0.4 s done 0.4; at 0.7 s 0.6 and 0.2; the first needs 0.8 s more, to
    // 1.5 s, when the others have 0.6 and 0.4; at 2/3 the second ends at 2.1 s, with 0.8 of the
    // third done.
    Story.on(Settings.sync(3).slowdown(0.5, 0, false))
        .at(0, waits(1))
        .at(0.4, waits(1))
        .at(0.7, waits(1))
        .take(1.5, 1.7, 1.6);
    // With beta 0.25 three progress at 1 / 2.5.
    Story.on(Settings.sync(3).slowdown(0, 0.25, false))
        .at(0, waits(1))
        .at(0, waits(1))
        .at(0, waits(1))
        .take(2.5, 2.5, 2.5);
  }

  @Test
  void thoseWhoWaitCountWhereAsked() {
    Story.on(Settings.sync(1).slowdown(0.5, 0, true))
        .at(0, waits(1)) // 0.5 s alone, then slowed by the one that waits
        .at(0.5, waits(1))
        .take(1.25, 1.75);
    Story.on(Settings.sync(1).slowdown(0.5, 0, false))
        .at(0, waits(1))
        .at(0.5, waits(1))
        .take(1, 1.5);
  }

  @Test
  void computingIsSlowedOnTopOfSharing() {
    Story.on(Settings.sync(2).cores(1).slowdown(0.5, 0, false))
        .at(0, cpu(1))
        .at(0, cpu(1))
        .take(3, 3)
        .spends(0, "cpu", 1.5) // two thirds of the half that it has of the core
        .spends(0, "cpu.queue", 1.5)
        .station("cpu", 3, 3, 2);
  }

  @Test
  void computingThatIsSlowedIsLongerAndDoesNotWait() {
    for (Settings settings :
        List.of(
            Settings.sync(2),
            Settings.sync(2).cores(2),
            Settings.sync(2).cores(2).scheduled(2, 0.0028, Accounting.TICKS))) {
      Story.on(settings.slowdown(0.5, 0, false))
          .at(0, cpu(1))
          .at(0.5, cpu(1))
          .take(1.25, 1.25)
          .spends(0, "cpu", 1.25)
          .spends(1, "cpu", 1.25)
          .spends(1, "cpu.queue", 0)
          .station("cpu", 0, 2.5, 2);
    }
  }

  @Test
  void computingOfAThreadThatIsInterruptedIsLongerToo() {
    // At half speed in turns of 5 ms; r0 has computed 9 ms at 33 ms, and r1, 7.5 ms then, goes on
    // alone.
    Story.on(Settings.gthread(1, 2).slowdown(1, 0, false))
        .at(0, cpu(0.009))
        .at(0, cpu(0.009))
        .take(0.033, 0.0345)
        .spends(0, "cpu", 0.018)
        .spends(0, "gil", 0.015)
        .spends(1, "cpu", 0.0165)
        .spends(1, "gil", 0.018)
        .station("cpu", 0, 0.0345, 2);
  }

  @Test
  void aLoopIsSlowedByThoseThatItServes() {
    // One computes at 2/3 while the other's wait progresses at 2/3 as well.
    Story.on(Settings.gevent(1).slowdown(0.5, 0, false))
        .at(0, waits(1))
        .at(0, cpu(0.5))
        .take(1.25, 0.75);
  }
}
