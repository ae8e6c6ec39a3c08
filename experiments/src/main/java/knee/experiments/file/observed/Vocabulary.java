package knee.experiments.file.observed;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import knee.experiments.file.clients.ClientsSection;
import knee.experiments.file.quantity.Quantity;
import knee.experiments.file.quantity.VaryValue;
import knee.experiments.file.schema.Paths;
import knee.experiments.file.yaml.Faults;
import knee.experiments.file.yaml.Nearest;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Node.Items;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Place;

/**
 * What promises, measurements and charts can name.
 *
 * @param kinds of request, of all points
 * @param populations of clients as metrics name them, of all points: {@code clients.robots}
 * @param resources as they are called in the results, of all points
 * @param vary the varied paths and their values
 * @param varySound whether these are all of them: none was left out for a fault
 */
public record Vocabulary(
    Set<String> kinds,
    Set<String> populations,
    Set<String> resources,
    List<String> variants,
    Map<String, Entry> vary,
    boolean varySound) {
  private static final List<String> TIMES =
      List.of("mean", "p50", "p66", "p75", "p80", "p90", "p95", "p98", "p99", "p999", "max");
  private static final List<String> OF_SERVER =
      List.of("workers", "processes", "cpu", "gil", "backlog", "process_queue");
  public static final String UTILIZATION = ".utilization";
  private static final String HIT_RATIO = ".hit_ratio";

  /**
   * @param systems the variants, whole
   */
  public static Vocabulary of(
      List<Mapping> systems, List<String> variants, Map<String, Entry> vary, boolean varySound) {
    Set<String> kinds = new LinkedHashSet<>();
    Set<String> populations = new LinkedHashSet<>();
    Set<String> resources = new LinkedHashSet<>();
    for (Mapping system : systems) {
      kinds.addAll(names(system, "requests"));
      ClientsSection.populations(system.entries().get("clients"))
          .forEach(name -> populations.add("clients." + name));
      resources.addAll(names(system, "resources"));
      resources.addAll(names(system, "queues"));
      names(system, "services").forEach(name -> resources.add("services." + name));
      names(system, "locks").forEach(name -> resources.add("locks." + name));
      names(system, "caches").forEach(name -> resources.add("caches." + name));
      if (system.has("server")) {
        resources.addAll(OF_SERVER);
      }
      for (String pool : names(system, "servers")) {
        OF_SERVER.forEach(name -> resources.add(pool + "." + name));
      }
      if (system.has("proxy")) {
        resources.add("proxy");
      }
      if (system.has("database")) {
        resources.addAll(List.of("connections", "database"));
      }
    }
    return new Vocabulary(kinds, populations, resources, variants, vary, varySound);
  }

  private static List<String> names(Mapping system, String section) {
    return Paths.find(system, section).orElse(null) instanceof Mapping named
        ? named.names()
        : List.of();
  }

  /** What a metric is measured in; counts ({@code requests}) have none and are not promised. */
  public Optional<Quantity> unitOf(String metric) {
    for (String share : List.of(UTILIZATION, HIT_RATIO)) {
      if (metric.endsWith(share)
          && resources.contains(metric.substring(0, metric.length() - share.length()))) {
        return Optional.of(Quantity.SHARE);
      }
    }
    String name = withoutKind(metric);
    if (TIMES.contains(name)) {
      return Optional.of(Quantity.TIME);
    }
    return switch (name) {
      case "throughput" -> Optional.of(Quantity.RATE);
      case "errors" -> Optional.of(Quantity.SHARE);
      default -> Optional.empty();
    };
  }

  /** Whether it is the number of requests of all kinds or of one. */
  boolean isCount(String metric) {
    return withoutKind(metric).equals("requests");
  }

  /** Whether it can be observed: a time, a rate, a share or a count. */
  boolean isMetric(String name) {
    return unitOf(name).isPresent() || isCount(name);
  }

  /** Varied paths, in the order of the experiment file. */
  Set<String> varied() {
    return vary.keySet();
  }

  public boolean isVaried(String path) {
    return vary.containsKey(path);
  }

  private String withoutKind(String metric) {
    int dot = metric.lastIndexOf('.');
    String owner = dot > 0 ? metric.substring(0, dot) : "";
    return kinds.contains(owner) || populations.contains(owner)
        ? metric.substring(dot + 1)
        : metric;
  }

  /** {@code unknown metric 'p96'; did you mean 'p95'?}. */
  public String unknownMetric(String metric) {
    List<String> known = new ArrayList<>(TIMES);
    known.addAll(List.of("throughput", "errors"));
    int dot = metric.lastIndexOf('.');
    List<String> all = new ArrayList<>(known);
    if (dot > 0) {
      all.clear();
      kinds.forEach(kind -> known.forEach(name -> all.add(kind + "." + name)));
      populations.forEach(one -> known.forEach(name -> all.add(one + "." + name)));
      resources.forEach(
          resource ->
              all.add(resource + (resource.startsWith("caches.") ? HIT_RATIO : UTILIZATION)));
    }
    return "unknown metric '" + metric + "'; " + Nearest.hint(metric, all);
  }

  /** A column of a measured row that is neither a path nor a metric. */
  String unknownColumn(String name) {
    List<String> known = new ArrayList<>(vary.keySet());
    known.addAll(TIMES);
    known.addAll(List.of("variant", "outcome", "throughput", "errors", "requests"));
    kinds.forEach(kind -> TIMES.forEach(time -> known.add(kind + "." + time)));
    String hint = Nearest.hint(name, known);
    return "'" + name + "' is neither a varied path nor a metric; " + hint;
  }

  public String unknownPath(String path) {
    List<String> known = new ArrayList<>(vary.keySet());
    known.add("variant");
    return "'" + path + "' is not varied; " + Nearest.hint(path, known);
  }

  String unknownKind(String name) {
    return "unknown kind of request '" + name + "'; " + Nearest.hint(name, List.copyOf(kinds));
  }

  /** One of the values of a varied path, as written. */
  String exampleOf(String path) {
    return ((Items) vary.get(path).value()).items().get(0).toString();
  }

  public String unknownVariant(String name) {
    return "unknown variant '" + name + "'; " + Nearest.hint(name, variants);
  }

  /** The value as the points have it, where one of them means the same. */
  public Object valueOf(String path, String text) {
    Object value = VaryValue.of(text);
    if (!vary.containsKey(path)) {
      return value;
    }
    for (Node node : ((Items) vary.get(path).value()).items()) {
      Object known = VaryValue.of(node);
      if (VaryValue.same(known, value)) {
        return known;
      }
    }
    return value;
  }

  /** Checks what a chart shows: a metric, or along x also a varied path or the variant. */
  public void checkAxis(String name, Place place, Faults faults, boolean x) {
    boolean path = x && (!varySound || vary.containsKey(name) || name.equals("variant"));
    if (!path && unitOf(name).isEmpty() && !kinds.isEmpty()) {
      faults.add(place, x ? unknownPath(name) : unknownMetric(name));
    }
  }
}
