package knee.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a user reads of processes, memory and populations, from file to report, in cases small
 * enough to be worked out by hand.
 */
class WebServerResultsTest extends SimulatedSession {
  /** Users come at 0, 0.1, 0.2 and 0.3 s; the fourth makes the kernel kill the second process. */
  private static final String MEMORY =
      """
      clients: {users: 4, spawn_rate: 10/s, think: 100s}
      requests: {page: [{wait: 5s}]}
      server:
        worker_class: gthread
        workers: 2
        threads: 2
        wakeup: fair
        memory: {limit: 500MB, per_worker: 100MB, per_connection: 100MB}
      run: {duration: 20s, warm_up: none, replications: 2}
      """;

  private static void assertValue(double expected, JsonNode node) {
    assertEquals(expected, node.path("value").asDouble(), 1e-9, node.toString());
  }

  @Test
  void memoryAndWhoWasKilledForIt() throws IOException {
    Session session = run(MEMORY);
    assertEquals(0, session.status(), session.err());
    JsonNode point = point();
    assertEquals(0.5, point.at("/errors/kinds/killed").asDouble());
    JsonNode memory = point.at("/memory/server");
    assertEquals(500e6, memory.path("limit").asDouble());
    assertEquals(500e6, memory.path("max").asDouble());
    assertEquals(2, memory.path("kills").asInt(), "one in each replication");
    // 300, 400, 500 MB for 0.1 s each, 300 until the boot at 1.3, 400 until 5, 300 until 5.2, 200.
    double area = 30e6 + 40e6 + 50e6 + 300e6 + 3.7 * 400e6 + 0.2 * 300e6 + 14.8 * 200e6;
    assertValue(area / 20, memory.path("mean"));
    assertEquals(0, point.at("/processes/1/kills").asInt());
    assertEquals(2, point.at("/processes/2/kills").asInt());
    assertEquals(300e6, point.at("/processes/2/memory_max").asDouble());
    assertTrue(session.out().contains("workers were killed for want of memory: 2 times"));
    assertTrue(session.out().contains("500 of 500 MB"), session.out());
    assertTrue(Files.readString(out().resolve("report.html")).contains("500 of 500 MB"));
  }

  @Test
  void noQueueIsLessThanNothing() throws IOException {
    // Eight users at seven workers seldom wait: what is present less what is busy is rounding.
    run(
        """
        clients: {users: 8, think: exp(500ms)}
        requests: {page: [{wait: exp(70ms)}, {use: disk, for: exp(100ms)}]}
        resources: {disk: {servers: 2}}
        server: {workers: 7}
        run: {duration: 100s, warm_up: none, replications: 2}
        """);
    int empty = 0;
    for (JsonNode bin : point().path("over_time")) {
      double queue = bin.at("/queues/workers").asDouble();
      assertTrue(queue == 0 || queue > 1e-6, bin.toString());
      empty += queue == 0 ? 1 : 0;
    }
    assertTrue(empty > 10, empty + " of 50 bins without a queue");
  }

  @Test
  void whatEachProcessDid() throws IOException {
    run(MEMORY);
    JsonNode point = point();
    for (int process = 1; process <= 2; process++) {
      assertValue(0.5, point.at("/processes/" + process + "/connections"));
      assertValue(0.5, point.at("/processes/" + process + "/requests"));
      assertValue(0, point.at("/processes/" + process + "/queue"));
    }
    assertValue(10 / 40.0, point.at("/processes/1/utilization"));
    assertValue(0.2 / 40, point.at("/processes/2/utilization"));
    assertValue(10 / 20.0, point.at("/processes/1/open"));
    assertValue(0.1, point.at("/processes/1/throughput"));
    assertValue(0.5, point.at("/imbalance/server/most"));
    List<String> rows = Files.readAllLines(out().resolve("processes.csv"));
    assertTrue(rows.get(0).startsWith("variant,process,connections_share,"), rows.get(0));
    assertTrue(rows.get(0).endsWith(",memory_max_bytes,kills"), rows.get(0));
    assertTrue(rows.get(1).startsWith("base,1,0.5,"), rows.get(1));
    assertTrue(rows.get(2).startsWith("base,2,0.5,"), rows.get(2));
    assertTrue(rows.get(2).endsWith(",300000000,2"), rows.get(2));
    assertEquals(3, rows.size());
    assertTrue(Files.exists(out().resolve("processes.svg")));
  }

  @Test
  void sharesAreThoseOfTheWeights() throws IOException {
    // Eager processes always accept, so three in four connections go to the first, whatever waits.
    run(
        """
        clients: {arrivals: 100/s}
        requests: {page: [{wait: exp(50ms)}]}
        server: {worker_class: gthread, workers: 2, threads: 8, wakeup: [3, 1]}
        run: {duration: 100s, warm_up: 10s, replications: 10, seed: 3}
        """);
    JsonNode share = point().at("/processes/1/connections");
    assertTrue(share.path("low").asDouble() < 0.75, share.toString());
    assertTrue(share.path("high").asDouble() > 0.75, share.toString());
    assertTrue(share.path("high").asDouble() - share.path("low").asDouble() < 0.02);
    double sum = share.path("value").asDouble();
    assertEquals(1, sum + point().at("/processes/2/connections/value").asDouble(), 1e-9);
    // 75 a second of 50 ms each, on 8 threads that are never all taken to speak of.
    assertEquals(75 * 0.05 / 8, point().at("/processes/1/utilization/value").asDouble(), 0.01);
    assertEquals(25 * 0.05 / 8, point().at("/processes/2/utilization/value").asDouble(), 0.01);
  }

