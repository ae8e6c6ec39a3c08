package knee.models.front;

import static knee.models.scenario.Steps.by;
import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import knee.models.scenario.Activity;
import knee.models.scenario.Databases;
import knee.models.scenario.Fleet;
import knee.models.scenario.Proxy.Balance;
import knee.models.scenario.Settings;
import knee.models.scenario.backend.Database;
import knee.models.server.Chain;
import knee.models.server.Story;
import knee.models.server.Trial;
import knee.simulator.distribution.Exponential;
import org.junit.jupiter.api.Test;

/** The same server several times, worked by hand or by a chain. Times in seconds. */
class ReplicasTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;
  private static final Activity WORK = new Activity.Wait(new Exponential(1));

  private static Fleet two(Settings settings) {
    return new Fleet("", settings.server(), List.of(), 2, Optional.empty());
  }

  @Test
  void takeTurns() {
    Story story =
        Story.on(two(Settings.sync(1)))
            .at(0, waits(1)) // first server
            .at(0, waits(0.1)) // second
            .at(0.2, waits(0.1)) // first, 1 to 1.1, though the second is idle
            .at(0.2, waits(0.1))
            .take(1, 0.1, 0.9, 0.1)
            .station("workers", 0.8, 1.3, 4)
            .station("backlog", 0.8, 0, 4);
    assertEquals(2, story.station("workers").capacity());
    assertEquals(2000, story.station("replicas").presentArea());
  }

  @Test
  void whoHasTheFewestConnectionsGetsTheNext() {
    Story.on(two(Settings.sync(1)))
        .proxy(Integer.MAX_VALUE, NEVER, Balance.LEAST_CONNECTIONS)
        .at(0, waits(1)) // first server
        .at(0, waits(0.1)) // second
        .at(0.2, waits(0.2)) // second
        .at(0.3, waits(0.1)) // one each, and it is the first one's turn: 1 to 1.1
        .take(1, 0.1, 0.2, 0.8);
  }

  @Test
  void killOnlyTheirOwn() {
    Story.on(two(Settings.sync(1).timeout(2)))
        .at(0.3, waits(10))
        .at(0.3, waits(2.5)) // silent for 2.5 s at 2.8, when it is done
        .at(2.5, waits(0.1)) // by the first server's new process, from 4 on
        .fails(0, "killed", 2.7)
        .takes(1, 2.5)
        .takes(2, 1.6);
  }

  @Test
  void slowDownAndComputeEachForItself() {
    Story.on(two(Settings.sync(2).slowdown(1, 0, false)))
        .at(0, waits(1))
        .at(0, waits(1))
        .at(0, waits(1)) // beside the first one: both at half speed
        .take(2, 1, 2);
    Story.on(two(Settings.sync(2).cores(1)))
        .at(0, cpu(1))
        .at(0, cpu(1))
        .at(0, cpu(1))
        .take(2, 1, 2)
        .station("cpu", 2, 3, 3);
    Story.on(two(Settings.gthread(1, 2)))
        .at(0, cpu(0.004))
        .at(0, cpu(0.004))
        .at(0, cpu(0.004)) // waits for the first one's interpreter lock
        .take(0.004, 0.004, 0.008);
    Story.on(two(Settings.gevent(1)))
        .at(0, cpu(0.1), waits(0.2), cpu(0.1))
        .at(0, cpu(0.1), waits(0.2), cpu(0.1))
        .at(0, cpu(0.4)) // first server's loop, from 0.1 to 0.5
        .take(0.6, 0.4, 0.5);
  }

  @Test
  void haveConnectionsOfTheirOwn() {
    var pool = Databases.pool(1);
    Story story =
        Story.on(two(Settings.gthread(1, 2)))
            .database(pool)
            .at(0, query(0.1))
            .at(0, query(0.1))
            .at(0, query(0.1))
            .take(0.1, 0.1, 0.2);
    assertEquals(2, story.station("connections").capacity());
    var each = Databases.poolPerWorker(1, Database.UNLIMITED);
    story =
        Story.on(two(Settings.gthread(2, 1)))
            .database(each)
            .at(0, query(0.1))
            .at(0, query(0.1))
            .at(0, query(0.1))
            .take(0.1, 0.1, 0.1);
    assertEquals(4, story.station("connections").capacity());
  }

  @Test
  void workersOfAQueueHaveConnectionsBesideThoseOfThePools() {
    // A pool of one at each server. The tasks have connections of their own meanwhile, 3 s each.
    Story story =
        Story.on(two(Settings.gthread(1, 2)))
            .database(Databases.pool(1))
            .queue("celery", 2)
            .at(0, by("celery", query(3)), query(1)) // first server
            .at(0, by("celery", query(3)), query(2)) // second
            .at(0, query(1)) // first, from 1 to 2
            .take(1, 2, 2)
            .station("connections", 1, 1 + 2 + 1, 3)
            .station("celery", 0, 6, 2);
    assertEquals(2, story.station("connections").capacity());
  }

  @Test
  void workersOfAQueueFillADatabaseThatAdmitsMoreThanThePoolsHave() {
    // Three in all, two of them in pools. The third task waits from 1.75 on, but for none of those.
    Story.on(two(Settings.gthread(1, 2)))
        .database(Databases.of(3, 1, false, Double.POSITIVE_INFINITY, false))
        .queue("celery", 3)
        .at(0, by("celery", query(2)))
        .at(0, by("celery", query(3)))
        .at(1, query(1)) // first server
        .at(1.5, query(1)) // second: its pool is free, the database full until 2
        .at(1.75, by("celery", query(2)))
        .takes(2, 1)
        .takes(3, 1.5)
        .station("connections", 0.5, 1 + 1, 2)
        .station("celery", 0, 2 + 3 + 2.25, 3);
  }

  @Test
  void workersOfAQueueUseTheConnectionsOfADatabaseThatAdmitsNoMoreThanThePoolsHave() {
    // Two in all, of four in pools: r1 and the task have them, until r2 may go on at 3.
    Story story =
        Story.on(two(Settings.gthread(1, 2)))
            .database(Databases.of(2, 2, false, Double.POSITIVE_INFINITY, false))
            .queue("celery", 1)
            .at(0, by("celery", query(3)))
            .at(1, query(4))
            .at(1.5, query(1))
            .takes(1, 4)
            .takes(2, 2.5)
            .station("connections", 1.5, 3 + 4 + 1, 3);
    assertEquals(2, story.station("connections").capacity());
  }

  /** Each server is an M/M/1 queue with half of the arrivals. */
  @Test
  void drawnAtRandomAreQueuesOfTheirOwn() {
    Trial.of(Settings.sync(1).timeout(NEVER), WORK)
        .arrivals(0.8)
        .replicas(2, Balance.RANDOM)
        .completions(40_000)
        .hasMeanResponse(1 / (1 - 0.4));
  }

  /** Every other arrival: E2/M/1, where sigma = (1.2 / (1.2 + 1 - sigma))^2 (Kleinrock 1975). */
  @Test
  void inTurnAreLessVariable() {
    double sigma = 0.5;
    for (int i = 0; i < 200; i++) {
      double share = 1.2 / (1.2 + 1 - sigma);
      sigma = share * share;
    }
    Trial.of(Settings.sync(1).timeout(NEVER), WORK)
        .arrivals(1.2)
        .replicas(2, Balance.ROUND_ROBIN)
        .hasMeanResponse(1 / (1 - sigma));
  }

  /** Two queues, of which the shorter is joined. */
  @Test
  void leastConnectionsIsJoiningTheShorterQueue() {
    int users = 5;
    var chain =
        new Chain(
            (n, to) -> {
              int thinking = users - n[0] - n[1];
              int shorter = n[0] <= n[1] ? 0 : 1;
              to.add(thinking / 2.0, n[0] + 1 - shorter, n[1] + shorter);
              to.add(n[0] > 0 ? 1 : 0, Math.max(0, n[0] - 1), n[1]);
              to.add(n[1] > 0 ? 1 : 0, n[0], Math.max(0, n[1] - 1));
            },
            0,
            0);
    Trial.of(Settings.sync(1).timeout(NEVER), WORK)
        .users(users, 2)
        .replicas(2, Balance.LEAST_CONNECTIONS)
        .hasMeanResponse(chain.response(users, 2, n -> n[0] + n[1]));
  }
}
