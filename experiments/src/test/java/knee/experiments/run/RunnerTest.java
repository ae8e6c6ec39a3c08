package knee.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import knee.experiments.file.Point;
import knee.experiments.run.estimate.PointSummary;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.Test;

class RunnerTest {
  private final List<Point> points =
      List.of(
          Points.of("a", Map.of(), 3), Points.of("b", Map.of(), 5), Points.of("c", Map.of(), 1));

  /** Writes down what it hears. */
  private static final class Log implements Runner.Listener {
    private final List<String> events = new ArrayList<>();
    private final List<Long> fingerprints = new ArrayList<>();

    @Override
    public void replicationDone(int point, int replication) {
      events.add(point + "." + replication);
    }

    @Override
    public void pointDone(int point, PointSummary summary) {
      events.add(point + " of " + summary.replications());
      fingerprints.add(summary.fingerprint());
    }
  }

  @Test
  void everythingArrivesInOrder() throws Exception {
    Log log = new Log();
    new Runner(new FakeSimulation(), 4).run(points, List.of(0, 2), log);
    assertEquals(List.of("0.0", "0.1", "0.2", "0 of 3", "2.0", "2 of 1"), log.events);
  }

  @Test
  void threadsThatOvertakeEachOtherChangeNothing() throws Exception {
    // Earlier replications take longer, so with four threads they end in the wrong order.
    UnitOfWork slowFirst =
        (point, replication) -> {
          sleep(20 - 4 * replication);
          return new FakeSimulation().run(point, replication);
        };
    Log one = new Log();
    Log four = new Log();
    new Runner(slowFirst, 1).run(points, List.of(0, 1, 2), one);
    new Runner(slowFirst, 4).run(points, List.of(0, 1, 2), four);
    assertEquals(one.events, four.events);
    assertEquals(one.fingerprints, four.fingerprints);
  }

  @Test
  void threadsDoNotRunFarAhead() throws Exception {
    AtomicInteger started = new AtomicInteger();
    AtomicInteger combined = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    UnitOfWork counted =
        (point, replication) -> {
          int ahead = started.incrementAndGet() - combined.get();
          most.accumulateAndGet(ahead, Math::max);
          return new FakeSimulation().run(point, replication);
        };
    Log counting = new Log();
    Runner.Listener listener =
        new Runner.Listener() {
          @Override
          public void replicationDone(int point, int replication) {
            combined.incrementAndGet();
          }

          @Override
          public void pointDone(int point, PointSummary summary) {
            counting.pointDone(point, summary);
          }
        };
    new Runner(counted, 2).run(List.of(Points.of("a", Map.of(), 300)), List.of(0), listener);
    assertEquals(300, started.get());
    assertTrue(
        most.get() <= 9, "at most 4 for each of 2 threads and the one being combined: " + most);
  }

  @Test
  void failingReplicationIsNamed() {
    UnitOfWork failing =
        (point, replication) -> {
          if (point.variant().equals("b") && replication == 2) {
            throw new IllegalStateException("stuck");
          }
          return new FakeSimulation().run(point, replication);
        };
    Log log = new Log();
    FailedRunException failure =
        assertThrows(
            FailedRunException.class,
            () -> new Runner(failing, 2).run(points, List.of(0, 1, 2), log));
    assertEquals("replication 3 of b failed: stuck", failure.getMessage());
    assertTrue(log.events.contains("0 of 3"), "what came before is kept");
  }

  @Test
  void failureToSaveEndsTheRun() {
    Runner.Listener full =
        (point, summary) -> {
          throw new IOException("No space left on device");
        };
    assertThrows(
        IOException.class,
        () -> new Runner(new FakeSimulation(), 2).run(points, List.of(0, 1), full));
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(Math.max(0, milliseconds));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
