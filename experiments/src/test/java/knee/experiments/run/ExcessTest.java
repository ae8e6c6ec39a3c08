package knee.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import knee.experiments.file.Point;
import knee.experiments.file.Reads;
import knee.experiments.run.work.UnitOfWork;
import knee.simulator.statistics.Excess;
import knee.simulator.statistics.Replication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was drawn beyond its mean is 0 on average, whoever gives up, is refused or tries again. */
class ExcessTest {
  private static final int RUNS = 300;

  @TempDir Path directory;

  private static void assertNoneOnAverage(double[] values) {
    double sum = 0;
    double squares = 0;
    for (double value : values) {
      sum += value;
      squares += value * value;
    }
    double error = Math.sqrt(squares / values.length / values.length);
    assertTrue(error > 0);
    assertTrue(Math.abs(sum / values.length) < 3.5 * error, sum / values.length + " +- " + error);
  }

  private void assertFair(String text) throws Exception {
    Point point = new Reads(directory).point(text);
    double[] clients = new double[RUNS];
    double[] demands = new double[RUNS];
    for (int i = 0; i < RUNS; i++) {
      Excess excess = UnitOfWork.SIMULATION.run(point, i).get(0).excess();
      clients[i] = excess.clients();
      demands[i] = excess.demands();
    }
    assertNoneOnAverage(clients);
    assertNoneOnAverage(demands);
  }

  @Test
  void withImpatientJobsShortestFirst() throws Exception {
    assertFair(
        """
        clients: {arrivals: {every: gamma(1s cv=0.7)}, timeout: 4s}
        requests: {one: [{use: queue, for: hyperexp(1s cv=2)}]}
        resources: {queue: {discipline: sjf, queue: 3, patience: exp(2s)}}
        run: {warm_up: 5s, completions: 40, replications: 2}
        """);
  }

  @Test
  void withTransactionsThatRunAgain() throws Exception {
    assertFair(
        """
        clients: {users: 8, think: exp(100ms), timeout: 1s, retries: {max: 3, backoff: exp(50ms)}}
        requests:
          one: [{cpu: lognormal(20ms cv=1)}, {transaction: [{lock: row}, {query: exp(40ms)}]}]
        server: {worker_class: gthread, workers: 2, threads: 3}
        locks: {row: {rows: 2, mode: optimistic, retries: 2}}
        run: {warm_up: 1s, duration: 5s, replications: 2}
        """);
  }

  @Test
  void constantsAreAsExpected() throws Exception {
    Point point =
        new Reads(directory)
            .point(
                """
                clients: {users: 3, think: 100ms}
                requests: {one: [{use: queue, for: 70ms}]}
                resources: {queue: {servers: 1}}
                run: {warm_up: 1s, duration: 5s, replications: 1}
                """);
    for (Replication batch : UnitOfWork.SIMULATION.run(point, 0)) {
      assertEquals(Excess.NONE, batch.excess());
    }
  }
}
