package knee.charts.results;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The results of one point: a variant at one place of the grid.
 *
 * @param vary varied path to its value as text
 * @param json the point as the file has it
 */
public record Point(String variant, Map<String, String> vary, JsonNode json) {
  /** Before the name of a kind of error: the share of all attempts that failed in this way. */
  public static final String ERROR_KIND = "errors.kinds.";

  /** Before the name of a population of clients. */
  public static final String POPULATION = "clients.";

  /** Before the name of a worker process. */
  public static final String PROCESS = "processes.";

  /**
   * A metric by the name that {@code expect} and {@code chart} use: {@code p95}, {@code list.mean},
   * {@code clients.robots.p95}, {@code throughput}, {@code errors}, {@code workers.utilization};
   * {@code errors.kinds.KIND} and {@code processes.1.connections} too.
   */
  public Estimate metric(String name) {
    if (name.startsWith(ERROR_KIND)) {
      // A kind that did not occur is not listed.
      JsonNode share = json.path("errors").path("kinds").path(name.substring(ERROR_KIND.length()));
      boolean none = share.isMissingNode() && metric("errors").exists();
      return none ? Estimate.exactly(0) : Estimate.of(share);
    }
    int dot = name.lastIndexOf('.');
    if (dot < 0) {
      return metric(json, name);
    }
    String owner = name.substring(0, dot);
    String last = name.substring(dot + 1);
    JsonNode kind = json.path("requests").path(owner);
    if (!kind.isObject() && owner.startsWith(POPULATION)) {
      kind = json.path("populations").path(owner.substring(POPULATION.length()));
    }
    if (kind.isObject()) {
      return metric(kind, last);
    }
    return owner.startsWith(PROCESS)
        ? Estimate.of(json.path("processes").path(owner.substring(PROCESS.length())).path(last))
        : Estimate.of(json.path("resources").path(owner).path(last));
  }

  private static Estimate metric(JsonNode of, String name) {
    return switch (name) {
      case "throughput" -> Estimate.of(of.path("throughput"));
      case "errors" -> Estimate.of(of.path("errors").path("share"));
      default -> Estimate.of(of.path("response").path(name));
    };
  }

  public List<String> errorKinds() {
    return names(json.path("errors").path("kinds"));
  }

  public List<String> resources() {
    return names(json.path("resources"));
  }

  public List<String> requestKinds() {
    return names(json.path("requests"));
  }

  public List<String> populations() {
    return names(json.path("populations"));
  }

  public List<String> processes() {
    return names(json.path("processes"));
  }

  /** In the order of the file. */
  public static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
