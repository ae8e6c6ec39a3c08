package knee.charts.drawing;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A whole figure: title, what it shows, legend, and its panels in a grid. A legend that is the same
 * for all panels stands once under the title, otherwise each panel has its own.
 */
public final class Sheet {
  private static final double MARGIN = 16;
  private static final double BETWEEN = 22;

  /** How the panels are laid out; sizes in units of which a PNG has 1.5 pixels. */
  public enum Layout {
    /** Side by side, up to three in a row. */
    GRID,
    /** One under the other over a common x axis. */
    STACK
  }

  private final String name;
  private final String title;
  private final String what;
  private final Layout layout;
  private final List<Panel> panels;

  /**
   * @param name of the file, without ending
   * @param title of the experiment
   * @param what the figure shows of it
   */
  public Sheet(String name, String title, String what, Layout layout, List<Panel> panels) {
    this.name = name;
    this.title = title;
    this.what = what;
    this.layout = layout;
    this.panels = List.copyOf(panels);
  }

  public String name() {
    return name;
  }

  public String title() {
    return title;
  }

  public String what() {
    return what;
  }

  public List<Panel> panels() {
    return panels;
  }

  private int columns() {
    if (layout == Layout.STACK || panels.size() == 1) {
      return 1;
    }
    return panels.size() <= 4 ? 2 : 3;
  }

  private int rows() {
    return (panels.size() + columns() - 1) / columns();
  }

  double width() {
    return columns() == 1 ? 860 : columns() == 2 ? 1080 : 1380;
  }

  /** Height of the figure, given something to measure text with. */
  double height(Graphics2D g2) {
    return Math.round(headerHeight(g2) + rows() * (panelHeight(g2) + BETWEEN) + MARGIN - 8);
  }

  private double panelHeight(Graphics2D g2) {
    double plot = layout == Layout.STACK ? 210 : rows() == 1 ? 400 : 300;
    return plot + panelHeaderHeight(g2);
  }

  private double panelHeaderHeight(Graphics2D g2) {
    double heading = panels.stream().allMatch(p -> p.heading().isEmpty()) ? 0 : 24;
    return heading + panels.stream().mapToDouble(p -> ownLegend(g2, p)).max().orElse(0);
  }

  private double ownLegend(Graphics2D g2, Panel panel) {
    return commonLegend() ? 0 : Legend.height(g2, panel.legend(), panelWidth());
  }

  private double panelWidth() {
    return (width() - 2 * MARGIN - (columns() - 1) * BETWEEN) / columns();
  }

  private boolean commonLegend() {
    return panels.stream().allMatch(p -> Legend.same(p.legend(), panels.get(0).legend()));
  }

  private double headerHeight(Graphics2D g2) {
    double inner = width() - 2 * MARGIN;
    double legend = commonLegend() ? Legend.height(g2, panels.get(0).legend(), inner) + 6 : 0;
    return MARGIN
        + lines(g2, Style.TITLE, title, 3).size() * 26
        + lines(g2, Style.WHAT, what, 2).size() * 22
        + 6
        + legend;
  }

  private List<String> lines(Graphics2D g2, Font font, String text, int most) {
    return Text.wrap(g2.getFontMetrics(font), text, width() - 2 * MARGIN, most);
  }

  /** Draws everything, from the origin on. */
  void draw(Graphics2D g2) {
    g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g2.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g2.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g2.setColor(Color.WHITE);
    g2.fill(new Rectangle2D.Double(0, 0, width(), height(g2)));
    double y = text(g2, Style.TITLE, Style.INK, lines(g2, Style.TITLE, title, 3), MARGIN, 26);
    y = text(g2, Style.WHAT, Style.FAINT, lines(g2, Style.WHAT, what, 2), y, 22) + 6;
    if (commonLegend()) {
      Legend.draw(g2, panels.get(0).legend(), MARGIN, y, width() - 2 * MARGIN);
    }
    for (int i = 0; i < panels.size(); i++) {
      double left = MARGIN + (i % columns()) * (panelWidth() + BETWEEN);
      double top = headerHeight(g2) + (i / columns()) * (panelHeight(g2) + BETWEEN);
      draw(g2, panels.get(i), left, top);
    }
  }

  private static double text(
      Graphics2D g2, Font font, Color color, List<String> lines, double top, double step) {
    g2.setFont(font);
    g2.setColor(color);
    double y = top;
    for (String line : lines) {
      g2.drawString(line, (float) MARGIN, (float) (y + step * 0.75));
      y += step;
    }
    return y;
  }

  private void draw(Graphics2D g2, Panel panel, double left, double top) {
    double y = top;
    if (!panel.heading().isEmpty()) {
      FontMetrics metrics = g2.getFontMetrics(Style.HEADING);
      g2.setFont(Style.HEADING);
      g2.setColor(Style.INK);
      g2.drawString(
          Text.cut(metrics, panel.heading(), panelWidth()), (float) left, (float) (y + 16));
    }
    double header = panelHeaderHeight(g2);
    if (!commonLegend()) {
      double legend = ownLegend(g2, panel);
      double highest = panels.stream().mapToDouble(p -> ownLegend(g2, p)).max().orElse(0);
      Legend.draw(g2, panel.legend(), left, y + header - highest, panelWidth());
      assert legend <= highest;
    }
    if (layout == Layout.STACK) {
      // The same left edge for all, whatever the length of their numbers.
      panel.plot().getRangeAxis().setFixedDimension(84);
    }
    double height = panelHeight(g2) - header;
    panel
        .plot()
        .draw(
            g2,
            new Rectangle2D.Double(left, y + header, panelWidth() - 12, height),
            null,
            null,
            null);
  }
}
