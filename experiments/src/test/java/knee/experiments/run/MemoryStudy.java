package knee.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Long runs and large systems in a heap of 256 MB, each in a process of its own. Not part of the
 * build: {@code mvn -P slow -pl experiments -am test -Dtest=MemoryStudy
 * -Dsurefire.failIfNoSpecifiedTests=false}, a minute.
 */
class MemoryStudy {
  @TempDir Path directory;

  /** The only point of the results. */
  private JsonNode run(String text) throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("large.yaml"), text);
    Path out = directory.resolve("out");
    Process program =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "knee.experiments.cli.Knee",
                "run",
                file.toString(),
                "--out",
                out.toString(),
                "--no-charts")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals(0, program.waitFor());
    return new ObjectMapper().readTree(out.resolve("results.json").toFile()).at("/points/0");
  }

  @Test
  void aHundredMillionRequests() throws Exception {
    JsonNode point =
        run(
            """
            clients: {arrivals: 0.9/s}
            requests: {one: [{use: queue, for: exp(1s)}]}
            resources: {queue: {servers: 1}}
            run: {completions: 100000000, replications: 1, warm_up: 1000s}
            """);
    assertEquals(100_000_000, point.path("completed").asLong());
    assertEquals(10, point.at("/response/mean/value").asDouble(), 0.2, "1 / (1 - 0.9)");
    assertEquals(10 * Math.log(100), point.at("/response/p99/value").asDouble(), 1.5);
  }

  @Test
  void aMillionUsers() throws Exception {
    JsonNode point =
        run(
            """
            clients: {users: 1000000, think: exp(1s), begin: think}
            requests: {one: [{use: queue, for: exp(300ms)}]}
            resources: {queue: {servers: 300000}}
            run: {warm_up: 3s, duration: 2s, replications: 1}
            """);
    assertEquals(1e6 / 1.3, point.at("/throughput/value").asDouble(), 2000);
    assertEquals(0.3, point.at("/response/mean/value").asDouble(), 0.001);
  }
}
