package knee.experiments.report.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import knee.experiments.file.Experiment;
import knee.experiments.file.observed.Measured;
import knee.experiments.run.estimate.PointSummary;

/**
 * results.json as it grows: the finished points, in the order of the experiment. Everything else
 * (tables, CSV, promises) is read from here, so points taken over from an earlier run are like
 * those just simulated.
 */
public final class ResultsDocument {
  public static final int SCHEMA_VERSION = 1;

  /** The version of this program; the packaged one says it in its manifest. */
  public static final String KNEE_VERSION =
      Objects.requireNonNullElse(
          ResultsDocument.class.getPackage().getImplementationVersion(), "unpackaged");

  private static final ObjectMapper READER =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final Experiment experiment;
  private final ObjectNode[] points;
  private final String[] texts;

  public ResultsDocument(Experiment experiment) {
    this.experiment = experiment;
    this.points = new ObjectNode[experiment.points().size()];
    this.texts = new String[points.length];
  }

  /** A point has finished. */
  public void finish(int point, PointSummary summary) {
    put(point, PointDocument.of(experiment.points().get(point), summary));
  }

  private void put(int point, ObjectNode node) {
    points[point] = node;
    texts[point] = Json.pretty(node, 4);
  }

  /**
   * Takes over the points that an earlier results.json has already, word for word.
   *
   * @throws JsonProcessingException when that is not JSON
   */
  public void resume(String earlier) throws JsonProcessingException {
    resume(READER.readTree(earlier).path("points"));
  }

  /** The same of points that have a line each; a line that was cut short is no point. */
  public void resume(List<String> lines) {
    List<JsonNode> whole = new ArrayList<>();
    for (String line : lines) {
      try {
        whole.add(READER.readTree(line));
      } catch (JsonProcessingException e) {
        // The program ended while it wrote this.
      }
    }
    resume(whole);
  }

  private void resume(Iterable<JsonNode> earlier) {
    Map<String, ObjectNode> known = new HashMap<>();
    for (JsonNode point : earlier) {
      if (point instanceof ObjectNode node) {
        known.put(node.path("key").asText(), node);
      }
    }
    for (int point : pending()) {
      ObjectNode node = known.get(key(point));
      if (node != null) {
        put(point, node);
      }
    }
  }

  /**
   * Takes over one point, word for word, if that is what it is.
   *
   * @throws JsonProcessingException when that is not JSON
   */
  public void resume(int point, String earlier) throws JsonProcessingException {
    if (READER.readTree(earlier) instanceof ObjectNode node
        && node.path("key").asText().equals(key(point))) {
      put(point, node);
    }
  }

  /** What the results of a point depend on, as a hash. */
  public String key(int point) {
    return Key.of(experiment.points().get(point));
  }

  /** A finished point as it stands in results.json. */
  public String text(int point) {
    return texts[point];
  }

  /** A finished point on one line. */
  public String line(int point) {
    return Json.line(points[point]);
  }

  /** Indices of the points that have not finished. */
  public List<Integer> pending() {
    List<Integer> pending = new ArrayList<>();
    for (int i = 0; i < points.length; i++) {
      if (points[i] == null) {
        pending.add(i);
      }
    }
    return pending;
  }

  /** The points that have finished, in the order of the experiment. */
  public List<ObjectNode> finished() {
    List<ObjectNode> finished = new ArrayList<>();
    for (ObjectNode point : points) {
      if (point != null) {
        finished.add(point);
      }
    }
    return finished;
  }

  /** Differences between the variants that have finished. */
  public ArrayNode comparisons() {
    return Comparisons.of(finished());
  }

  public Experiment experiment() {
    return experiment;
  }

  /** The document as results.json holds it. */
  public String text() {
    StringBuilder out = new StringBuilder("{");
    for (Map.Entry<String, JsonNode> field : head().properties()) {
      out.append("\n  \"").append(field.getKey()).append("\": ");
      out.append(Json.pretty(field.getValue(), 2)).append(',');
    }
    out.append("\n  \"points\": [");
    String separator = "\n    ";
    for (String text : texts) {
      if (text != null) {
        out.append(separator).append(text);
        separator = ",\n    ";
      }
    }
    out.append("\n  ],\n  \"comparisons\": ").append(Json.pretty(comparisons(), 2));
    return out.append("\n}\n").toString();
  }

  /** The document on one line. */
  public String line() {
    ObjectNode all = head();
    all.putArray("points").addAll(finished());
    all.set("comparisons", comparisons());
    return Json.line(all);
  }

  private ObjectNode head() {
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.put("schema_version", SCHEMA_VERSION);
    head.put("title", experiment.title());
    head.put("file", experiment.file());
    head.put("seed", experiment.points().get(0).seed());
    head.put("knee_version", KNEE_VERSION);
    ArrayNode varied = head.putArray("varied");
    experiment.varied().forEach(varied::add);
    if (!experiment.chart().x().isEmpty() || !experiment.chart().y().isEmpty()) {
      ObjectNode chart = head.putObject("chart");
      chart.put("x", experiment.chart().x());
      chart.put("y", experiment.chart().y());
    }
    ArrayNode measured = head.putArray("measured");
    experiment.placed().forEach(row -> measured.add(measured(row)));
    return head;
  }

  private static ObjectNode measured(Measured row) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    row.variant().ifPresent(variant -> node.put("variant", variant));
    node.set("vary", PointDocument.values(row.vary()));
    ObjectNode metrics = node.putObject("metrics");
    row.metrics().forEach((metric, value) -> metrics.set(metric, Json.number(value)));
    row.outcome().ifPresent(outcome -> node.put("outcome", outcome));
    return node;
  }
}
