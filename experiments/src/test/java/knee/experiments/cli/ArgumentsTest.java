package knee.experiments.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import knee.experiments.cli.session.Surroundings;
import knee.experiments.run.FakeSimulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
  @TempDir Path directory;

  private static void assertRefused(Session session, String part) {
    assertEquals(2, session.status(), session.err());
    assertTrue(session.err().contains(part), session.err());
    assertFalse(session.err().contains("\tat "), "no stack trace");
    assertEquals("", session.out());
  }

  @Test
  void wrongArgumentsNameTheNearestRightOnes() {
    assertRefused(Session.of("rnu", "a.yaml"), "unknown command 'rnu'; did you mean 'run'?");
    assertRefused(Session.of("run", "--thread", "2", "a.yaml"), "did you mean '--threads'?");
    assertRefused(Session.of("run"), "usage: knee run [options] FILE...");
    assertRefused(
        Session.of("run", "--format", "xml", "a.yaml"),
        "'--format': 'xml'; choose one of table, json, csv");
    assertRefused(Session.of("run", "--out", "", "a.yaml"), "--out is empty");
    assertRefused(Session.of("run", "--threads", "0", "a.yaml"), "--threads");
    assertRefused(Session.of("run", "--threads", "many", "a.yaml"), "--threads");
    assertRefused(Session.of("run", "--replications", "0", "a.yaml"), "--replications");
    assertRefused(Session.of("run", "--seed", "x", "a.yaml"), "'x' is not a whole number");
    assertRefused(Session.of("run", "nowhere.yaml"), "nowhere.yaml: no such file");
    assertRefused(Session.of("run", "."), ".: a folder; name a file in it");
    assertRefused(Session.of("run", ""), "'': a folder");
    assertRefused(Session.of("completion", "fish"), "'fish'; choose one of bash, zsh");
    assertRefused(Session.of("help", "vlidate"), "'vlidate'; did you mean 'validate'?");
  }

  @Test
  void aNameThatBeginsWithAnAtSignIsAFile() throws IOException {
    Path file = Session.write(directory, "@shop.yaml", Session.EXPERIMENT);
    assertEquals(0, Session.of("validate", file.toString()).status());
    assertRefused(Session.of("validate", "@shop.yaml"), "@shop.yaml: no such file\n");
  }

  @Test
  void whatJavaCannotGoOnFromIsAFailedRunWithoutATrace() {
    for (Error error : List.of(new OutOfMemoryError("Java heap space"), new StackOverflowError())) {
      PrintStream broken =
          new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void println(String line) {
              throw error;
            }
          };
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      Surroundings surroundings =
          new Surroundings(
              broken, new PrintStream(err, true, UTF_8), new FakeSimulation(), 80, false, false);
      assertEquals(3, Knee.run(surroundings, "init"));
      String said = err.toString(UTF_8);
      assertEquals(1, said.lines().count(), said);
      assertEquals(
          error instanceof OutOfMemoryError, said.contains("KNEE_JAVA_OPTIONS=-Xmx"), said);
    }
  }

  @Test
  void precisionIsAShare() {
    for (String wrong : new String[] {"0", "100%", "2", "-1%", "fine"}) {
      assertRefused(Session.of("run", "--precision", wrong, "a.yaml"), "--precision");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"solve", "theory", "audit", "calibrate", "find"})
  void plannedCommandsSaySoAndAreNotListed(String name) {
    assertRefused(Session.of(name, "x", "--arrivals", "34/s"), "'" + name + "' is not built yet");
    assertFalse(Session.of("--help").out().contains("  " + name + " "));
  }

  @Test
  void helpIsThere() {
    Session help = Session.of("--help");
    assertEquals(0, help.status());
    assertTrue(help.out().contains("validate"), help.out());
    assertEquals(help.out(), Session.of("help").out());
    assertEquals(help.out(), Session.of().out());
    assertTrue(Session.of("help", "run").out().contains("--resume"));
    assertEquals(Session.of("help", "run").out(), Session.of("run", "--help").out());
    assertTrue(Session.of("--version").out().matches("knee \\S+\\R"));
  }

  @Test
  void aNarrowTerminalBreaksNoLine() throws IOException {
    Path file =
        Session.write(
            directory,
            "a.yaml",
            Session.EXPERIMENT + "expect: [p95 < 1000s when clients.users <= 30, errors < 50%]\n");
    FakeSimulation unit = new FakeSimulation();
    String out = directory.resolve("out").toString();
    String run =
        Session.with(unit, 60, "run", "--no-charts", "--out", "o", "--set", "title=t", "--help")
            .out();
    String help = Session.with(unit, 60, "--help").out();
    String promises =
        Session.with(unit, 60, "run", file.toString(), "--no-charts", "--out", out).out();
    promises = promises.substring(promises.indexOf("\nok ") + 1);
    assertTrue(promises.contains("errors < 50%"), promises);
    for (String text : new String[] {run, help, promises}) {
      assertTrue(text.lines().allMatch(line -> line.length() <= 60), text);
    }
  }

  @Test
  void aCsvFileSaysWhereItBelongs() throws IOException {
    Path file = Session.write(directory, "locust.csv", "Type,Name\nGET,/list\n");
    assertRefused(
        Session.of("run", file.toString()), "locust.csv:1:1: a CSV file is no experiment");
    assertRefused(Session.of("run", file.toString()), "measured: {file: locust.csv}");
  }

  @Test
  void aLongTextIsNotRepeated() throws IOException {
    Path file = Session.write(directory, "prose.yaml", "word ".repeat(1000));
    Session session = Session.of("validate", file.toString());
    assertRefused(session, ":1:1: 'word word");
    assertTrue(session.err().length() < file.toString().length() + 150, session.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void completionKnowsTheCommands(String shell) {
    Session session = Session.of("completion", shell);
    assertEquals(0, session.status());
    assertTrue(session.out().contains("validate"));
    assertTrue(session.out().contains("--no-charts"));
    assertTrue(session.out().contains("\"table\" \"json\" \"csv\""), "values, as they are typed");
    assertTrue(session.out().contains("\"web-server\""), "templates");
  }

  @Test
  void validateCountsAndRunsNothing() throws IOException {
    String file = Session.write(directory, "a.yaml", Session.EXPERIMENT).toString();
    Session session = Session.of("validate", file);
    assertEquals(0, session.status());
    assertEquals(file + ": ok (3 points, 4 replications)\n", session.out());
    assertEquals(1, Files.list(directory).count());
  }

  @Test
  void validateLooksAtTheOtherFilesToo() throws IOException {
    String good = Session.write(directory, "a.yaml", Session.EXPERIMENT).toString();
    String bad = Session.write(directory, "b.yaml", Session.EXPERIMENT + "fault: 1\n").toString();
    Session session = Session.of("validate", bad, good);
    assertEquals(2, session.status());
    assertTrue(session.err().startsWith(bad + ":9:1: "), session.err());
    assertTrue(session.out().contains("a.yaml: ok"), session.out());
  }

  @Test
  void initNeverOverwrites() throws IOException {
    Path file = Session.write(directory, "mine.yaml", "precious");
    assertRefused(Session.of("init", "queue", file.toString()), "exists already");
    assertRefused(Session.of("init", "queue", "-o", file.toString()), "exists already");
    assertRefused(Session.of("init", "queue", "a.yaml", "-o", "b.yaml"), "knee: FILE and --out");
    assertRefused(Session.of("init", "-o", file.toString()), "there are queue, closed");
    assertEquals("precious", Files.readString(file));
  }

  @Test
  void chartWantsResults() throws IOException {
    assertRefused(Session.of("chart", directory.toString()), "no such file");
    Path text = Session.write(directory, "x.json", "no results");
    assertRefused(Session.of("chart", text.toString()), "x.json");
  }
}
