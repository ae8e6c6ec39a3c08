package knee.models.backend;

import static knee.models.scenario.Sketch.FOREVER;
import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.fail;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import knee.models.assembly.RunLength;
import knee.models.scenario.Activity;
import knee.models.scenario.Server.Wakeup;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Sketch.Outcome;
import knee.models.scenario.backend.Cache;
import org.junit.jupiter.api.Test;

/** Caches, worked by hand and against renewal theory. Times in seconds. */
class CachesByHandTest {
  private static Cache cache(int keys, double ttl, double hit, boolean singleFlight) {
    return new Cache("c", keys, 0, ttl, constant(hit), OptionalDouble.empty(), singleFlight);
  }

  private static Activity look(Activity... miss) {
    return new Activity.Cache("c", List.of(miss), List.of());
  }

  private static double hitRatio(Outcome outcome) {
    var cache = outcome.at("caches.c");
    return (double) cache.successes() / cache.tries();
  }

  @Test
  void aValueIsFoundForItsTimeToLiveFromTheEndOfTheFetch() {
    // Stored at 2, found from then on and before 12.
    var outcome =
        new Sketch()
            .cache(cache(1, 10, 0.5, false))
            .at(0, "a", look(waits(2)))
            .at(2.5, "b", look(waits(2)))
            .at(11.875, "c", look(waits(2)))
            .at(12, "d", look(waits(2)))
            .at(14.5, "e", new Activity.Cache("c", List.of(waits(2)), List.of(waits(0.25))))
            .run(20)
            .took("a", 2)
            .took("b", 0.5)
            .took("c", 0.5)
            .took("d", 2)
            .took("e", 0.75);
    assertEquals(3.0 / 5, hitRatio(outcome), 1e-12);
    assertEquals(1.5 / 20, outcome.at("caches.c").present(), 1e-9); // the times of the hits
    assertEquals(0, outcome.at("caches.c").queue(), 1e-9);
  }

  @Test
  void everybodyWhoMissesFetchesAndEachStoreBeginsANewLife() {
    // Stores at 2 and at 3: gone at 13, not at 12.
    new Sketch()
        .cache(cache(1, 10, 0.5, false))
        .at(0, "a", look(waits(2)))
        .at(1, "b", look(waits(2)))
        .at(12.5, "c", look(waits(2)))
        .at(13, "d", look(waits(2)))
        .run(20)
        .took("a", 2)
        .took("b", 2)
        .took("c", 0.5)
        .took("d", 2);
  }

  @Test
  void inASingleFlightTheOthersWaitForTheFetch() {
    var outcome =
        new Sketch()
            .cache(cache(1, 10, 0.5, true))
            .at(0, "a", look(waits(2)))
            .at(0.5, "b", look(waits(2)))
            .at(1.5, "c", look(waits(2)))
            .at(3, "d", look(waits(2)))
            .run(20)
            .took("a", 2)
            .took("b", 2)
            .took("c", 1)
            .took("d", 0.5);
    assertEquals(1.0 / 4, hitRatio(outcome), 1e-12); // who waits has missed
    assertEquals((1.5 + 0.5) / 20, outcome.at("caches.c").queue(), 1e-9);
    assertEquals((1.5 + 0.5) / 4, outcome.at("caches.c").meanWait(), 1e-9);
    assertEquals(4.0 / 20, outcome.at("caches.c").throughput(), 1e-9);
  }

  @Test
  void whenAFetchFailsTheNextInLineFetches() {
    // a fails at 2; b fetches from 2 to 5, c reads then.
    new Sketch()
        .cache(cache(1, 10, 0.5, true))
        .at(0, "a", look(waits(2), fail("broken")))
        .at(0.5, "b", look(waits(3)))
        .at(1, "c", look(waits(2)))
        .run(20)
        .failed("a", "broken", 2)
        .took("b", 4.5)
        .took("c", 4.5);
  }

  @Test
  void whoNeedsTheValueToFetchItDoesNotWaitForItself() {
    new Sketch()
        .cache(cache(1, 10, 0, true))
        .at(0, "a", look(waits(1), look(waits(2))))
        .at(0.5, "b", look(waits(2))) // stored at 3
        .run(20)
        .took("a", 3)
        .took("b", 2.5);
  }

  @Test
  void aWaiterLeavesItsLoopToOthers() {
    // b waits from 0.5 for a's fetch, until 2; c computes meanwhile.
    new Sketch()
        .server(Settings.gevent(1).server())
        .cache(cache(1, 10, 0.5, true))
        .at(0, "a", look(waits(2)))
        .at(0.5, "b", look(waits(2)))
        .at(1, "c", cpu(1.5)) // keeps the loop until 2.5: only then a and b go on
        .run(20)
        .took("c", 1.5)
        .took("a", 2.5)
        .took("b", 2.5);
  }

  @Test
  void aWaiterGoesOnWhenTheFetcherIsKilled() {
    // a hangs from 0 and is killed at 3 (looked at once a second, longer than 2 s ago); b of the
    // other process fetches from then on.
    new Sketch()
        .server(Settings.gevent(2).timeout(2).wakeup(Wakeup.Order.FAIR).server())
        .cache(cache(1, 10, 0.5, true))
        .at(0, "a", look(new Activity.Blocking(constant(100))))
        .at(0.5, "b", look(waits(2)))
        .run(20)
        .failed("a", "killed", 3)
        .took("b", 4.5);
  }

  @Test
  void theHitRatioFollowsFromTrafficAndTimeToLive() {
    // Each key a renewal process: after a store l T hits on the average, then a miss.
    int keys = 5;
    double rate = 10;
    double ttl = 1.5;
    var outcome =
        new Sketch()
            .cache(cache(keys, ttl, 0, false))
            .kind("page", look())
            .poisson(rate, "page")
            .run(new RunLength(50, 20_000, 0), 1, 0);
    double each = rate / keys * ttl;
    assertEquals(each / (1 + each), hitRatio(outcome), 0.003); // 200,000 looks, cycles of 4: 3 s.d.
  }

  @Test
  void popularKeysAreFoundMoreOften() {
    // zipf(1) on 3 keys: rates in the proportion 6 : 3 : 2.
    double[] rates = {6, 3, 2};
    double expected = 0;
    for (double rate : rates) {
      expected += rate / 11 * rate / (1 + rate);
    }
    var outcome =
        new Sketch()
            .cache(new Cache("c", 3, 1, 1, constant(0), OptionalDouble.empty(), false))
            .kind("page", look())
            .poisson(11, "page")
            .run(new RunLength(50, 20_000, 0), 1, 0);
    assertEquals(expected, hitRatio(outcome), 0.003);
  }

  @Test
  void aGivenHitRatioIsDrawnForEachRequest() {
    var outcome =
        new Sketch()
            .cache(new Cache("c", 1, 0, FOREVER, constant(0.5), OptionalDouble.of(0.9), false))
            .kind("page", look(waits(2)))
            .poisson(100, "page")
            .run(new RunLength(0, 1000, 0), 1, 0);
    assertEquals(0.9, hitRatio(outcome), 0.003);
    assertEquals(0.9 * 0.5 + 0.1 * 2, outcome.of("page").response().mean(), 0.005);
  }
}
