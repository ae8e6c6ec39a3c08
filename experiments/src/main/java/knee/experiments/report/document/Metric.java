package knee.experiments.report.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Metrics by the names that {@code expect} and {@code measured} use: {@code mean}, {@code errors},
 * {@code reserve.p99}, {@code clients.robots.mean}, {@code cpu.utilization}.
 */
public final class Metric {
  /** What a metric is measured in. */
  public enum Unit {
    SECONDS,
    PER_SECOND,
    SHARE,
    NUMBER
  }

  /** Before the name of a population. */
  public static final String POPULATION = "clients.";

  private Metric() {}

  /**
   * @return an object with {@code value}, {@code low} and {@code high}; null without a sample;
   *     missing when the point has no such metric
   */
  public static JsonNode of(JsonNode point, String metric) {
    JsonNode own = ofKind(point, metric, point);
    if (!own.isMissingNode()) {
      return own;
    }
    int dot = metric.lastIndexOf('.');
    if (dot < 0) {
      return MissingNode.getInstance();
    }
    String name = metric.substring(0, dot);
    String last = metric.substring(dot + 1);
    JsonNode kind = point.path("requests").path(name);
    if (!kind.isMissingNode()) {
      return ofKind(kind, last, point);
    }
    JsonNode population = population(point, name);
    if (!population.isMissingNode()) {
      return ofKind(population, last, point);
    }
    JsonNode resource = point.path("resources").path(name);
    return last.equals("capacity") ? MissingNode.getInstance() : resource.path(last);
  }

  /** Of {@code clients.robots}. */
  private static JsonNode population(JsonNode point, String name) {
    return name.startsWith(POPULATION)
        ? point.path("populations").path(name.substring(POPULATION.length()))
        : MissingNode.getInstance();
  }

  private static JsonNode ofKind(JsonNode kind, String name, JsonNode point) {
    return switch (name) {
      case "throughput" -> kind.path("throughput");
      case "errors" -> kind.path("errors").path("share");
      case "requests" -> perReplication(kind, point);
      default -> kind.path("response").path(name);
    };
  }

  /** A measured run is one run: it has as many requests as a replication. */
  private static JsonNode perReplication(JsonNode kind, JsonNode point) {
    double completed = kind.path("completed").asDouble() / point.path("replications").asDouble(1);
    return JsonNodeFactory.instance.objectNode().set("value", Json.number(completed));
  }

  public static Unit unit(String metric) {
    return switch (metric.substring(metric.lastIndexOf('.') + 1)) {
      case "throughput" -> Unit.PER_SECOND;
      case "errors", "utilization", "hit_ratio" -> Unit.SHARE;
      case "requests", "queue", "present" -> Unit.NUMBER;
      default -> Unit.SECONDS;
    };
  }
}