  @Test
  void processesOfPoolsAndReplicasHaveTheirNames() throws IOException {
    run(
        """
        clients: {users: 4, think: 1s}
        requests: {a: [{wait: 1s}], b: [{wait: 1s}]}
        servers:
          web: {workers: 1, replicas: 2, serves: [a]}
          heavy: {workers: 2, serves: [b]}
        run: {duration: 20s, warm_up: none, replications: 2}
        """);
    JsonNode point = point();
    assertTrue(point.path("processes").has("web.2.1"), point.path("processes").toString());
    assertTrue(point.path("processes").has("heavy.2"));
    assertEquals(4, point.path("processes").size());
    assertEquals(2, point.path("imbalance").size());
    double both = 0;
    for (String name : List.of("web.1.1", "web.2.1")) {
      both += point.path("processes").path(name).at("/connections/value").asDouble();
    }
    assertEquals(1, both, 1e-9);
  }

  @Test
  void eachPopulationIsReported() throws IOException {
    // Two people wait 1 s and think 1 s: 5 pages each in 10 s. A robot comes at 2, 4, ... and gives
    // up after 0.5 s: 4 of them until 9 s have ended, the one of 10 s not.
    Session session =
        run(
            """
            clients:
              people: {users: 2, think: 1s, mix: {page: 1}}
              robots: {arrivals: {every: 2s}, mix: {page: 1}, timeout: 500ms}
            requests: {page: [{wait: 1s}]}
            run: {duration: 10s, warm_up: none, replications: 2}
            expect:
              - clients.people.mean < 1.1s
              - clients.robots.errors < 50%
            """);
    assertEquals(1, session.status(), session.err());
    JsonNode point = point();
    JsonNode people = point.at("/populations/people");
    assertEquals(20, people.path("completed").asInt());
    assertValue(1, people.at("/response/mean"));
    assertValue(1, people.path("throughput"));
    assertValue(0, people.at("/errors/share"));
    JsonNode robots = point.at("/populations/robots");
    assertEquals(0, robots.path("completed").asInt());
    assertValue(1, robots.at("/errors/share"));
    assertValue(0.5, robots.at("/errors/response/mean"));
    assertEquals(1.0, robots.at("/errors/kinds/timeout").asDouble());
    List<String> rows = Files.readAllLines(out().resolve("populations.csv"));
    assertTrue(rows.get(0).startsWith("variant,population,replications,"), rows.get(0));
    assertTrue(rows.get(1).startsWith("base,people,2,20,true,20,1,1,1,1,"), rows.get(1));
    assertTrue(rows.get(2).startsWith("base,robots,2,20,true,0,0,"), rows.get(2));
    assertTrue(session.out().contains("clients.people.mean < 1.1s"), session.out());
    assertTrue(session.out().contains("FAILED") || session.out().contains("robots.errors"));
    assertTrue(session.out().contains("Populations:"), session.out());
    assertTrue(Files.exists(out().resolve("latency-by-population.svg")));
  }

  @Test
  void anUnknownPopulationIsAFault() throws IOException {
    Session session =
        run(
            """
            clients: {people: {users: 2, think: 1s}}
            requests: {page: [{wait: 1s}]}
            expect: [clients.peple.mean < 1s]
            """);
    assertEquals(2, session.status());
    assertTrue(session.err().contains("did you mean 'clients.people.mean'"), session.err());
  }

  @Test
  void withoutThemNothingIsSaid() throws IOException {
    Files.createDirectories(out());
    Files.writeString(out().resolve("populations.csv"), "of an earlier run");
    Session session =
        run(
            """
            clients: {users: 2, think: 1s}
            requests: {page: [{wait: 1s}]}
            run: {duration: 10s, warm_up: none, replications: 2}
            """);
    assertEquals(0, session.status(), session.err());
    for (String name : List.of("processes", "imbalance", "memory", "populations")) {
      assertFalse(point().has(name), name);
      assertFalse(Files.exists(out().resolve(name + ".csv")), name);
    }
  }

  @Test
  void aPoolThatOpensWhenNeededPaysForItOnce() throws IOException {
    // 3 + 2 + 1 s, and after a think time of 1 s the query alone, twice.
    run(
        """
        clients: {users: 1, think: 1s}
        requests: {list: [{query: 1s}]}
        database: {pool: 1, opened: when_needed, connect: 2s, connect_cpu: 3s}
        run: {duration: 10.5s, warm_up: none, replications: 1}
        """);
    assertEquals((6 + 1 + 1) / 3.0, point().at("/response/mean/value").asDouble(), 1e-9);
  }
}
