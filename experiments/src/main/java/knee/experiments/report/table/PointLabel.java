package knee.experiments.report.table;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How a point of the results is called in a sentence: {@code gthread, clients.users = 30}. */
public final class PointLabel {
  private PointLabel() {}

  public static String of(JsonNode point) {
    List<String> parts = new ArrayList<>();
    point
        .path("vary")
        .properties()
        .forEach(entry -> parts.add(entry.getKey() + " = " + entry.getValue().asText()));
    String variant = point.path("variant").asText();
    if (parts.isEmpty() || !variant.equals("base")) {
      parts.add(0, variant);
    }
    return String.join(", ", parts);
  }
}
