package knee.experiments.report.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pairs worked by hand; Student quantiles from tables. */
class ComparisonsTest {
  private static final double T_975_2 = 4.302652729911275;

  /**
   * Bonferroni over three pairs: the quantile at p = 1 - 0.05 / 6, which for two degrees of freedom
   * is (2p - 1) sqrt(2 / (4p (1 - p))).
   */
  private static final double T_99167_2 =
      (1 - 0.1 / 6) * Math.sqrt(2 / (4 * (1 - 0.05 / 6) * (0.05 / 6)));

  private static ObjectNode point(String variant, String users, double... means) {
    double sum = 0;
    for (double mean : means) {
      sum += mean;
    }
    String own = Arrays.toString(means);
    String metric = "{\"value\": %s, \"low\": 0, \"high\": 9}".formatted(sum / means.length);
    String text =
        """
        {"variant": "%s", "vary": {"clients.users": %s}, "replications": %d, "completed": 10,
         "throughput": %s, "response": {"mean": %s, "p95": %s},
         "per_replication": {"mean": %s, "p95": %s, "throughput": %s}}
        """
            .formatted(variant, users, means.length, metric, metric, metric, own, own, own);
    try {
      return (ObjectNode) new ObjectMapper().readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertInterval(double value, double halfWidth, JsonNode difference) {
    assertEquals(value, difference.path("value").asDouble(), 1e-9);
    assertEquals(value - halfWidth, difference.path("low").asDouble(), 1e-5);
    assertEquals(value + halfWidth, difference.path("high").asDouble(), 1e-5);
  }

  @Test
  void replicationsArePaired() {
    // Differences 4, 5, 6: mean 5, deviation 1. Variances 100 and 102 apart, 1 paired.
    ArrayNode all =
        Comparisons.of(List.of(point("a", "5", 10, 20, 30), point("b", "5", 14, 25, 36)));
    assertEquals(3, all.size());
    JsonNode mean = all.get(0);
    assertEquals("a", mean.path("a").asText());
    assertEquals("b", mean.path("b").asText());
    assertEquals("mean", mean.path("metric").asText());
    assertInterval(5, T_975_2 / Math.sqrt(3), mean.path("difference"));
    assertEquals("b is higher", mean.path("verdict").asText());
    assertEquals(100 + 121, mean.path("variance_reduction").asDouble(), 1e-6);
  }

  @Test
  void intervalsOfAllPairsHoldTogether() {
    List<ObjectNode> points = new ArrayList<>();
    points.add(point("a", "5", 10, 20, 30));
    points.add(point("b", "5", 14, 25, 36));
    points.add(point("c", "5", 10, 21, 32));
    points.add(point("a", "9", 1, 2, 3));
    ArrayNode all = Comparisons.of(points);
    assertEquals(9, all.size(), "three pairs at one place, none at the other");
    assertInterval(5, T_99167_2 / Math.sqrt(3), all.get(0).path("difference"));
    // Differences 0, 1, 2.
    assertInterval(1, T_99167_2 / Math.sqrt(3), all.get(3).path("difference"));
    assertEquals("undecided", all.get(3).path("verdict").asText());
    assertEquals("c is lower", all.get(6).path("verdict").asText(), "by 4 each time");
  }

  @Test
  void onlyCommonReplicationsAreCompared() {
    // The fourth replication of b has no partner: its mean of 100 must not enter.
    ArrayNode all =
        Comparisons.of(List.of(point("a", "5", 10, 20, 30), point("b", "5", 14, 25, 36, 325)));
    assertInterval(5, T_975_2 / Math.sqrt(3), all.get(0).path("difference"));
  }

  @Test
  void whatHasNoSampleIsNotCompared() {
    ObjectNode none = point("b", "5", 1, 2, 3);
    ((ObjectNode) none.path("response")).putNull("mean");
    JsonNode mean = Comparisons.of(List.of(point("a", "5", 1, 2, 3), none)).get(0);
    assertTrue(mean.path("difference").isNull());
    assertEquals("no sample", mean.path("verdict").asText());
  }
}
