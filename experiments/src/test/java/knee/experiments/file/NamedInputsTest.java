package knee.experiments.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is named on the command line: files that are none, and paths that lead nowhere. */
final class NamedInputsTest {
  @TempDir Path folder;

  @Test
  void pipeIsReadLikeAFile() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    CompletableFuture<Path> writer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.writeString(pipe, Reads.LOAD + Reads.PAGE);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertEquals(1, ExperimentFile.read(pipe, Overrides.NONE).points().size());
    writer.get();
  }

  @Test
  void nearestPathKeepsItsEnd() {
    for (String server : List.of("", "server: {workers: 1}\n")) {
      assertEquals(
          List.of("--set: unknown path 'servr.workers'; did you mean 'server.workers'?"),
          new Reads(folder).faults(Reads.LOAD + Reads.PAGE + server, "servr.workers=2"));
    }
  }

  @Test
  void replicationsHaveALimit() {
    Overrides many =
        new Overrides(OptionalLong.empty(), OptionalInt.of(1_000_001), List.of(), Optional.empty());
    assertEquals(
        List.of("--replications: 1000001 replications; write at most 1000000"),
        new Reads(folder).faults(Reads.LOAD + Reads.PAGE, many));
  }
}
