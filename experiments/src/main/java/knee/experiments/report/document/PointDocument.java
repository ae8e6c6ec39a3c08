package knee.experiments.report.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import knee.experiments.file.Point;
import knee.experiments.run.estimate.KindSummary;
import knee.experiments.run.estimate.Percentiles;
import knee.experiments.run.estimate.PointSummary;
import knee.experiments.run.estimate.StationSummary;
import knee.experiments.run.interval.Interval;
import knee.simulator.statistics.LatencyHistogram;
import knee.simulator.statistics.Timeline;

/** One entry of {@code points} in results.json. */
public final class PointDocument {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** Kinds of error that are reported also where there was none. */
  private static final List<String> USUAL_ERRORS = List.of("refused", "timeout", "killed");

  /** Less than this is no queue but rounding. */
  private static final double LEAST_QUEUE = 1e-9;

  private PointDocument() {}

  static ObjectNode of(Point point, PointSummary summary) {
    ObjectNode node = NODES.objectNode();
    node.put("variant", point.variant());
    node.set("vary", values(point.vary()));
    node.put("replications", summary.replications());
    node.set("simulated", Json.number(summary.simulated()));
    node.put("completed", summary.all().completed());
    node.put("events", summary.events());
    node.put("stationary", summary.stationary());
    summary.unsettled().ifPresent(reason -> node.put("reason", reason));
    node.put("fingerprint", String.format("%016x", summary.fingerprint()));
    node.put("key", Key.of(point));
    node.set("warm_up", Json.number(summary.warmUp()));
    ObjectNode precision = node.putObject("precision");
    precision.set("asked", Json.number(point.effort().precision()));
    precision.set("reached", Json.number(summary.precision()));
    summary
        .batches()
        .ifPresent(
            count ->
                node.putObject("batches")
                    .put("count", count)
                    .put("independent", !summary.batchesDepend()));
    Notes.of(point, summary).forEach(node.withArray("notes")::add);
    node.set("throughput", interval(summary.all().throughput()));
    node.set("response", response(summary.all()));
    if (summary.controlledMean().hasValue()) {
      node.set("controlled", controlled(summary));
    }
    node.set("errors", errors(summary.all()));
    ObjectNode requests = node.putObject("requests");
    for (KindSummary kind : summary.kinds()) {
      requests.set(kind.kind(), kind(kind));
    }
    if (!summary.populations().isEmpty()) {
      ObjectNode populations = node.putObject("populations");
      summary.populations().forEach(one -> populations.set(one.kind(), kind(one)));
    }
    ObjectNode resources = node.putObject("resources");
    for (StationSummary station : summary.stations()) {
      resources.set(station.name(), station(station));
    }
    ServersDocument.addTo(node, summary.servers());
    node.set("time_in", TimeIn.of(summary.all().timeIn()));
    node.set("over_time", overTime(summary));
    node.set("distribution", distribution(summary.all().latency()));
    ObjectNode own = node.putObject("per_replication");
    own.set("mean", numbers(summary.own().means()));
    own.set("p95", numbers(summary.own().p95s()));
    own.set("throughput", numbers(summary.own().throughputs()));
    ObjectNode little = node.putObject("littles_law");
    little.set("in_system", Json.number(summary.inSystem()));
    little.set("throughput_times_response", Json.number(summary.throughputTimesResponse()));
    return node;
  }

  private static ObjectNode controlled(PointSummary summary) {
    ObjectNode node = NODES.objectNode();
    node.set("mean", interval(summary.controlledMean()));
    node.set("throughput", interval(summary.controlledThroughput()));
    node.putObject("variance_reduction")
        .<ObjectNode>set("mean", Json.number(summary.gainOfMean()))
        .set("throughput", Json.number(summary.gainOfThroughput()));
    return node;
  }

  private static ArrayNode numbers(double[] values) {
    ArrayNode numbers = NODES.arrayNode();
    for (double value : values) {
      numbers.add(Json.number(value));
    }
    return numbers;
  }

  /** Values of varied paths: numbers and texts. */
  public static ObjectNode values(Map<String, Object> values) {
    ObjectNode node = NODES.objectNode();
    values.forEach(
        (path, value) -> {
          if (value instanceof Long || value instanceof Integer) {
            node.put(path, ((Number) value).longValue());
          } else if (value instanceof Double number) {
            node.set(path, Json.number(number));
          } else {
            node.put(path, String.valueOf(value));
          }
        });
    return node;
  }

  static JsonNode interval(Interval interval) {
    if (!interval.hasValue()) {
      return NODES.nullNode();
    }
    ObjectNode node = NODES.objectNode();
    node.set("value", Json.number(interval.value()));
    node.set("low", Json.number(interval.low()));
    node.set("high", Json.number(interval.high()));
    return node;
  }

