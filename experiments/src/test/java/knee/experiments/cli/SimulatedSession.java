package knee.experiments.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.io.TempDir;

/** {@code knee run} of one file with the real simulator, in a folder of its own. */
abstract class SimulatedSession {
  @TempDir Path directory;

  final Path out() {
    return directory.resolve("out");
  }

  final Session run(String yaml) throws IOException {
    Path file = Session.write(directory, "web.yaml", yaml);
    return Session.with(
        UnitOfWork.SIMULATION, "run", file.toString(), "--out", out().toString(), "--threads", "1");
  }

  final JsonNode point() throws IOException {
    return new ObjectMapper().readTree(out().resolve("results.json").toFile()).at("/points/0");
  }
}
