package knee.experiments.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.StreamSupport;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.Test;

/** {@code knee bench} with few requests: what it prints, and that all simulate the same systems. */
class BenchCommandTest {
  private static final List<String> NAMES =
      List.of("W1", "W2 N=30", "W2 N=1000", "W2 N=100000", "W2 N=1000000", "W3");

  private static Session bench(String... more) {
    String[] args = new String[more.length + 3];
    args[0] = "bench";
    args[1] = "--rounds";
    args[2] = "1";
    System.arraycopy(more, 0, args, 3, more.length);
    return Session.with(UnitOfWork.SIMULATION, args);
  }

  @Test
  void jsonHasARowForEachReferenceAndTheRatios() throws Exception {
    Session session = bench("--format", "json", "--share", "0.01");
    assertEquals(0, session.status(), session.err());
    JsonNode rows = new ObjectMapper().readTree(session.out());
    assertEquals(
        NAMES,
        StreamSupport.stream(rows.spliterator(), false)
            .map(row -> row.path("experiment").asText())
            .toList());
    for (JsonNode row : rows) {
      assertTrue(row.path("requests").asLong() >= 10_000, row::toString);
      double knee = row.at("/ns_per_request/knee").asDouble();
      double byHand = row.at("/ns_per_request/by hand").asDouble();
      assertTrue(knee > 0 && byHand > 0, row::toString);
      assertEquals(knee / byHand, row.at("/ratio/by hand").asDouble(), 1e-9 * knee / byHand);
      // 30,000 customers of an M/M/1 at 90 % say little of its mean.
      double room = row.path("experiment").asText().equals("W1") ? 0.5 : 0.06;
      double mean = row.at("/mean_response/by hand").asDouble();
      assertEquals(mean, row.at("/mean_response/knee").asDouble(), room * mean, row::toString);
    }
  }

  @Test
  void theTableHasTheSameRows() {
    Session session = bench("--share", "0.001");
    assertEquals(0, session.status(), session.err());
    List<String> lines = session.out().lines().toList();
    assertTrue(lines.get(0).matches("ns/request +knee +by hand.* knee/by hand.*"), lines.get(0));
    assertEquals(NAMES, lines.stream().skip(1).map(line -> line.substring(0, 14).strip()).toList());
  }

  @Test
  void oneRowAloneWhenAskedFor() {
    Session session = bench("--share", "0.001", "--only", "W2 N=30");
    assertEquals(0, session.status(), session.err());
    List<String> lines = session.out().lines().toList();
    assertEquals(2, lines.size(), session.out());
    assertTrue(lines.get(1).startsWith("W2 N=30 "), lines.get(1));
  }

  @Test
  void numbersThatMakeNoSenseAreRefused() {
    for (String[] wrong :
        new String[][] {
          {"--rounds", "0"},
          {"--share", "0"},
          {"--share", "NaN"},
          {"--format", "x"},
          {"--only", "W4"}
        }) {
      Session session = Session.with(UnitOfWork.SIMULATION, "bench", wrong[0], wrong[1]);
      assertEquals(2, session.status());
      assertEquals("", session.out());
    }
  }
}