  private static ObjectNode kind(KindSummary kind) {
    ObjectNode node = NODES.objectNode();
    node.put("completed", kind.completed());
    node.set("throughput", interval(kind.throughput()));
    node.set("response", response(kind));
    node.set("errors", errors(kind));
    node.set("time_in", TimeIn.of(kind.timeIn()));
    return node;
  }

  private static ObjectNode response(KindSummary kind) {
    return times(kind.mean(), kind::percentile, kind.max());
  }

  private static ObjectNode times(
      Interval mean, Function<String, Interval> percentile, Interval max) {
    ObjectNode node = NODES.objectNode();
    node.set("mean", interval(mean));
    for (String name : Percentiles.NAMES) {
      node.set(name, interval(percentile.apply(name)));
    }
    node.set("max", interval(max));
    return node;
  }

  private static ObjectNode errors(KindSummary kind) {
    ObjectNode node = NODES.objectNode();
    node.set("share", interval(kind.errorShare()));
    node.set("response", times(kind.errorMean(), kind::errorPercentile, kind.errorMax()));
    ObjectNode kinds = node.putObject("kinds");
    for (String error : errorNames(kind)) {
      double times = kind.errorKinds().getOrDefault(error, 0L);
      kinds.set(error, Json.number(times / kind.attempts()));
    }
    return node;
  }

  private static List<String> errorNames(KindSummary kind) {
    List<String> names = new ArrayList<>(USUAL_ERRORS);
    TreeSet<String> others = new TreeSet<>(kind.errorKinds().keySet());
    USUAL_ERRORS.forEach(others::remove);
    names.addAll(others);
    return names;
  }

  private static ObjectNode station(StationSummary station) {
    ObjectNode node = NODES.objectNode();
    node.set("capacity", Json.number(station.capacity()));
    node.set("utilization", interval(station.utilization()));
    node.set("present", interval(station.present()));
    node.set("queue", interval(station.queue()));
    node.set("wait", interval(station.waiting()));
    node.set("throughput", interval(station.throughput()));
    if (!station.ratioName().isEmpty()) {
      node.set(station.ratioName(), interval(station.ratio()));
    }
    return node;
  }

  /** Counts are of all replications; numbers present and queues are averages. */
  private static ArrayNode overTime(PointSummary summary) {
    ArrayNode bins = NODES.arrayNode();
    Timeline timeline = summary.timeline();
    for (int i = 0; i < timeline.bins().size(); i++) {
      double from = i * timeline.width();
      double to = Math.min(from + timeline.width(), timeline.end());
      double covered = timeline.covered(i);
      if (covered <= 0) {
        continue;
      }
      Timeline.Bin bin = timeline.bins().get(i);
      ObjectNode node = bins.addObject();
      node.set("from", Json.number(from));
      node.set("to", Json.number(to));
      node.put("completed", bin.completed());
      node.set("in_system", Json.number(bin.inSystemArea() / covered));
      node.set("mean", Json.number(bin.mean()));
      node.set("p95", Json.number(bin.latency().percentile(0.95)));
      ObjectNode queues = node.putObject("queues");
      for (int station = 0; station < summary.stations().size(); station++) {
        String name = summary.stations().get(station).name();
        double queue = bin.queueArea(station) / covered;
        // A difference of large sums; what is left of equal ones is rounding, and may be negative.
        queues.set(name, Json.number(queue < LEAST_QUEUE ? 0 : queue));
      }
    }
    return bins;
  }

  /** Pairs of a response time and the share of requests that took no longer, for a curve. */
  private static ArrayNode distribution(LatencyHistogram latency) {
    ArrayNode pairs = NODES.arrayNode();
    if (latency.count() == 0) {
      return pairs;
    }
    double previous = Double.NaN;
    for (int permille : permilles()) {
      double seconds = latency.percentile(permille / 1000.0);
      if (seconds == previous) {
        pairs.remove(pairs.size() - 1);
      }
      pairs.addArray().add(Json.number(seconds)).add(Json.number(permille / 1000.0));
      previous = seconds;
    }
    return pairs;
  }

  /** 0.1 % to 1 % and 99 % to 100 % finely, every percent between. */
  private static List<Integer> permilles() {
    List<Integer> permilles = new ArrayList<>();
    for (int permille = 1; permille <= 1000; permille++) {
      if (permille <= 10 || permille >= 990 || permille % 10 == 0) {
        permilles.add(permille);
      }
    }
    return permilles;
  }
}
