package knee.models.assembly;

import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.use;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients.Choice;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.Users;
import knee.simulator.distribution.Exponential;
import knee.simulator.statistics.RequestStatistics;
import org.junit.jupiter.api.Test;

/** What clients do, and what of it is counted, worked by hand. */
class ClientsByHandTest {
  @Test
  void usersThinkAfterEachResponse() {
    // Cycles of 3 s from 0: responses at 1, 4, 7, 10, ... 28.
    var outcome = new Sketch().kind("a", waits(1)).users(2, constant(2), "a").run(29.5);
    assertEquals(20, outcome.of("a").completed());
    assertEquals(20 / 29.5, outcome.replication().inSystem(), 1e-9);
  }

  @Test
  void usersMayThinkFirst() {
    // Responses at 3, 6, ..., 27 only.
    var outcome =
        new Sketch().kind("a", waits(1)).clients(Users.of(2, 2, "a").thinkFirst()).run(29.5);
    assertEquals(18, outcome.of("a").completed());
  }

  @Test
  void usersAreSpawnedOneByOne() {
    // User i comes at i / 2 s: after 10 s, users 0 .. 18 have been answered (9 + 1 = 10 s).
    var outcome =
        new Sketch().kind("a", waits(1)).clients(Users.of(100, 1000, "a").spawned(2)).run(10);
    assertEquals(19, outcome.of("a").completed());
    // 18 of them for a second each, user 18 from 9 to 10, user 19 from 9.5, user 20 from 10.
    assertEquals(19.5 / 10, outcome.replication().inSystem(), 1e-9);
  }

  @Test
  void theStartListIsGoneThroughOnce() {
    // Each takes 1 s and a think of 1 s: login at 0, welcome at 2, then list at 4, 6, ... 18.
    var outcome =
        new Sketch()
            .kind("list", waits(1))
            .kind("login", waits(1))
            .kind("welcome", waits(1))
            .clients(Users.of(3, 1, "list").start("login", "welcome"))
            .run(20);
    assertEquals(3, outcome.of("login").completed());
    assertEquals(3, outcome.of("welcome").completed());
    assertEquals(3 * 8, outcome.of("list").completed());
  }

  @Test
  void aSessionIsAChain() {
    // a, b, c, c, c, ...: the first named begins; c has no way out and is repeated.
    Map<String, Map<String, Double>> next = new LinkedHashMap<>();
    next.put("a", Map.of("b", 1.0));
    next.put("b", Map.of("c", 1.0));
    next.put("c", Map.of("c", 1.0));
    var outcome =
        new Sketch()
            .kind("c", waits(1))
            .kind("b", waits(1))
            .kind("a", waits(1))
            .clients(Users.of(2, 0).choosing(new Choice.Session(next)))
            .run(10);
    assertEquals(2, outcome.of("a").completed());
    assertEquals(2, outcome.of("b").completed());
    assertEquals(2 * 8, outcome.of("c").completed());
  }

  @Test
  void aSessionVisitsItsKindsAsItsChainDoes() {
    // list -> availability 0.65, list 0.35; availability -> reserve 0.6, list 0.4; reserve -> list:
    // pi_a = 0.65 pi_l, pi_r = 0.6 pi_a, so the shares are 1, 0.65, 0.39 over 2.04.
    Map<String, Map<String, Double>> next = new LinkedHashMap<>();
    next.put("list", Map.of("availability", 0.65, "list", 0.35));
    next.put("availability", Map.of("reserve", 0.6, "list", 0.4));
    next.put("reserve", Map.of("list", 1.0));
    var outcome =
        new Sketch()
            .kind("availability", waits(1))
            .kind("list", waits(1))
            .kind("reserve", waits(1))
            .clients(Users.of(1000, 0).choosing(new Choice.Session(next)))
            .run(new RunLength(20.5, 100, 0), 1, 0);
    assertEquals(1e5 / 2.04, outcome.of("list").completed(), 800);
    assertEquals(1e5 * 0.65 / 2.04, outcome.of("availability").completed(), 800);
    assertEquals(1e5 * 0.39 / 2.04, outcome.of("reserve").completed(), 800);
  }

  @Test
  void weightsAreShares() {
    Map<String, Double> weights = new LinkedHashMap<>();
    weights.put("b", 3.0);
    weights.put("a", 1.0);
    var outcome =
        new Sketch()
            .kind("a", waits(1))
            .kind("b", waits(1))
            .clients(Users.of(1000, 0).choosing(new Choice.Mix(weights)))
            .run(100);
    assertEquals(25_000, outcome.of("a").completed(), 700);
    assertEquals(75_000, outcome.of("b").completed(), 700);
  }

