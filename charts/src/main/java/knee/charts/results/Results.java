package knee.charts.results;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a {@code results.json} says, as far as figures need it; values may be missing anywhere.
 *
 * @param title of the experiment, or the name of its file
 * @param varied the varied paths, in the order of the file
 * @param chartX the path the user wants along the x axis; empty: the first varied one
 * @param chartY the metric the user wants in the main figure; empty: {@code p95}
 */
public record Results(
    String title,
    List<String> varied,
    String chartX,
    String chartY,
    List<Point> points,
    List<Measurement> measured) {

  private static final int SCHEMA = 1;

  /**
   * @param path a {@code results.json}, or the folder it lies in
   * @throws IllegalArgumentException if the file is not Knee results; the message names the file
   * @throws IOException if it cannot be read
   */
  public static Results read(Path path) throws IOException {
    Path file = Files.isDirectory(path) ? path.resolve("results.json") : path;
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file + ": no such file; 'knee run' writes it");
    }
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(file.toFile());
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : ":" + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr();
      throw new IllegalArgumentException(
          file + where + ": not Knee results, for it is not JSON; give the results.json of a run");
    }
    check(root, file);
    return of(root);
  }

  /**
   * What a reader calls a path: {@code server.worker_class} is "worker class". Places in lists, and
   * paths that would then have the same name, stay as written.
   */
  public String name(String path) {
    String last = path.substring(path.indexOf('.') + 1);
    boolean unique = varied.stream().filter(other -> other.endsWith("." + last)).count() <= 1;
    if (!unique) {
      return path;
    }
    if (last.matches(".*\\.\\d+(\\..*)?")) {
      return last;
    }
    return last.replace('.', ' ').replace('_', ' ');
  }

  private static void check(JsonNode root, Path file) {
    if (!root.path("points").isArray()) {
      throw new IllegalArgumentException(
          file
              + ": not Knee results, for it has no list of points; give the results.json of a run");
    }
    int schema = root.path("schema_version").asInt(SCHEMA);
    if (schema > SCHEMA) {
      throw new IllegalArgumentException(
          file
              + ": results of schema "
              + schema
              + ", written by a newer Knee; this one reads "
              + SCHEMA);
    }
  }

  private static Results of(JsonNode root) {
    List<Point> points = new ArrayList<>();
    for (JsonNode point : root.path("points")) {
      String variant = text(point.path("variant"), "base");
      points.add(new Point(variant, texts(point.path("vary")), point));
    }
    List<Measurement> measured = new ArrayList<>();
    for (JsonNode row : root.path("measured")) {
      Map<String, Double> metrics = new LinkedHashMap<>();
      row.path("metrics")
          .fields()
          .forEachRemaining(m -> metrics.put(m.getKey(), Estimate.number(m.getValue())));
      String variant = text(row.path("variant"), null);
      String outcome = text(row.path("outcome"), null);
      measured.add(new Measurement(variant, texts(row.path("vary")), metrics, outcome));
    }
    JsonNode chart = root.path("chart");
    return new Results(
        text(root.path("title"), text(root.path("file"), "Experiment")),
        varied(root, points),
        text(chart.path("x"), ""),
        text(chart.path("y"), ""),
        points,
        measured);
  }

  private static List<String> varied(JsonNode root, List<Point> points) {
    Set<String> paths = new LinkedHashSet<>();
    root.path("varied").forEach(path -> paths.add(path.asText()));
    points.forEach(point -> paths.addAll(point.vary().keySet()));
    return List.copyOf(paths);
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new LinkedHashMap<>();
    object
        .fields()
        .forEachRemaining(
            field -> {
              JsonNode value = field.getValue();
              String text =
                  value.isNull() ? "none" : value.isValueNode() ? value.asText() : value.toString();
              texts.put(field.getKey(), text);
            });
    return texts;
  }

  private static String text(JsonNode node, String otherwise) {
    return node.isTextual() && !node.asText().isBlank() ? node.asText() : otherwise;
  }
}
