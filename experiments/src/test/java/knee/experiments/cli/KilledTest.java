package knee.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import knee.experiments.cli.session.Surroundings;
import knee.experiments.run.FakeSimulation;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process of its own that is ended in the middle. */
@Timeout(60)
class KilledTest {
  @TempDir Path directory;

  /** A program like {@code knee} whose last point never ends. */
  static final class Stuck {
    public static void main(String[] args) {
      UnitOfWork unit =
          (point, replication) -> {
            if (Set.of(30L, 170L).contains(point.vary().get("clients.users"))) {
              sleep();
            }
            return new FakeSimulation().run(point, replication);
          };
      System.exit(Knee.run(Surroundings.of(System.out, System.err, unit, Map.of(), false), args));
    }

    private static void sleep() {
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Process start(Path file, Path out) throws IOException {
    return start(file, out, "--no-charts");
  }

  private static Process start(Path file, Path out, String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Stuck.class.getName()));
    command.addAll(List.of("run", file.toString(), "--out", out.toString(), "--progress"));
    command.addAll(List.of(more));
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  /** Returns when so many points have finished. */
  private static void await(int points, Process process) throws IOException {
    int lines = 0;
    while (lines < points) {
      int read = process.getErrorStream().read();
      assertTrue(read >= 0, "it ended too early");
      if (read == '\n') {
        lines++;
      }
    }
  }

  private void assertTwoPointsAndResume(Path file, Path out) throws IOException {
    Path json = out.resolve("results.json");
    assertEquals(2, new ObjectMapper().readTree(json.toFile()).path("points").size());
    String[] resume = {"run", file.toString(), "--out", out.toString(), "--no-charts", "--resume"};
    assertEquals(0, Session.of(resume).status());
    Path whole = directory.resolve("whole");
    Session.of("run", file.toString(), "--out", whole.toString(), "--no-charts");
    assertArrayEquals(Files.readAllBytes(whole.resolve("results.json")), Files.readAllBytes(json));
  }

  @Test
  void whatHadFinishedSurvivesAKill() throws Exception {
    Path file = Session.write(directory, "a.yaml", Session.EXPERIMENT);
    Path out = directory.resolve("out");
    Process process = start(file, out);
    await(2, process);
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    assertTwoPointsAndResume(file, out);
  }

  @Test
  void interruptionSaysHowToGoOn() throws Exception {
    Path file = Session.write(directory, "a.yaml", Session.EXPERIMENT);
    Path out = directory.resolve("out");
    Process process = start(file, out);
    await(2, process);
    process.toHandle().destroy();
    String rest =
        new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    assertEquals(3, process.waitFor());
    assertEquals(1, rest.lines().count(), rest);
    assertTrue(rest.startsWith("knee: interrupted; 2 of 3 points are in "), rest);
    assertTrue(rest.contains("--resume"), rest);
    assertTwoPointsAndResume(file, out);
  }

  @Test
  void soDoesOneWhileChartsAreDrawn() throws Exception {
    String two = Session.EXPERIMENT.replace("[5, 10, 30]", "[5, 10]");
    Path file = Session.write(directory, "a.yaml", two);
    Path out = directory.resolve("out");
    Session.of("run", file.toString(), "--out", out.toString(), "--seed", "8");
    assertTrue(names(out).contains("report.html"));
    Process process = start(file, out, "--threads", "1");
    await(2, process);
    process.toHandle().destroy();
    String rest = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(3, process.waitFor());
    assertTrue(rest.startsWith("knee: interrupted; 2 of 2 points are in "), rest);
    assertFalse(names(out).contains("report.html"), "it shows the results that are gone");
  }

  /** All are written anew after each of the first 128 points, then after 130, 132, ... */
  private Path manyPoints() throws IOException {
    String many = Session.EXPERIMENT.replace("[5, 10, 30]", "{from: 31, to: 170, step: 1}");
    return Session.write(directory, "many.yaml", many);
  }

  @Test
  void ofManyPointsNoneIsLostToAKill() throws Exception {
    Path file = manyPoints();
    Path out = directory.resolve("out");
    Process process = start(file, out);
    await(139, process);
    process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    Path json = out.resolve("results.json");
    assertEquals(138, new ObjectMapper().readTree(json.toFile()).path("points").size());
    AtomicInteger runs = new AtomicInteger();
    UnitOfWork counted =
        (point, replication) -> {
          runs.incrementAndGet();
          return new FakeSimulation().run(point, replication);
        };
    String[] resume = {"run", file.toString(), "--out", out.toString(), "--no-charts", "--resume"};
    assertEquals(0, Session.with(counted, resume).status());
    assertEquals(4, runs.get(), "the replications of the last point");
    Path whole = directory.resolve("whole");
    Session.of("run", file.toString(), "--out", whole.toString(), "--no-charts");
    assertArrayEquals(Files.readAllBytes(whole.resolve("results.json")), Files.readAllBytes(json));
    assertEquals(names(whole), names(out), "nothing else is left");
  }

  private static Set<String> names(Path folder) {
    return Set.of(folder.toFile().list());
  }

  @Test
  void anInterruptionWritesAllThatHaveFinished() throws Exception {
    Path file = manyPoints();
    Path out = directory.resolve("out");
    Process process = start(file, out);
    await(139, process);
    process.toHandle().destroy();
    assertEquals(3, process.waitFor());
    Path json = out.resolve("results.json");
    assertEquals(139, new ObjectMapper().readTree(json.toFile()).path("points").size());
  }
}
