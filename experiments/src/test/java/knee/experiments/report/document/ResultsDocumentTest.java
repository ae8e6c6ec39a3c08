package knee.experiments.report.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.observed.Measured;
import knee.experiments.report.CsvRows;
import knee.experiments.run.FakeSimulation;
import knee.experiments.run.Points;
import org.junit.jupiter.api.Test;

class ResultsDocumentTest {
  private final ResultsDocument results =
      new ResultsDocument(
          Points.users(
              List.of(
                  new Measured(
                      Optional.of("base"),
                      Map.of("clients.users", 10L),
                      Map.of("mean", 0.5),
                      Optional.empty())),
              List.of(),
              10,
              20));

  private void finish(int point) {
    results.finish(point, FakeSimulation.summary(results.experiment().points().get(point), 4));
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private JsonNode parsed() throws Exception {
    return new ObjectMapper().readTree(results.text());
  }

  @Test
  void isValidAfterEveryPoint() throws Exception {
    assertEquals(0, parsed().path("points").size());
    finish(0);
    assertEquals(1, parsed().path("points").size());
    finish(1);
    assertEquals(2, parsed().path("points").size());
    assertTrue(results.text().endsWith("}\n"));
    assertEquals(parsed(), new ObjectMapper().readTree(results.line()));
    assertFalse(results.line().contains("\n"));
  }

  @Test
  void fieldsAreThoseOfTheContractInItsOrder() throws Exception {
    finish(0);
    JsonNode document = parsed();
    assertEquals(
        List.of(
            "schema_version",
            "title",
            "file",
            "seed",
            "knee_version",
            "varied",
            "measured",
            "points",
            "comparisons"),
        names(document));
    assertEquals(1, document.path("schema_version").asInt());
    assertEquals(7, document.path("seed").asInt());
    assertEquals("{\"mean\":0.5}", document.at("/measured/0/metrics").toString());
    JsonNode point = document.at("/points/0");
    assertEquals(
        List.of(
            "variant",
            "vary",
            "replications",
            "simulated",
            "completed",
            "events",
            "stationary",
            "fingerprint",
            "key",
            "warm_up",
            "precision",
            "notes",
            "throughput",
            "response",
            "errors",
            "requests",
            "resources",
            "time_in",
            "over_time",
            "distribution",
            "per_replication",
            "littles_law"),
        names(point));
    assertEquals(
        List.of("mean", "p50", "p66", "p75", "p80", "p90", "p95", "p98", "p99", "p999", "max"),
        names(point.path("response")));
    assertEquals(List.of("value", "low", "high"), names(point.at("/response/mean")));
    assertEquals(
        List.of("capacity", "utilization", "present", "queue", "wait", "throughput"),
        names(point.at("/resources/disk")));
    assertEquals(List.of("share", "response", "kinds"), names(point.path("errors")));
    assertEquals(List.of("list", "reserve"), names(point.path("requests")));
    assertEquals(
        List.of("completed", "throughput", "response", "errors", "time_in"),
        names(point.at("/requests/list")));
  }

  @Test
  void numbersAreThoseOfTheReplications() throws Exception {
    finish(0);
    JsonNode point = parsed().at("/points/0");
    assertEquals(4, point.path("replications").asInt());
    assertEquals(40, point.path("simulated").asDouble());
    assertEquals(880, point.path("completed").asInt());
    assertEquals(4 * 1000 + 1 + 2 + 3, point.path("events").asInt());
    assertEquals(22, point.at("/throughput/value").asDouble());
    assertEquals(0.25, point.at("/resources/disk/utilization/value").asDouble());
    assertEquals(3, point.at("/errors/response/mean/value").asDouble());
    assertEquals(3, point.at("/errors/response/p95/value").asDouble());
    assertEquals(names(point.path("response")), names(point.at("/errors/response")));
    JsonNode kinds = point.at("/errors/kinds");
    assertEquals(1.0 / 12, kinds.path("timeout").asDouble(), 1e-12);
    assertEquals(0, kinds.path("killed").asDouble());
    assertTrue(kinds.path("killed").isNumber());
    assertTrue(point.at("/response/max/low").isNull());
    assertTrue(point.at("/response/p999/low").isNull(), "none beyond it");
    assertFalse(point.at("/response/p95/low").isNull());
    JsonNode bin = point.at("/over_time/0");
    assertEquals("0 5", bin.path("from").asText() + " " + bin.path("to").asText());
    assertEquals(800, bin.path("completed").asInt());
    assertEquals(3, bin.path("in_system").asDouble());
    assertEquals(2, bin.at("/queues/disk").asDouble());
  }

  @Test
  void distributionRisesToOne() throws Exception {
    finish(0);
    JsonNode pairs = parsed().at("/points/0/distribution");
    assertTrue(pairs.size() > 100 && pairs.size() <= 200);
    for (int i = 1; i < pairs.size(); i++) {
      assertTrue(pairs.get(i).get(0).asDouble() > pairs.get(i - 1).get(0).asDouble());
      assertTrue(pairs.get(i).get(1).asDouble() > pairs.get(i - 1).get(1).asDouble());
    }
    assertEquals(1, pairs.get(pairs.size() - 1).get(1).asDouble());
  }

  @Test
  void takesOverEarlierPointsWordForWord() throws Exception {
    finish(0);
    String earlier = results.text();
    ResultsDocument next = new ResultsDocument(results.experiment());
    next.resume(earlier);
    assertEquals(List.of(1), next.pending());
    assertEquals(earlier, next.text());
  }

  @Test
  void keysTellPointsApart() {
    assertNotEquals(
        Key.of(results.experiment().points().get(0)), Key.of(results.experiment().points().get(1)));
    assertNotEquals(Key.of(Points.of("a", Map.of(), 3)), Key.of(Points.of("a", Map.of(), 4)));
  }

  @Test
  void csvHasARowForEachPointAndKind() {
    finish(0);
    finish(1);
    List<String> lines = CsvRows.text(results).lines().toList();
    assertTrue(
        lines.get(0).startsWith("variant,clients.users,kind,replications,simulated_s,"),
        lines.get(0));
    assertTrue(lines.get(0).contains(",mean_s,mean_low_s,mean_high_s,p50_s,"), lines.get(0));
    assertEquals(7, lines.size());
    assertTrue(lines.get(1).startsWith("base,10,all,4,40,true,880,22,22,22,"), lines.get(1));
    assertTrue(lines.get(2).startsWith("base,10,list,4,40,true,800,20,20,20,"), lines.get(2));
    assertTrue(lines.get(6).startsWith("base,20,reserve,4,40,true,80,2,2,2,"), lines.get(6));
    int columns = lines.get(0).split(",", -1).length;
    lines.forEach(line -> assertEquals(columns, line.split(",", -1).length));
  }
}
