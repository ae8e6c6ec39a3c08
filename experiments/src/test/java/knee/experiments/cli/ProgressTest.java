package knee.experiments.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import knee.experiments.cli.session.Surroundings;
import knee.experiments.file.Point;
import knee.experiments.run.FakeSimulation;
import knee.experiments.run.work.UnitOfWork;
import knee.simulator.statistics.Replication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a terminal shows while one replication takes long. */
class ProgressTest {
  @TempDir Path directory;

  /** One replication of a second, which tells four times how far it is. */
  private static final class Slow implements UnitOfWork {
    @Override
    public List<Replication> run(Point point, int replication) {
      return new FakeSimulation().run(point, replication);
    }

    @Override
    public List<Replication> run(Point point, int replication, DoubleConsumer done) {
      for (int quarter = 1; quarter <= 4; quarter++) {
        try {
          Thread.sleep(250);
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
        done.accept(quarter / 4.0);
      }
      return run(point, replication);
    }
  }

  private String shown(boolean terminal) throws IOException {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream nowhere = new PrintStream(new ByteArrayOutputStream(), true, UTF_8);
    Surroundings surroundings =
        new Surroundings(
            nowhere, new PrintStream(err, true, UTF_8), new Slow(), 80, terminal, false);
    String text =
        Session.EXPERIMENT
            .replace("[5, 10, 30]", "[5]")
            .replace("replications: 4", "replications: 1");
    String file = Session.write(directory, "slow.yaml", text).toString();
    String[] args = {"run", file, "--out", directory + "/out", "--no-charts"};
    assertEquals(0, Knee.run(surroundings, args));
    return err.toString(UTF_8);
  }

  @Test
  void oneLongReplicationShowsItsShareAndTheTimeLeft() throws IOException {
    String[] lines = shown(true).split("\r\u001b\\[K");
    assertEquals("", lines[0]);
    for (int quarter = 1; quarter <= 3; quarter++) {
      String expected = "point 0/1, replication 0/1, " + 25 * quarter + "%, [01] s left";
      assertTrue(lines[quarter].matches(expected), lines[quarter]);
    }
  }

  @Test
  void nothingWhereStandardErrorIsNoTerminal() throws IOException {
    assertEquals("", shown(false));
  }
}
