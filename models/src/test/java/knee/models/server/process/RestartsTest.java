package knee.models.server.process;

import static knee.models.scenario.Steps.background;
import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.parallel;
import static knee.models.scenario.Steps.steps;
import static knee.models.scenario.Steps.use;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import knee.models.scenario.Server.Release;
import knee.models.scenario.Settings;
import knee.models.server.Story;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code max_requests}, worked by hand. A boot takes 1 s. */
class RestartsTest {
  @Test
  void aSyncWorkerIsAwayAfterItsLastRequest() {
    Story.on(Settings.sync(1).maxRequests(2, 0))
        .at(0, waits(0.1))
        .at(0, waits(0.1)) // until 0.2, back at 1.2
        .at(0, waits(0.1))
        .at(0, waits(0.1)) // the count begins anew: until 1.4, back at 2.4
        .at(0, waits(0.1))
        .take(0.1, 0.2, 1.3, 1.4, 2.5);
  }

  @Test
  void theOthersServeMeanwhile() {
    Story.on(Settings.sync(2).maxRequests(2, 0))
        .at(0, waits(0.1))
        .at(0, waits(0.5))
        .at(0, waits(0.1)) // the second of the first process, away from 0.2 to 1.2
        .at(0.2, waits(0.1)) // so it is for the other one, free at 0.5
        .take(0.1, 0.5, 0.2, 0.4);
  }

  @ParameterizedTest
  @EnumSource
  void aThreadedProcessTakesWhatWakesItAndFinishesWhatItHas(Release release) {
    Story.on(Settings.gthread(1, 1).maxRequests(2, 0).release(release))
        .at(0, waits(0.1))
        .at(0, waits(0.1)) // the last to count, from 0.1
        .at(0, waits(0.1)) // in its queue already: until 0.3
        .at(0.15, waits(0.1)) // wakes the main thread, which takes it before it stops: until 0.4
        .at(0.17, waits(0.1)) // not accepted any more; back at 1.4
        .take(0.1, 0.2, 0.3, 0.25, 1.33)
        .station("backlog", 1.23, 0, 5);
  }

  @Test
  void untilSomethingWakesItTheMainThreadWaitsForASecond() {
    Story.on(Settings.gthread(1, 1).maxRequests(1, 0))
        .at(0.2, waits(0.1))
        .at(1.3, waits(0.1)) // gone at 1.2, back at 2.2
        .take(0.1, 1);
  }

  @Test
  void theEndOfARequestWakesItFrom26On() {
    Story.on(Settings.gthread(1, 1).maxRequests(1, 0).release(Release.V26_2))
        .at(0.2, waits(0.1)) // gone at 0.3, back at 1.3
        .at(1.2, waits(0.1))
        .take(0.1, 0.2);
  }

  @Test
  void aLoopNoticesWithinASecondAndFinishesWhatItHas() {
    Story.on(Settings.gevent(1).maxRequests(2, 0))
        .at(0, waits(0.5))
        .at(0.1, waits(0.1)) // the last to count
        .at(0.9, waits(0.4)) // accepted all the same, as the main greenlet sleeps until 1
        .at(1.1, waits(0.1)) // it looks again at 2: gone, and back at 3
        .take(0.5, 0.1, 0.4, 2);
  }

  @RepeatedTest(3)
  void jitterAddsToTheNumber() {
    Story story = Story.on(Settings.sync(1).maxRequests(5, 3));
    for (int i = 0; i < 9; i++) {
      story.at(0, waits(0.1));
    }
    for (int i = 0; i < 5; i++) {
      story.takes(i, 0.1 * (i + 1));
    }
    // From 5 to 8 requests come before the restart, so the ninth has waited for one boot.
    story.takes(8, 0.1 * 9 + 1);
    assertTrue(story.station("backlog").waitingTime() > 1.8);
  }

  @Test
  void whatRunsBesideEndsWithItsProcess() {
    // The task would have the disk until 50. Its process goes at 0.1, or is seen to at 1.
    Map<Settings, Double> ends =
        Map.of(
            Settings.sync(1), 0.1,
            Settings.gthread(1, 1), 1.0,
            Settings.gthread(1, 1).release(Release.V26_2), 0.1,
            Settings.gevent(1), 1.0,
            Settings.asgi(1), 0.1);
    ends.forEach(
        (settings, end) ->
            Story.on(settings.maxRequests(1, 0))
                .station("disk", 1)
                .at(0, background(use("disk", 50)), waits(0.1))
                .at(1.5, use("disk", 0.1))
                .takes(1, Math.max(1.5, end + 1) - 1.5 + 0.1)
                .station("disk", 0, end + 0.1, 2));
  }

  @Test
  void aLoopBeginsAnew() {
    Story.on(Settings.asgi(1).maxRequests(1, 0))
        .at(0, waits(0.1), background(cpu(5))) // would have had the loop until 5.1
        .at(1.5, cpu(0.1))
        .take(0.1, 0.1)
        .process("1", 2, 2, 0, 0.1);
  }

  @Test
  void itMayGoAsTheLastBranchOfItsLastRequestEnds() {
    for (Settings settings : List.of(Settings.sync(1), Settings.gevent(1), Settings.asgi(1))) {
      Story.on(settings.maxRequests(1, 0))
          .at(0, parallel(steps(waits(1)), steps(waits(0.5), background(waits(9)))))
          .at(3, waits(0.1))
          .take(1, 0.1);
    }
  }
}
