package knee.experiments.report.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import knee.experiments.report.document.ResultsDocument;

/** What must be known to read the table: what had not settled, what is less precise than asked. */
public final class Remarks {
  private static final int REASONS = 3;

  private Remarks() {}

  /**
   * @param width of the terminal in characters; longer lines are broken
   */
  public static List<String> lines(ResultsDocument results, int width) {
    List<String> lines = new ArrayList<>();
    List<ObjectNode> moving =
        results.finished().stream().filter(point -> point.has("reason")).toList();
    if (!moving.isEmpty()) {
      String what =
          "* not stationary: averages say less than the course (over_time in results.json)";
      lines.addAll(broken(what, width));
    }
    for (ObjectNode point : moving.subList(0, Math.min(REASONS, moving.size()))) {
      lines.addAll(broken("  " + text(point, point.path("reason")), width));
    }
    if (moving.size() > REASONS) {
      lines.add("  and " + (moving.size() - REASONS) + " more; reasons in results.json");
    }
    notes(results.finished()).forEach(note -> lines.addAll(broken(note, width)));
    return lines;
  }

  private static String text(ObjectNode point, JsonNode what) {
    return PointLabel.of(point) + ": " + what.asText();
  }

  /** Each kind of note once, with the point that has it first. */
  private static List<String> notes(List<ObjectNode> points) {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    for (ObjectNode point : points) {
      for (JsonNode note : point.path("notes")) {
        // P99.9 is not in the table: that it has no interval need not be said beside it.
        if (!note.asText().startsWith("P99.9")) {
          String kind = note.asText().replaceAll("[0-9].*", "");
          kinds.computeIfAbsent(kind, it -> new ArrayList<>()).add(text(point, note));
        }
      }
    }
    List<String> notes = new ArrayList<>();
    for (List<String> alike : kinds.values()) {
      int others = alike.size() - 1;
      notes.add(alike.get(0) + (others == 0 ? "" : " (the like at " + others + " more)"));
    }
    return notes;
  }

  /** A line in as many as it needs, the others indented. */
  public static List<String> broken(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split("(?<=\\S) ")) {
      if (line.length() > 0 && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
        line.append("   ");
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
