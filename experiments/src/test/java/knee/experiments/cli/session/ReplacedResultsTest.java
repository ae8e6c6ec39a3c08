package knee.experiments.cli.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import knee.experiments.cli.Session;
import knee.experiments.run.FakeSimulation;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays of the files of an earlier run, and what of those that a run could not finish. */
class ReplacedResultsTest {
  @TempDir private Path directory;
  private Path out;
  private String file;

  @BeforeEach
  void writeExperiment() throws IOException {
    out = directory.resolve("a");
    file = Session.write(directory, "shop.yaml", Session.EXPERIMENT).toString();
  }

  private Session run(UnitOfWork unit, String... more) {
    List<String> args = new ArrayList<>(List.of("run", file, "--out", out.toString()));
    args.addAll(List.of(more));
    return Session.with(unit, args.toArray(String[]::new));
  }

  private Session run(String... more) {
    return run(new FakeSimulation(), more);
  }

  private Set<String> names() {
    return new TreeSet<>(Set.of(out.toFile().list()));
  }

  /** Fails at the given number of users. */
  private static UnitOfWork failing(long users, Throwable how) {
    return (point, replication) -> {
      if (point.vary().get("clients.users").equals(users)) {
        if (how instanceof Error error) {
          throw error;
        }
        throw (RuntimeException) how;
      }
      return new FakeSimulation().run(point, replication);
    };
  }

  @Test
  void chartsOfReplacedResultsDoNotStay() throws IOException {
    Path mine = out.resolve("mine.svg");
    run();
    Files.writeString(mine, "mine");
    assertTrue(Files.exists(out.resolve("throughput.svg")));
    run("--no-charts", "--resume");
    assertTrue(Files.exists(out.resolve("throughput.svg")), "the results are still the same");
    run("--no-charts", "--seed", "8");
    assertFalse(Files.exists(out.resolve("throughput.svg")));
    assertTrue(Files.exists(mine), "what Knee has not drawn is not touched");
  }

  @Test
  void norDoThoseOfResultsThatAFailedRunHasReplaced() {
    run();
    assertTrue(names().containsAll(Set.of("report.html", "latency.png")));
    Set<String> whole = names();
    UnitOfWork atOnce = failing(5, new IllegalStateException("broken"));
    assertEquals(3, run(atOnce, "--seed", "8").status());
    assertEquals(whole, names(), "nothing was replaced");
    UnitOfWork later = failing(30, new IllegalStateException("broken"));
    assertEquals(3, run(later, "--seed", "8").status());
    assertEquals(Set.of(".results.program", "results.csv", "results.json"), names());
    assertEquals(0, run("--seed", "8", "--resume").status());
    assertEquals(whole, names());
  }

  @Test
  void chartsThatCannotBeWrittenAreAFailureWithCompleteResults() throws IOException {
    Files.createDirectories(out.resolve("latency.svg/in-the-way"));
    Session session = run();
    assertEquals(3, session.status());
    assertTrue(session.err().startsWith("knee: the results are complete, their charts are not: "));
    assertTrue(session.err().endsWith("--resume draws them\n"), session.err());
    assertEquals(1, session.err().lines().count());
    Path json = out.resolve("results.json");
    assertEquals(3, new ObjectMapper().readTree(json.toFile()).path("points").size());
    Files.delete(out.resolve("latency.svg/in-the-way"));
    Files.delete(out.resolve("latency.svg"));
    assertEquals(0, run(failing(5, new IllegalStateException("run again")), "--resume").status());
    assertTrue(names().containsAll(Set.of("report.html", "latency.svg")));
  }

  @Test
  void oneRunAtATimeWritesIntoAFolder() {
    List<Session> other = new ArrayList<>();
    UnitOfWork meanwhile =
        (point, replication) -> {
          synchronized (other) {
            if (other.isEmpty()) {
              other.add(run("--no-charts", "--seed", "8"));
            }
          }
          return new FakeSimulation().run(point, replication);
        };
    assertEquals(0, run(meanwhile, "--no-charts").status());
    assertEquals(3, other.get(0).status());
    assertTrue(other.get(0).err().contains("another run is writing there"), other.get(0).err());
    assertEquals(Set.of(".results.program", "report.html", "results.csv", "results.json"), names());
    assertEquals(0, run("--no-charts", "--seed", "8").status(), "the folder is free again");
  }

  @Test
  void aFullHeapSaysWhereAndWhatToDo() throws IOException {
    Path other = Session.write(directory, "other.yaml", Session.EXPERIMENT);
    Session session = run(failing(30, new OutOfMemoryError("Java heap space")), other.toString());
    assertEquals(3, session.status());
    String first = session.err().lines().findFirst().orElseThrow();
    assertTrue(first.startsWith("knee: " + file + ": replication "), first);
    assertTrue(first.contains(" of clients.users = 30 failed: the heap of "), first);
    assertTrue(first.contains("KNEE_JAVA_OPTIONS=-Xmx"), first);
    assertTrue(first.contains("2 of 3 points are in "), first);
    assertTrue(session.err().contains("knee: " + other + ": replication "), "the other is run too");
  }
}
