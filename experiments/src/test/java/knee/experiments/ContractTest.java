package knee.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import knee.experiments.cli.Session;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The example of the contract's page, and every fragment that the page shows beside it as a variant
 * of it: all validate and run, and the books of each balance.
 */
class ContractTest {
  private static final Path RESOURCES = Path.of("src", "test", "resources");
  private static final String FILE = RESOURCES.resolve("contract.yaml").toString();
  private static final Path FRAGMENTS = RESOURCES.resolve("contract-fragments.yaml");

  /** Where readers at a row together are several, but one row is busy. */
  private static final Set<String> SHARED = Set.of("steps locks.stock");

  @TempDir static Path directory;
  private static final List<JsonNode> POINTS = new ArrayList<>();

  @BeforeAll
  static void runFragments() throws IOException {
    for (String csv : List.of("contract-arrivals.csv", "contract-times.csv")) {
      Files.copy(RESOURCES.resolve(csv), directory.resolve(csv));
    }
    String small =
        Files.readString(Path.of(FILE))
            .replace("users: 1000 ", "users: 60 ")
            .replace("duration: 60s", "duration: 5s")
            .replace("warm_up: 10s", "warm_up: 3s")
            .replace("replications: 20 ", "replications: 2 ");
    List<String> arguments =
        new ArrayList<>(
            List.of("run", Files.writeString(directory.resolve("small.yaml"), small).toString()));
    for (String without : List.of("vary", "measured", "calibrate", "expect", "chart")) {
      arguments.addAll(List.of("--set", without + "=null"));
    }
    arguments.addAll(List.of("--set", "variants=" + Files.readString(FRAGMENTS)));
    arguments.addAll(List.of("--no-charts", "--out", directory.resolve("out").toString()));
    Session session = Session.with(UnitOfWork.SIMULATION, arguments.toArray(String[]::new));
    assertEquals(0, session.status(), session.err());
    JsonNode results = new ObjectMapper().readTree(directory.resolve("out/results.json").toFile());
    results.path("points").forEach(POINTS::add);
  }

  @Test
  void theExampleIsCorrectAndValidateSaysWhatItsCalibrationLeavesOpen() {
    Session session = Session.of("validate", FILE);
    assertEquals(0, session.status(), session.err());
    assertEquals(FILE + ": ok (10 points, 20 replications)\n", session.out());
    assertEquals(
        FILE
            + ":26:3: warning: nothing can reach 'report'; name it in clients.mix, start or"
            + " session\n"
            + FILE
            + ":91:14: warning: no row of 'measured' is held out by this; name values that one of"
            + " them has\n",
        session.err());
  }

  @Test
  void theExampleRunsWithoutAWordOfCalibration() throws IOException {
    Path out = directory.resolve("example");
    Session session =
        Session.with(
            UnitOfWork.SIMULATION,
            "run",
            FILE,
            "--set",
            "run.duration=10s",
            "--replications",
            "2",
            "--no-charts",
            "--out",
            out.toString());
    assertEquals(0, session.status(), session.err());
    assertEquals(
        List.of(
            FILE
                + ":26:3: warning: nothing can reach 'report'; name it in clients.mix, start or session"),
        session.err().lines().toList());
    JsonNode results = new ObjectMapper().readTree(out.resolve("results.json").toFile());
    assertEquals(10, results.path("points").size());
  }

  @Test
  void everyFragmentHasRun() throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    Map<String, Object> fragments = yaml.load(Files.readString(FRAGMENTS));
    Set<String> expected = new HashSet<>(fragments.keySet());
    expected.addAll(List.of("sync", "gevent"));
    Set<String> names = new HashSet<>();
    POINTS.forEach(point -> names.add(point.path("variant").asText()));
    assertEquals(expected, names);
    for (JsonNode point : POINTS) {
      assertTrue(point.path("completed").asInt() > 0, point.path("variant").asText());
    }
  }

  @Test
  void timesAddUp() {
    for (JsonNode point : POINTS) {
      assertAddsUp(point, point.path("variant").asText());
      for (Map.Entry<String, JsonNode> kind : point.path("requests").properties()) {
        assertAddsUp(kind.getValue(), point.path("variant").asText() + " " + kind.getKey());
      }
    }
  }

  private static void assertAddsUp(JsonNode timed, String name) {
    JsonNode mean = timed.at("/response/mean/value");
    double sum = 0;
    for (JsonNode part : timed.at("/time_in/mean")) {
      sum += part.asDouble();
    }
    assertEquals(mean.asDouble(), sum, 1e-9 * mean.asDouble(), name);
  }

  @Test
  void requestsAndErrorsAddUp() {
    for (JsonNode point : POINTS) {
      String name = point.path("variant").asText();
      int completed = 0;
      for (JsonNode kind : point.path("requests")) {
        completed += kind.path("completed").asInt();
      }
      assertEquals(point.path("completed").asInt(), completed, name);
      double errors = 0;
      for (JsonNode share : point.at("/errors/kinds")) {
        errors += share.asDouble();
      }
      assertEquals(point.at("/errors/share/value").asDouble(), errors, 1e-9, name);
    }
  }

  @Test
  void whoIsPresentWaitsOrIsServed() {
    int checked = 0;
    for (JsonNode point : POINTS) {
      for (Map.Entry<String, JsonNode> entry : point.path("resources").properties()) {
        JsonNode resource = entry.getValue();
        String name = point.path("variant").asText() + " " + entry.getKey();
        if (!resource.at("/utilization/value").isNumber() || SHARED.contains(name)) {
          continue;
        }
        double busy = resource.at("/utilization/value").asDouble();
        assertTrue(busy >= 0 && busy <= 1, name);
        assertEquals(
            resource.at("/queue/value").asDouble() + busy * resource.path("capacity").asDouble(),
            resource.at("/present/value").asDouble(),
            1e-9,
            name);
        checked++;
      }
    }
    assertTrue(checked > 5 * POINTS.size(), checked + " resources");
  }
}
