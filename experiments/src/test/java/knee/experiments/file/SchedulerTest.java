package knee.experiments.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Optional;
import knee.models.scenario.Linux;
import knee.models.scenario.Linux.Accounting;
import org.junit.jupiter.api.Test;

/** The scheduler as a file says it. */
final class SchedulerTest {
  private static Optional<Linux> point(int number) throws Exception {
    Path file = Path.of("src", "test", "resources", "correct", "scheduler.yaml");
    var points = ExperimentFile.read(file, Overrides.NONE).points();
    return points.get(number).scenario().server().orElseThrow().scheduler();
  }

  @Test
  void coresAreSharedEquallyUnlessTheFileSaysOtherwise() throws Exception {
    assertEquals(Optional.empty(), point(0));
  }

  @Test
  void itRunsOnAsManyProcessorsAsItHasCores() throws Exception {
    assertEquals(Optional.of(new Linux(2, 0.0014, 0.004, Accounting.TICKS, 0.1)), point(1));
  }

  @Test
  void theSliceGrowsWithTheProcessors() throws Exception {
    assertEquals(0.0021, point(2).orElseThrow().slice(), 1e-12);
    assertEquals(4, point(2).orElseThrow().cpus());
    assertEquals(0.0007, Linux.sliceOf(1), 1e-12);
    assertEquals(0.0014, Linux.sliceOf(3), 1e-12);
    assertEquals(0.0028, Linux.sliceOf(64), 1e-12);
  }

  @Test
  void allParametersAreRead() throws Exception {
    assertEquals(Optional.of(new Linux(64, 0.003, 0.001, Accounting.ALWAYS, 0.05)), point(3));
  }
}
