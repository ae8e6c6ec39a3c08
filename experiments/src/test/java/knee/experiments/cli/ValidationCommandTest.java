package knee.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code knee validation}, on a system whose answer is known: 1 s of waiting, 1 s of thinking. */
class ValidationCommandTest {
  /** N users make N / 2 requests a second of 1 s each. The second row is off, but for its P95. */
  private static final String EXPERIMENT =
      """
      title: Known
      clients: {users: 10, think: 1s}
      requests: {page: [{wait: 1s}]}
      run: {duration: 20s, warm_up: none, replications: 2}
      vary: {clients.users: [10, 20]}
      measured:
        - {clients.users: 10, throughput: 5/s, mean: 1s, p95: 1s, p50: 500ms}
        - {clients.users: 20, throughput: 8/s, mean: 900ms, p95: 920ms, p50: 1s}
      """;

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void writeExperiment() throws IOException {
    file = Session.write(directory, "known.yaml", EXPERIMENT);
  }

  private Path page() {
    return directory.resolve("page.md");
  }

  private Session validate(String intervals) throws IOException {
    Path csv = Session.write(directory, "intervals.csv", intervals);
    return Session.with(
        UnitOfWork.SIMULATION,
        "validation",
        file.toString(),
        "--out",
        page().toString(),
        "--intervals",
        csv.toString());
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(page());
  }

  private void assertRow(String regex) throws IOException {
    List<String> lines = lines();
    assertTrue(lines.stream().anyMatch(line -> line.matches(regex)), lines.toString());
  }

  @Test
  void writesEachRowBesideItsPrediction() throws IOException {
    Session session = validate("file,row,mean,throughput\n");
    assertEquals(0, session.status(), session.err());
    assertEquals("", session.out());
    String same = "\\([+-]0\\.0 %\\)";
    assertRow(
        "\\| 10 \\| 5\\.0 → 5\\.0 "
            + same
            + " \\| 1000 → 1000 "
            + same
            + " \\| 1000 → 1000 "
            + same
            + " \\| 500 → 1000 \\(\\+100\\.0 %\\) \\|");
    // 10 / 8, 1 / 0.9 and 1 / 0.92; the last is less than 10 % off, and P50 is not judged.
    assertRow(
        "\\| 20 \\| 8\\.0 → 10\\.0 \\(\\*\\*\\+25\\.0 %\\*\\*\\)"
            + " \\| 900 → 1000 \\(\\*\\*\\+11\\.1 %\\*\\*\\)"
            + " \\| 920 → 1000 \\(\\+8\\.7 %\\) \\| 1000 → 1000 "
            + same
            + " \\|");
    assertRow("\\| Known \\| 1 of 2 \\| 1 of 2 \\| 2 of 2 \\|");
    assertRow("\\| \\*\\*all\\*\\* \\| \\*\\*1 of 2\\*\\* \\| \\*\\*1 of 2\\*\\* \\|.*");
  }

  @Test
  void theMeasurementsOwnIntervalIsGranted() throws IOException {
    assertEquals(0, validate("file,row,mean,throughput\nknown,2,0.07,0.21\n").status());
    assertRow("\\| Known \\| 2 of 2 \\| 2 of 2 \\| 2 of 2 \\|");
  }

  @Test
  void aMeasuredCourseIsHeldAgainstThePredictedOne() throws IOException {
    // Ten users end at 1, 3, 5, 7 and 9.
    Session.write(
        directory,
        "known.timeline.csv",
        "from,to,run,completed,mean,p50,p95\n0,10,1,48,1.1,1,1\n0,10,2,51,1.2,1,1\n");
    assertEquals(0, validate("file,row,mean,throughput\n").status());
    assertRow("\\| 0 - 10 \\| 48, 51 → 50 \\| 1100, 1200 → 1000 \\|");
  }

  @Test
  void thePageIsTheSameEachTime() throws IOException {
    validate("file,row,mean,throughput\n");
    String first = Files.readString(page());
    validate("file,row,mean,throughput\n");
    assertEquals(first, Files.readString(page()));
  }

  @Test
  void whatCannotBeReadIsSaid() throws IOException {
    Session session = validate("file,mean\n");
    assertEquals(3, session.status());
    assertTrue(
        session.err().contains("intervals.csv:1:1: is not 'file,row,mean,throughput'"),
        session.err());
    session = validate("file,row,mean,throughput\nknown,2,much,0\n");
    assertEquals(3, session.status());
    assertTrue(session.err().contains("intervals.csv:2:1: "), session.err());
    assertFalse(Files.exists(page()));
  }

  @Test
  void aFaultyFileWritesNothing() throws IOException {
    file =
        Session.write(directory, "faulty.yaml", "clients: {users: 1}\nrequests: {a: [{cpu: 5}]}");
    Session session = validate("file,row,mean,throughput\n");
    assertEquals(2, session.status());
    assertTrue(session.err().contains("faulty.yaml:2:"), session.err());
    assertFalse(Files.exists(page()));
  }
}
