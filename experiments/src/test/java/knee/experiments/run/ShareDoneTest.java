package knee.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import knee.experiments.file.Point;
import knee.experiments.file.Reads;
import knee.experiments.run.work.UnitOfWork;
import knee.simulator.statistics.Replication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replication tells how far it is, and is none the worse for it. */
class ShareDoneTest {
  @TempDir Path directory;

  private final List<Double> shares = new ArrayList<>();

  /** A queue with one request a second, served at once in 10 ms. */
  private List<Replication> run(String length) throws Exception {
    String text =
        """
        clients: {arrivals: {every: 1s}}
        requests: {one: [{use: queue, for: 10ms}]}
        resources: {queue: {servers: 1}}
        run: {warm_up: 1500ms, %s}
        """
            .formatted(length);
    Point point = new Reads(directory).point(text);
    return UnitOfWork.SIMULATION.run(point, 0, shares::add);
  }

  private static long completed(List<Replication> parts) {
    return parts.stream().mapToLong(part -> part.requests().get(0).completed()).sum();
  }

  private void assertRisesToOne(int least) {
    for (int i = 1; i < shares.size(); i++) {
      assertTrue(shares.get(i) > shares.get(i - 1));
    }
    assertTrue(shares.size() >= least);
    assertEquals(1, shares.get(shares.size() - 1));
  }

  @Test
  void fewerCompletionsThanStagesAreNotExceeded() throws Exception {
    for (int asked : new int[] {1, 3, 79, 81, 1000}) {
      assertEquals(asked, completed(run("completions: " + asked + ", replications: 2")));
      assertRisesToOne(80);
      shares.clear();
    }
  }

  @Test
  void aLoneReplicationTellsItInItsBatches() throws Exception {
    List<Replication> batches = run("completions: 1000, replications: 1");
    assertEquals(UnitOfWork.BATCHES, batches.size());
    batches.forEach(batch -> assertEquals(25, batch.requests().get(0).completed()));
    assertRisesToOne(80);
  }

  @Test
  void aDurationEndsWhereItShould() throws Exception {
    // From 1.5 s to 8.7 s: the requests of 2, 3, ... 8 s.
    List<Replication> whole = run("duration: 7200ms, replications: 2");
    assertEquals(7.2, whole.get(0).window(), 1e-12);
    assertEquals(7, completed(whole));
    assertRisesToOne(80);
  }
}
