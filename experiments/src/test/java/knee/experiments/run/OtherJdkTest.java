package knee.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same file and seed give the same bytes on every JDK that is installed beside this one. */
@Timeout(120)
class OtherJdkTest {
  private static final String EXPERIMENT =
      """
      clients: {users: 200, think: lognormal(1s cv=0.5), timeout: 400ms, retries: {max: 2}}
      resources:
        slots: {servers: 64}
        cpu: {servers: 2, discipline: processor_sharing}
      locks: {rows: {rows: 10, pick: zipf(0.9)}}
      requests:
        update:
          - hold: slots
            steps:
              - {use: cpu, for: gamma(5ms cv=0.7)}
              - lock: rows
              - wait: exp(20ms)
      run: {duration: 20s, warm_up: 1s, replications: 3, seed: 7}
      """;

  @TempDir private Path directory;

  private static List<Path> jdks() throws IOException {
    Path ours = Path.of(System.getProperty("java.home")).toRealPath();
    try (Stream<Path> all = Files.list(ours.getParent())) {
      return all.filter(jdk -> Files.isExecutable(java(jdk)) && !same(jdk, ours)).toList();
    }
  }

  private static boolean same(Path jdk, Path other) {
    try {
      return jdk.toRealPath().equals(other);
    } catch (IOException e) {
      return true;
    }
  }

  private static Path java(Path jdk) {
    return jdk.resolve("bin").resolve("java");
  }

  private String results(Path jdk, Path file) throws IOException, InterruptedException {
    Path out = Files.createTempFile(directory, "out", ".json");
    Process run =
        new ProcessBuilder(
                java(jdk).toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "knee.experiments.cli.Knee",
                "run",
                file.toString(),
                "--format",
                "json",
                "--no-charts",
                "--out",
                directory.resolve("results").toString())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals(0, run.waitFor(), jdk + " fails");
    return Files.readAllLines(out, StandardCharsets.UTF_8).stream()
        .collect(Collectors.joining("\n"));
  }

  @Test
  void sameBytes() throws IOException, InterruptedException {
    List<Path> others = jdks();
    Assumptions.assumeFalse(others.isEmpty(), "no other JDK is installed");
    Path file = Files.writeString(directory.resolve("experiment.yaml"), EXPERIMENT);
    String expected = results(Path.of(System.getProperty("java.home")), file);
    assertTrue(expected.contains("fingerprint"), expected);
    for (Path other : others) {
      assertEquals(expected, results(other, file), other.toString());
    }
  }
}
