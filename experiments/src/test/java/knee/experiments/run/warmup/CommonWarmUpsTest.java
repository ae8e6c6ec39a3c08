package knee.experiments.run.warmup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import knee.experiments.file.ExperimentFile;
import knee.experiments.file.Overrides;
import knee.experiments.file.Point;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Variants at one place of the grid are measured from the same moment on. */
class CommonWarmUpsTest {
  private static final String EXPERIMENT =
      """
      clients: {users: 10, think: 1s}
      requests: {a: [{use: disk, for: 5ms}]}
      resources: {disk: {servers: 1}}
      run: {duration: 60s}
      variants:
        quick: {}
        slow: {resources: {disk: {servers: 2}}}
        given: {run: {warm_up: 3s}}
      vary: {clients.users: [10, 20]}
      """;

  @TempDir Path directory;

  private final AtomicInteger pilots = new AtomicInteger();

  /** Settles after 7 s, with two servers after 20 s, with 20 users twice as late. */
  private final UnitOfWork unit =
      (point, replication) -> {
        pilots.incrementAndGet();
        double settled = point.variant().equals("slow") ? 20 : 7;
        boolean many = point.vary().get("clients.users").equals(20L);
        return List.of(SettlingRun.after(many ? 2 * settled : settled, point.length()));
      };

  private List<Point> points(String only) throws Exception {
    Path file = Files.writeString(directory.resolve("a.yaml"), EXPERIMENT);
    var overrides =
        new Overrides(
            OptionalLong.empty(), OptionalInt.empty(), List.of(), Optional.ofNullable(only));
    return ExperimentFile.read(file, overrides).points();
  }

  @Test
  void theSlowestToSettleDecidesForItsPlace() throws Exception {
    CommonWarmUps warmUps = new CommonWarmUps(unit, work -> {});
    double[] expected = {20, 40, 20, 40, 3, 3};
    List<Point> points = points(null);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], warmUps.seconds(points.get(i)), points.get(i).variant() + i);
    }
    // Five of 30 s for 7 and 14 s; 20 s take another five of 60 s, 40 s five more of 120 s.
    assertEquals(5 + 10 + 5 + 15, pilots.get(), "each found once");
  }

  @Test
  void oneThatFailsFailsAlone() throws Exception {
    UnitOfWork slowFails =
        (point, replication) -> {
          if (point.variant().equals("slow")) {
            throw new IllegalStateException("stuck");
          }
          return unit.run(point, replication);
        };
    CommonWarmUps warmUps = new CommonWarmUps(slowFails, work -> {});
    List<Point> points = points(null);
    assertEquals(7, warmUps.seconds(points.get(0)));
    assertThrows(ExecutionException.class, () -> warmUps.seconds(points.get(2)));
  }

  @Test
  void aVariantAloneIsWhatItIsAmongTheOthers() throws Exception {
    CommonWarmUps warmUps = new CommonWarmUps(unit, work -> {});
    List<Point> alone = points("quick");
    assertEquals(2, alone.size());
    assertEquals(20, warmUps.seconds(alone.get(0)));
    assertTrue(points("given").get(0).compared().isEmpty());
  }
}
