package knee.charts.style;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Samples of lines with their names, row after row, outside the plot. */
public final class Legend {
  private static final double SAMPLE = 38;
  private static final double GAP = 20;
  private static final double ROW = 21;

  /** What stands before a name. */
  public enum Sample {
    LINE,
    BARE_LINE,
    BAR,
    MARKER,
    MEASURED
  }

  /** A sample and its name. */
  public record Entry(String label, LineStyle style, Sample sample) {
    /** Whether two entries look and read the same. */
    boolean same(Entry other) {
      return label.equals(other.label)
          && sample == other.sample
          && style.color().equals(other.style.color());
    }
  }

  private Legend() {}

  /**
   * One legend for all panels, if they show the same lines; measured values may be in some panels
   * only. Empty if panels show different lines.
   */
  public static Optional<List<Entry>> common(List<List<Entry>> panels) {
    List<Entry> common = new ArrayList<>(predicted(panels.get(0)));
    for (List<Entry> panel : panels) {
      if (!same(predicted(panel), predicted(panels.get(0)))) {
        return Optional.empty();
      }
    }
    for (List<Entry> panel : panels) {
      for (Entry entry : panel) {
        if (common.stream().noneMatch(entry::same)) {
          common.add(entry);
        }
      }
    }
    return Optional.of(common);
  }

  private static List<Entry> predicted(List<Entry> entries) {
    return entries.stream().filter(entry -> entry.sample != Sample.MEASURED).toList();
  }

  private static boolean same(List<Entry> a, List<Entry> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).same(b.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Height of all rows within this width. */
  public static double height(Graphics2D g2, List<Entry> entries, double width) {
    return rows(g2, entries, width).size() * ROW;
  }

  /** Draws the entries from this corner on. */
  public static void draw(
      Graphics2D g2, List<Entry> entries, double left, double top, double width) {
    double y = top;
    for (List<Entry> row : rows(g2, entries, width)) {
      double x = left;
      for (Entry entry : row) {
        sample(g2, entry, x, y + ROW / 2);
        g2.setFont(Style.TICK);
        g2.setColor(Style.INK);
        g2.drawString(
            shown(g2, entry.label, width), (float) (x + SAMPLE + 6), (float) (y + ROW / 2 + 5));
        x += width(g2, entry, width);
      }
      y += ROW;
    }
  }

  private static List<List<Entry>> rows(Graphics2D g2, List<Entry> entries, double width) {
    List<List<Entry>> rows = new ArrayList<>();
    double used = Double.POSITIVE_INFINITY;
    for (Entry entry : entries) {
      double needed = width(g2, entry, width);
      if (used + needed - GAP > width) {
        rows.add(new ArrayList<>());
        used = 0;
      }
      rows.get(rows.size() - 1).add(entry);
      used += needed;
    }
    return rows;
  }

  private static double width(Graphics2D g2, Entry entry, double width) {
    String text = shown(g2, entry.label, width);
    return SAMPLE + 6 + g2.getFontMetrics(Style.TICK).stringWidth(text) + GAP;
  }

  private static String shown(Graphics2D g2, String label, double width) {
    return Text.cut(g2.getFontMetrics(Style.TICK), label, width - SAMPLE - 6);
  }

  private static void sample(Graphics2D g2, Entry entry, double x, double y) {
    Point2D middle = new Point2D.Double(x + SAMPLE / 2, y);
    if (entry.sample == Sample.BAR) {
      g2.setColor(entry.style.color());
      g2.fill(new Rectangle2D.Double(x + SAMPLE - 20, y - 7, 20, 14));
      entry.style.cut(g2, new Point2D.Double(x + SAMPLE - 10, y));
      return;
    }
    if (entry.sample == Sample.LINE || entry.sample == Sample.BARE_LINE) {
      g2.setColor(entry.style.color());
      g2.setStroke(entry.style.stroke());
      g2.draw(new Line2D.Double(x, y, x + SAMPLE, y));
    }
    if (entry.sample != Sample.BARE_LINE) {
      entry.style.mark(g2, middle, entry.sample != Sample.MEASURED);
    }
  }
}
