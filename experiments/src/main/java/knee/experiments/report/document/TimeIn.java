package knee.experiments.report.document;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import knee.simulator.statistics.TimeSplit;

/** Where the time of the mean request, and of the slowest 5 %, was spent [s]. */
final class TimeIn {
  private static final double SLOWEST = 0.05;

  private TimeIn() {}

  /** Parts in which no request spent any time are left out; the others add up to the whole. */
  static ObjectNode of(TimeSplit split) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    Map<String, Double> mean = byName(split, 1);
    Map<String, Double> slowest = byName(split, SLOWEST);
    put(node.putObject("mean"), mean, mean);
    put(node.putObject("slowest_5_percent"), slowest, mean);
    return node;
  }

  private static Map<String, Double> byName(TimeSplit split, double share) {
    Map<String, Double> parts = new LinkedHashMap<>();
    if (split.count() > 0) {
      double[] times = split.slowest(share);
      for (int i = 0; i < times.length; i++) {
        parts.merge(split.names().get(i), times[i], Double::sum);
      }
    }
    return parts;
  }

  private static void put(ObjectNode node, Map<String, Double> parts, Map<String, Double> mean) {
    double whole = parts.values().stream().mapToDouble(Double::doubleValue).sum();
    parts.forEach(
        (name, time) -> {
          // What is left of a difference of equal sums is rounding, not time.
          if (mean.get(name) > 1e-12 * whole) {
            node.set(name, Json.number(Math.max(0, time)));
          }
        });
  }
}
