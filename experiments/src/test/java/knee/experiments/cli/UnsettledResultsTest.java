package knee.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user reads of requests that wait for each other, and of queues that grow. */
class UnsettledResultsTest extends SimulatedSession {
  /** Ten users; each kind asks for the row and the only connection in another order. */
  private static final String CROSSED =
      """
      clients: {users: 10, think: exp(100ms)}
      requests:
        row_first: [{lock: stock}, {wait: exp(10ms)}, {query: exp(10ms)}]
        connection_first: [{transaction: [{query: exp(10ms)}, {lock: stock}, {query: exp(10ms)}]}]
      locks: {stock: {rows: 1}}
      """;

  @Test
  void requestsThatWaitForEachOtherAreNamed() throws IOException {
    Session session =
        run(CROSSED + "database: {pool: 1}\nrun: {duration: 60s, warm_up: 10s, replications: 3}\n");
    assertEquals(0, session.status(), session.err());
    JsonNode point = point();
    assertEquals(0, point.path("completed").asInt());
    assertFalse(point.path("stationary").asBoolean());
    assertEquals(
        "2 requests wait for each other for ever (3 of 3 replications ended so):"
            + " 1 holds connections and waits for locks.stock,"
            + " 1 holds locks.stock and waits for connections, 8 more wait behind them",
        point.path("reason").asText());
    assertTrue(session.out().contains("wait for each other for ever"), session.out());
  }

  @Test
  void aRunForANumberOfRequestsEndsThoughTheyWaitForEachOther() throws IOException {
    Session session = run(CROSSED + "database: {pool: 1}\nrun: {completions: 1000000}\n");
    assertEquals(0, session.status(), session.err());
    assertTrue(point().path("reason").asText().contains("wait for each other for ever"));
  }

  @Test
  void aTimeoutThatEndsACircleMakesItANote() throws IOException {
    Session session =
        run(
            CROSSED
                + "database: {pool: 1, acquire_timeout: 5s}\n"
                + "run: {duration: 600s, warm_up: 20s, replications: 5}\n");
    assertEquals(0, session.status(), session.err());
    JsonNode point = point();
    assertTrue(point.path("completed").asInt() > 100);
    assertTrue(point.path("stationary").asBoolean(), point.path("reason").asText());
    String notes = point.path("notes").toString();
    assertTrue(notes.contains("2 requests wait for each other until a timeout ends it"), notes);
  }

  /** An M/M/1 of 100/s. */
  private JsonNode queue(String clients, String disk, String run) throws IOException {
    run(
        """
        clients: {%s}
        requests: {page: [{use: disk, for: exp(10ms)}]}
        resources: {disk: {%s}}
        run: {%s}
        """
            .formatted(clients, disk, run));
    return point();
  }

  @Test
  void anOverloadThatTheFileGivesAwayIsSaidHoweverShortTheRun() throws IOException {
    String shortRun = "duration: 10s, warm_up: 1s, replications: 1";
    for (String rate : List.of("100/s", "102/s", "105/s", "120/s")) {
      JsonNode point = queue("arrivals: " + rate, "servers: 1", shortRun);
      assertFalse(point.path("stationary").asBoolean(), rate);
      String reason = point.path("reason").asText();
      String load = rate.equals("100/s") ? "1" : "1." + rate.substring(1, 3).replaceAll("0$", "");
      assertTrue(reason.startsWith("disk is offered " + load + " of what it can serve"), reason);
    }
    assertTrue(queue("arrivals: 80/s", "servers: 1", shortRun).path("stationary").asBoolean());
  }

  @Test
  void whoMayLeaveMakesItUncertainAndWhoLeavesSettlesIt() throws IOException {
    String run = "duration: 60s, warm_up: 10s, replications: 20";
    assertTrue(queue("arrivals: 150/s", "queue: 5", run).path("stationary").asBoolean());
    // Room enough for what comes in this minute: nobody is turned away, so it is known to grow.
    JsonNode roomy = queue("arrivals: 150/s", "queue: 100000", run);
    assertTrue(roomy.path("reason").asText().startsWith("disk is offered 1.5 of "));
    // Clients that give up leave their work behind.
    JsonNode impatient = queue("arrivals: 150/s, timeout: 1s", "servers: 1", run);
    assertTrue(impatient.path("errors").path("kinds").path("timeout").asDouble() > 0.9);
    assertTrue(impatient.path("reason").asText().startsWith("disk is offered 1.5 of "));
  }

  @Test
  void aPeakOfAScheduleIsSaidWithItsTime() throws IOException {
    String peak =
        "arrivals: {schedule: [[0s, 50/s], [20s, 50/s], [20s, 120/s], [40s, 120/s], [40s, 50/s]]}";
    String reason =
        queue(peak, "servers: 1", "duration: 60s, replications: 2").path("reason").asText();
    assertTrue(
        reason.startsWith("disk is offered 1.2 of what it can serve from 20s to 40s"), reason);
  }

  @Test
  void replicasThatAreAddedAreNoQueue() throws IOException {
    // 20 ms of CPU: at 70 % one replica is enough for 10/s, and 200/s need six.
    run(
        """
        clients: {arrivals: {schedule: [[0s, 10/s], [100s, 10/s], [100s, 200/s]]}}
        requests: {page: [{cpu: 20ms}]}
        server: {workers: 8, cores: 1, autoscale: {target: 70%, min: 1, max: 8, every: 5s, start: 1s}}
        proxy: {balance: least_connections}
        run: {duration: 200s, warm_up: none, replications: 8}
        """);
    String reason = point().path("reason").asText();
    assertTrue(reason.contains("the number of replicas grows, from 1 "), reason);
    assertFalse(reason.contains("queue of replicas"), reason);
  }

  @Test
  void aBackgroundQueueThatGrowsWithoutLimitIsSaid() throws IOException {
    // 18 mails a second, of which two workers do 10; the requests themselves are in no hurry.
    for (int replications : new int[] {1, 2, 3, 5}) {
      for (String warmUp : List.of("none", "60s", "600s")) {
        run(
            """
            clients: {users: 20, think: exp(1s)}
            requests:
              buy: [{cpu: 5ms}, {background: [{wait: exp(200ms)}], by: celery}]
            queues: {celery: {workers: 2}}
            run: {duration: 60s, warm_up: %s, replications: %d}
            """
                .formatted(warmUp, replications));
        String reason = point().path("reason").asText();
        String what = replications + " replications, warm-up " + warmUp + ": " + reason;
        assertTrue(reason.startsWith("the queue of celery grows, from "), what);
        assertTrue(reason.endsWith("in the second, and no client waits for it"), what);
      }
    }
  }

  @Test
  void aBackgroundQueueThatKeepsUpIsStationary() throws IOException {
    for (int replications : new int[] {1, 2, 5}) {
      run(
          """
          clients: {users: 20, think: exp(1s)}
          requests:
            buy: [{cpu: 5ms}, {background: [{wait: exp(200ms)}], by: celery}]
          queues: {celery: {workers: 6}}
          run: {duration: 100s, warm_up: 30s, replications: %d}
          """
              .formatted(replications));
      assertTrue(point().path("stationary").asBoolean(), point().path("reason").asText());
    }
  }
}
