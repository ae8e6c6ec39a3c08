package knee.experiments.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import knee.experiments.file.ExperimentFile;
import knee.experiments.file.FaultyFileException;
import knee.experiments.file.Overrides;
import knee.experiments.file.Point;
import knee.experiments.run.work.UnitOfWork;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.Tally;

/** Knee itself, from the experiment file, with all its statistics. */
final class Engine implements Contender {
  private final UnitOfWork unit;

  Engine(UnitOfWork unit) {
    this.unit = unit;
  }

  @Override
  public String name() {
    return "knee";
  }

  @Override
  public double run(Reference reference, long requests, long seed) throws IOException {
    Tally response = new Tally();
    for (Replication part : unit.run(point(reference, requests, seed), 0)) {
      part.requests().forEach(kind -> response.merge(kind.response()));
    }
    return response.mean();
  }

  private static Point point(Reference reference, long requests, long seed) throws IOException {
    Path copy = Files.createTempFile("knee-", ".yaml");
    try (InputStream in = Engine.class.getResourceAsStream("benchmarks/" + reference.file())) {
      Files.write(copy, in.readAllBytes());
      var overrides =
          new Overrides(
              OptionalLong.of(seed),
              OptionalInt.empty(),
              List.of("run.completions=" + requests),
              Optional.empty());
      return ExperimentFile.read(copy, overrides).points().get(0);
    } catch (FaultyFileException e) {
      throw new IOException(reference.file() + ": " + e.getMessage(), e);
    } finally {
      Files.delete(copy);
    }
  }
}