  @Test
  void whatAClientHasGivenUpGoesOnAtTheServer() {
    // a holds the slot until 5, its client leaves at 2; b leaves at 3, gets the slot at 5 all the
    // same; c has it from 10 to 10.5.
    var outcome =
        new Sketch()
            .timeout(2)
            .station("slot", 1, Discipline.FCFS)
            .at(0, "a", hold("slot", waits(5)))
            .at(1, "b", hold("slot", waits(5)))
            .at(9, "c", hold("slot", waits(0.5)))
            .run(20);
    outcome.failed("a", "timeout", 2).failed("b", "timeout", 2).took("c", 1.5);
    assertEquals(10.5 / 20, outcome.at("slot").utilization(), 1e-9);
    // Clients wait 2 + 2 + 1.5 s, requests at the slot 5 + 9 + 1.5 s.
    assertEquals(5.5 / 20, outcome.replication().inSystem(), 1e-9);
    assertEquals(15.5 / 20, outcome.at("slot").present(), 1e-9);
  }

  @Test
  void aReplyInTimeIsNoTimeout() {
    new Sketch()
        .timeout(2)
        .station("slot", 1, Discipline.FCFS)
        .at(0, "a", hold("slot", waits(1.5), new Activity.Reply(), waits(5)))
        .at(8, "b", hold("slot", waits(1)))
        .run(20)
        .took("a", 1.5)
        .took("b", 1);
  }

  @Test
  void eachAttemptIsARequestOfItsOwn() {
    // Attempts at 0, 3, 6 fail after 1 s each; backoff 2 s. Then the user thinks 10 s: next 17.
    var outcome =
        new Sketch()
            .retries(2, constant(2))
            .kind("a", waits(1), new Activity.Fail("broken"))
            .users(1, constant(10), "a")
            .run(17.5);
    RequestStatistics a = outcome.of("a");
    assertEquals(Map.of("broken", 3L), a.errors());
    assertEquals(1, a.errorResponse().mean(), 1e-9);
    assertEquals(3.5 / 17.5, outcome.replication().inSystem(), 1e-9);
  }

  @Test
  void aRetryAfterATimeoutLeavesTheFirstAttemptAtTheServer() {
    // Attempt 1 holds the slot 0-3, given up at 2; attempt 2 from 2.5 gets it 3-6, given up at 4.5.
    var outcome =
        new Sketch()
            .timeout(2)
            .retries(1, constant(0.5))
            .station("slot", 1, Discipline.FCFS)
            .at(0, "a", hold("slot", waits(3)))
            .run(20);
    assertEquals(Map.of("timeout", 2L), outcome.of("a").errors());
    assertEquals(6.0 / 20, outcome.at("slot").utilization(), 1e-9);
    assertEquals(4.0 / 20, outcome.replication().inSystem(), 1e-9);
  }

  @Test
  void aRetryThatSucceedsEndsTheTrying() {
    // The server is taken until 2.75: refused at 0.5, 1.5 and 2.5, served from 3.5 on.
    var outcome =
        new Sketch()
            .retries(5, constant(1))
            .station(
                new Station("q", 1, Discipline.FCFS, 0, false, Optional.empty(), new double[0]))
            .at(0, "first", use("q", 2.75))
            .at(0.5, "a", use("q", 1))
            .run(20);
    assertEquals(Map.of("refused", 3L), outcome.of("a").errors());
    assertEquals(1, outcome.of("a").completed());
    assertEquals(1, outcome.of("a").response().mean(), 1e-9);
  }

  @Test
  void aRetryDrawsAnewAndMovesNothingElse() {
    // With a failing first kind of request, retried or not, the second one draws the same times.
    double[] maxima = new double[2];
    for (int tries = 0; tries < 2; tries++) {
      var outcome =
          new Sketch()
              .kind("broken", new Activity.Fail("broken"))
              .kind("a", new Activity.Wait(new Exponential(1)))
              .clients(
                  Users.of(1, 0, "a")
                      .start("broken", "a", "broken", "a", "broken", "a")
                      .retries(tries * 3, constant(0)))
              .run(100);
      maxima[tries] = outcome.of("a").response().max();
      assertEquals(3 * (1 + 3 * tries), outcome.of("broken").errorResponse().count());
    }
    assertEquals(maxima[0], maxima[1], 1e-9);
  }

  @Test
  void severalPopulationsAreIndependent() {
    // Users of one population draw the same whether or not there is another one.
    Sketch alone = new Sketch();
    Sketch beside = new Sketch();
    for (Sketch sketch : List.of(alone, beside)) {
      sketch
          .kind("a", new Activity.Wait(new Exponential(1)))
          .kind("b", waits(0.3))
          .users(10, constant(1), "a");
    }
    beside.poisson(7, "b");
    var one = alone.run(100).of("a").response();
    var other = beside.run(100).of("a").response();
    assertTrue(one.count() > 300);
    assertEquals(one.count(), other.count());
    assertEquals(one.sum(), other.sum(), 1e-9);
  }

  @Test
  void whoTriesAgainWithoutEndIsCountedToTheEnd() {
    // 40,001 attempts of 1 ms, 1 ms apart, so the last ends at 80.001; after a think of 100 s as
    // many again, until 260.002.
    var outcome =
        new Sketch()
            .kind("a", waits(0.001), new Activity.Fail("oops"))
            .retries(40_000, constant(0.001))
            .users(1, constant(100), "a")
            .run(300);
    assertEquals(Map.of("oops", 2 * 40_001L), outcome.of("a").errors());
  }
}
