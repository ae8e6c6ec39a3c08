package knee.experiments.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import knee.experiments.cli.session.Surroundings;
import knee.experiments.run.FakeSimulation;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCommandTest {
  @TempDir Path directory;
  private String file;

  @BeforeEach
  void writeExperiment() throws IOException {
    file = Session.write(directory, "shop.yaml", Session.EXPERIMENT).toString();
  }

  private Session run(String out, String... more) {
    return run(new FakeSimulation(), out, more);
  }

  private Session run(UnitOfWork unit, String out, String... more) {
    String[] args = new String[more.length + 5];
    args[0] = "run";
    args[1] = file;
    args[2] = "--out";
    args[3] = directory.resolve(out).toString();
    args[4] = "--no-charts";
    System.arraycopy(more, 0, args, 5, more.length);
    return Session.with(unit, args);
  }

  private byte[] json(String out) throws IOException {
    return Files.readAllBytes(directory.resolve(out).resolve("results.json"));
  }

  @Test
  void writesResultsAndPrintsOneRowForEachPoint() throws IOException {
    Session session = run("a");
    assertEquals(0, session.status(), session.err());
    assertEquals("", session.err());
    assertEquals(3, session.out().lines().filter(line -> line.contains("disk 25")).count());
    JsonNode results = new ObjectMapper().readTree(json("a"));
    assertEquals(3, results.path("points").size());
    assertEquals(30, results.at("/points/2/vary/clients.users").asInt());
    assertTrue(Files.exists(directory.resolve("a/results.csv")));
  }

  @Test
  void theReportIsOnePageWithTheTables() throws IOException {
    String text = Session.EXPERIMENT.replace("title: A fake", "title: 1 < 2 & 3");
    file = Session.write(directory, "x.yaml", text).toString();
    run("a");
    String page = Files.readString(directory.resolve("a/report.html"));
    assertTrue(page.contains("<h1>1 &lt; 2 &amp; 3</h1>"), page);
    assertEquals(3, page.lines().filter(line -> line.contains("disk 25")).count());
    assertTrue(!page.contains("src=") && !page.contains("href="), "opens without a network");
  }

  @Test
  void threadsDoNotChangeAByte() throws IOException {
    run("one", "--threads", "1");
    run("four", "--threads", "4");
    assertArrayEquals(json("one"), json("four"));
    assertArrayEquals(
        Files.readAllBytes(directory.resolve("one/results.csv")),
        Files.readAllBytes(directory.resolve("four/results.csv")));
  }

  @Test
  void seedsDiffer() throws IOException {
    run("a");
    run("b", "--seed", "8");
    assertFalse(Arrays.equals(json("a"), json("b")));
  }

  @Test
  void resumeEndsWithTheSameBytesAndRunsOnlyTheRest() throws IOException {
    run("whole");
    UnitOfWork breaksAtThirdPoint =
        (point, replication) -> {
          if (point.vary().get("clients.users").equals(30L)) {
            throw new IllegalStateException("power cut");
          }
          return new FakeSimulation().run(point, replication);
        };
    Session broken = run(breaksAtThirdPoint, "broken");
    assertEquals(3, broken.status());
    assertEquals(1, broken.err().lines().count(), broken.err());
    assertTrue(broken.err().contains("2 of 3 points"), broken.err());
    assertTrue(broken.err().contains("--resume"), broken.err());
    assertEquals(2, new ObjectMapper().readTree(json("broken")).path("points").size());

    AtomicInteger runs = new AtomicInteger();
    UnitOfWork counted =
        (point, replication) -> {
          runs.incrementAndGet();
          return new FakeSimulation().run(point, replication);
        };
    assertEquals(0, run(counted, "broken", "--resume").status());
    assertEquals(4, runs.get(), "four replications of the point that was missing");
    assertArrayEquals(json("whole"), json("broken"));
    run(counted, "broken", "--resume");
    assertEquals(4, runs.get(), "nothing is left to run");
    assertArrayEquals(json("whole"), json("broken"));
    run(counted, "broken", "--resume", "--seed", "9");
    assertEquals(16, runs.get(), "another seed is another experiment");
  }

  @Test
  void olderResultsStayUntilThereIsSomethingNew() throws IOException {
    run("a");
    byte[] before = json("a");
    UnitOfWork broken =
        (point, replication) -> {
          throw new IllegalStateException("no");
        };
    Session session = run(broken, "a", "--seed", "8");
    assertEquals(3, session.status());
    assertTrue(session.err().contains("no point had finished"), session.err());
    assertEquals("", session.out(), "not even the head of a table");
    assertArrayEquals(before, json("a"));
  }

  @Test
  void documentsAreAloneOnStandardOutput() throws IOException {
    Session json = run("a", "--format", "json");
    assertArrayEquals(json("a"), json.out().getBytes(UTF_8));
    Session csv = run("a", "--format", "csv");
    assertEquals(Files.readString(directory.resolve("a/results.csv")), csv.out());
    assertEquals(1 + 3 * 3, csv.out().lines().count(), "header, then all, list and reserve");
  }

  @Test
  void severalFilesGoToFoldersOfTheirOwnAndPrintOneLineEach() throws IOException {
    String other = Session.write(directory, "other.yaml", Session.EXPERIMENT).toString();
    Path out = directory.resolve("many");
    Session session =
        Session.of("run", file, other, "--out", out.toString(), "--no-charts", "--format", "json");
    assertEquals(0, session.status(), session.err());
    assertEquals(2, session.out().lines().count());
    for (String line : session.out().split("\n")) {
      assertEquals(3, new ObjectMapper().readTree(line).path("points").size());
    }
    assertTrue(Files.exists(out.resolve("shop/results.json")));
    assertTrue(Files.exists(out.resolve("other/results.json")));
  }

  @Test
  void filesOfOneNameAreRefused() throws IOException {
    Path sub = Files.createDirectory(directory.resolve("sub"));
    String same = Session.write(sub, "shop.yaml", Session.EXPERIMENT).toString();
    Session session = Session.of("run", file, same, "--out", directory.resolve("x").toString());
    assertEquals(2, session.status());
    assertTrue(session.err().contains("would write to the same folder"), session.err());
    assertFalse(Files.exists(directory.resolve("x")));
  }

  @Test
  void aFaultInAnyFileStopsAll() throws IOException {
    String faulty =
        Session.write(directory, "bad.yaml", Session.EXPERIMENT + "fault: 1\n").toString();
    Session session =
        Session.of("run", file, faulty, directory + "/no.yaml", "--out", directory + "/x");
    assertEquals(2, session.status());
    assertTrue(session.err().contains("bad.yaml:9:1: "), session.err());
    assertTrue(session.err().contains("no.yaml: no such file"), session.err());
    assertEquals("", session.out());
    assertFalse(Files.exists(directory.resolve("x")), "nothing is written");
  }

  @Test
  void brokenPromisesAreStatusOne() throws IOException {
    // p95 of 220 values, 200 of them uniform below 0.5, 1 and 3 s: the third point breaks it.
    file =
        Session.write(directory, "e.yaml", Session.EXPERIMENT + "expect:\n  - p95 < 1.4s\n")
            .toString();
    Session session = run("a");
    assertEquals(1, session.status());
    assertTrue(session.out().contains("FAILED     p95 < 1.4s: "), session.out());
    assertTrue(session.out().contains("at clients.users = 30"), session.out());
    Session json = run("a", "--format", "json");
    assertEquals(1, json.status());
    assertTrue(json.err().startsWith("FAILED     p95 < 1.4s: "), "beside the document, not in it");
    Session kept = run("a", "--format", "json", "--set", "clients.users=5", "--set", "vary=null");
    assertEquals("", kept.err(), "promises that hold need no words");
  }

  @Test
  void aFileInTheWayOfTheResultsIsSaidBeforeAnythingRuns() throws IOException {
    Session.write(directory, "in-the-way", "a file");
    AtomicInteger runs = new AtomicInteger();
    Session session =
        run(
            (point, replication) -> {
              runs.incrementAndGet();
              return new FakeSimulation().run(point, replication);
            },
            "in-the-way/results");
    assertEquals(2, session.status());
    assertEquals(0, runs.get());
    assertTrue(session.err().endsWith("in-the-way' is a file; name a folder\n"), session.err());
    assertEquals(1, session.err().lines().count());
  }

  @Test
  void progressIsOnlyShownWhereItIsWanted() {
    Session plain = run("a", "--progress");
    assertEquals(3, plain.err().lines().count(), plain.err());
    assertTrue(plain.err().contains("point 3/3, replication 12/12"), plain.err());
    assertEquals("", run("a", "--progress", "--quiet").err());
  }

  @Test
  void progressIsOneLiveLineOnATerminal() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    Surroundings terminal =
        new Surroundings(
            nowhere, new PrintStream(err, true, UTF_8), new FakeSimulation(), 80, true, false);
    Knee.run(terminal, "run", file, "--out", directory + "/a", "--no-charts");
    String shown = err.toString(UTF_8);
    assertTrue(shown.startsWith("\r\u001b[Kpoint 0/3, replication 0/12, 8%, "), shown);
    assertTrue(shown.endsWith("\r\u001b[K"), "nothing is left of it");
    assertEquals(-1, shown.indexOf('\n'));
  }

  @Test
  void chartsLandBesideTheResults() throws IOException {
    Path out = directory.resolve("a");
    Session session = Session.of("run", file, "--out", out.toString());
    assertEquals(0, session.status(), session.err());
    assertEquals("", session.err());
    assertTrue(Files.size(out.resolve("latency.svg")) > 0);
    assertTrue(Files.size(out.resolve("latency.png")) > 0);
    Path again = directory.resolve("again");
    assertEquals(0, Session.of("chart", out.toString(), "--out", again.toString()).status());
    assertEquals(
        Files.readString(out.resolve("latency.svg")),
        Files.readString(again.resolve("latency.svg")));
  }
}
