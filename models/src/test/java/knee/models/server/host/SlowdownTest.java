package knee.models.server.host;

import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.waits;

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
        .take(3, 3);
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
