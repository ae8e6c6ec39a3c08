package knee.charts.style;

import java.awt.FontMetrics;
import java.util.ArrayList;
import java.util.List;

/** Text that has to fit a width. */
public final class Text {
  private Text() {}

  /** Breaks at spaces into at most so many lines; what is left over ends in an ellipsis. */
  public static List<String> wrap(FontMetrics metrics, String text, double width, int lines) {
    List<String> wrapped = new ArrayList<>();
    String line = "";
    for (String word : text.strip().split("\\s+")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      boolean last = wrapped.size() == lines - 1;
      if (last || line.isEmpty() || metrics.stringWidth(longer) <= width) {
        line = longer;
      } else {
        wrapped.add(cut(metrics, line, width));
        line = word;
      }
    }
    if (!line.isEmpty()) {
      wrapped.add(cut(metrics, line, width));
    }
    return wrapped;
  }

  /** As much of the text as fits, with an ellipsis if that is not all. */
  public static String cut(FontMetrics metrics, String text, double width) {
    if (metrics.stringWidth(text) <= width) {
      return text;
    }
    int length = text.length();
    while (length > 1 && metrics.stringWidth(text.substring(0, length) + "…") > width) {
      length--;
    }
    return text.substring(0, length).stripTrailing() + "…";
  }
}
