package knee.experiments.report.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import knee.experiments.run.estimate.Percentiles;
import knee.experiments.run.interval.Interval;
import knee.experiments.run.interval.Paired;
import knee.simulator.statistics.LatencyHistogram;

/**
 * {@code comparisons} in results.json: every two variants at the same place of the grid. All
 * variants meet the same random numbers, so they are compared replication by replication; the
 * intervals of all pairs of variants at a place hold together with 95 %.
 */
final class Comparisons {
  private static final List<String> METRICS = List.of("mean", "p95", "throughput");

  private Comparisons() {}

  static ArrayNode of(List<ObjectNode> points) {
    Map<String, List<ObjectNode>> places = new LinkedHashMap<>();
    for (ObjectNode point : points) {
      places.computeIfAbsent(Json.line(point.path("vary")), it -> new ArrayList<>()).add(point);
    }
    ArrayNode comparisons = JsonNodeFactory.instance.arrayNode();
    for (List<ObjectNode> variants : places.values()) {
      int pairs = variants.size() * (variants.size() - 1) / 2;
      for (int a = 0; a < variants.size(); a++) {
        for (int b = a + 1; b < variants.size(); b++) {
          for (String metric : METRICS) {
            comparisons.add(compare(variants.get(a), variants.get(b), metric, pairs));
          }
        }
      }
    }
    return comparisons;
  }

  private static ObjectNode compare(ObjectNode a, ObjectNode b, String metric, int pairs) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("a", a.path("variant").asText());
    node.put("b", b.path("variant").asText());
    node.set("vary", a.path("vary"));
    node.put("metric", metric);
    JsonNode first = Metric.of(a, metric);
    JsonNode second = Metric.of(b, metric);
    if (!first.path("value").isNumber() || !second.path("value").isNumber()) {
      node.putNull("difference");
      node.put("verdict", "no sample");
      return node;
    }
    Paired paired = paired(a, b, metric, pairs);
    // Where one has more replications than the other, only the common ones are like for like.
    boolean alike = a.path("replications").equals(b.path("replications"));
    double value =
        alike ? second.path("value").asDouble() - first.path("value").asDouble() : paired.mean();
    boolean known = first.path("low").isNumber() && second.path("low").isNumber();
    double halfWidth = paired.halfWidth() + resolution(a, metric) + resolution(b, metric);
    Interval difference = Interval.around(value, known ? halfWidth : Double.NaN);
    node.set("difference", PointDocument.interval(difference));
    node.put("verdict", verdict(difference, node.path("b").asText()));
    node.set("variance_reduction", Json.number(paired.varianceReduction()));
    return node;
  }

  private static Paired paired(ObjectNode a, ObjectNode b, String metric, int pairs) {
    double[] one = own(a, metric);
    double[] other = own(b, metric);
    // Batches of different length did not meet the same random numbers.
    boolean batches = a.has("batches") || b.has("batches");
    return batches && one.length != other.length
        ? Paired.unpaired(one, other, pairs)
        : Paired.of(one, other, pairs);
  }

  private static double[] own(ObjectNode point, String metric) {
    JsonNode values = point.path("per_replication").path(metric);
    double[] own = new double[values.size()];
    for (int i = 0; i < own.length; i++) {
      own[i] = values.get(i).asDouble(Double.NaN);
    }
    return own;
  }

  /** What the buckets of a large sample leave open. */
  private static double resolution(ObjectNode point, String metric) {
    boolean buckets = metric.equals("p95") && point.path("completed").asLong() > Percentiles.EXACT;
    double value = Metric.of(point, metric).path("value").asDouble();
    return buckets ? value * LatencyHistogram.RELATIVE_ERROR : 0;
  }

  private static String verdict(Interval difference, String b) {
    if (difference.high() < 0) {
      return b + " is lower";
    }
    return difference.low() > 0 ? b + " is higher" : "undecided";
  }
}
