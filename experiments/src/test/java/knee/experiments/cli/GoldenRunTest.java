package knee.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our own output, repeated to the last byte: whoever changes it on purpose changes it here. The
 * answers are proven elsewhere.
 */
class GoldenRunTest {
  private static final String QUEUE =
      """
      clients: {arrivals: 80/s}
      requests: {read: [{use: disk, for: "hyperexp(10ms cv=2)"}]}
      resources: {disk: {servers: 1}}
      run: {duration: 50s, warm_up: 10s, replications: 5}
      """;

  private static final String SERVER =
      """
      clients: {users: 60, think: uniform(1s 3s), timeout: 5s}
      requests:
        buy: [{cpu: 5ms}, {transaction: [{lock: stock}, {query: lognormal(20ms cv=1)}]}]
      server: {worker_class: gthread, workers: 2, threads: 4}
      database: {pool: 5}
      locks: {stock: {rows: 5}}
      run: {duration: 30s, warm_up: none, replications: 3, seed: 11}
      """;

  /** Everything that is decided by itself: the warm-up and the number of replications. */
  private static final String AUTOMATIC =
      """
      clients: {users: 20, think: exp(1s)}
      requests: {read: [{use: disk, for: exp(50ms)}]}
      resources: {disk: {servers: 1}}
      run: {precision: 4%}
      """;

  @TempDir Path directory;

  private JsonNode run(String yaml) throws IOException {
    Path file = Session.write(directory, "golden.yaml", yaml);
    Path out = directory.resolve("out");
    Session session =
        Session.with(
            UnitOfWork.SIMULATION,
            "run",
            file.toString(),
            "--out",
            out.toString(),
            "--no-charts",
            "--threads",
            "2");
    assertEquals(0, session.status(), session.err());
    ObjectMapper mapper =
        new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    return mapper.readTree(out.resolve("results.json").toFile()).at("/points/0");
  }

  private static void assertGolden(JsonNode point, String fingerprint, String mean, String p95) {
    assertEquals(fingerprint, point.path("fingerprint").asText());
    assertEquals(mean, point.at("/response/mean/value").decimalValue().toString());
    assertEquals(p95, point.at("/response/p95/value").decimalValue().toString());
  }

  @Test
  void queue() throws IOException {
    assertGolden(run(QUEUE), "2b2db72d59c01ca4", "0.0997086473022", "0.353203549336");
  }

  @Test
  void server() throws IOException {
    assertGolden(run(SERVER), "315c587afdb13eb1", "0.0420004776323", "0.145220368943");
  }

  @Test
  void automatic() throws IOException {
    JsonNode point = run(AUTOMATIC);
    assertEquals(70, point.path("replications").asInt());
    assertEquals(6, point.path("warm_up").asDouble());
    assertGolden(point, "1775b0ecebc4fdcc", "0.192163784414", "0.502667118521");
  }
}
