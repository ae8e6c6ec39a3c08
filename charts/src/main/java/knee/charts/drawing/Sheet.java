package knee.charts.drawing;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import knee.charts.style.Legend;
import knee.charts.style.Style;
import knee.charts.style.Text;
import org.jfree.chart.axis.Axis;
import org.jfree.chart.plot.XYPlot;

/**
 * A whole figure: title, what it shows, legend, and its panels in a grid. A legend that is the same
 * for all panels stands once under the title, otherwise each panel has its own.
 */
public final class Sheet {
  private static final double MARGIN = 16;
  private static final double BETWEEN = 18;
  private static final double AXIS = 46;
  private static final double AXIS_AT_LEFT = 80;
  private static final double TITLE_STEP = 26;
  private static final double WHAT_STEP = 22;

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

  /** The same under another file name. */
  public Sheet named(String other) {
    return new Sheet(other, title, what, layout, panels);
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

  /** Height of the figure, given something to measure text with; even, for the pixels of a PNG. */
  double height(Graphics2D g2) {
    double panelHeights = rows() * (headerOfPanels(g2) + plotHeight(g2)) + (rows() - 1) * BETWEEN;
    double axis = layout == Layout.STACK ? AXIS : 0;
    return 2 * Math.ceil((header(g2) + panelHeights + axis + MARGIN) / 2);
  }

  private double plotHeight(Graphics2D g2) {
    double slant = 0;
    for (Panel panel : panels) {
      if (panel.plot().getDomainAxis() instanceof CategoryTicks names) {
        slant = Math.max(slant, names.slantHeight(g2, panelWidth() - AXIS_AT_LEFT));
      }
    }
    return (layout == Layout.STACK ? 165 : rows() == 1 ? 400 : 300) + slant;
  }

  private double panelWidth() {
    return (width() - 2 * MARGIN - (columns() - 1) * BETWEEN) / columns();
  }

  private Optional<List<Legend.Entry>> commonLegend() {
    return layout == Layout.STACK
        ? Optional.empty()
        : Legend.common(panels.stream().map(Panel::legend).toList());
  }

  /** Height of title, subtitle and common legend. */
  private double header(Graphics2D g2) {
    double legend =
        commonLegend().map(entries -> Legend.height(g2, entries, width() - 2 * MARGIN)).orElse(0.0);
    int titleLines = lines(g2, Style.TITLE, title, 3).size();
    int whatLines = lines(g2, Style.WHAT, what, 2).size();
    return MARGIN + titleLines * TITLE_STEP + whatLines * WHAT_STEP + 8 + legend;
  }

  /** Height of heading and legend above each panel. */
  private double headerOfPanels(Graphics2D g2) {
    return panels.stream()
            .mapToDouble(panel -> headingHeight(panel) + ownLegend(g2, panel))
            .max()
            .orElse(0)
        + 6;
  }

  private double headingHeight(Panel panel) {
    // In a stack the legend begins in the line of the heading.
    boolean line =
        !panel.heading().isEmpty() && (layout == Layout.GRID || panel.legend().isEmpty());
    return line ? 22 : 0;
  }

  private double ownLegend(Graphics2D g2, Panel panel) {
    return commonLegend().isPresent() || panel.legend().isEmpty()
        ? 0
        : Legend.height(g2, panel.legend(), panelWidth() - legendIndent(g2, panel));
  }

  private double legendIndent(Graphics2D g2, Panel panel) {
    return layout == Layout.GRID || panel.heading().isEmpty()
        ? 0
        : g2.getFontMetrics(Style.HEADING).stringWidth(panel.heading()) + 26;
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
    drawHeader(g2);
    double headers = headerOfPanels(g2);
    for (int i = 0; i < panels.size(); i++) {
      int row = i / columns();
      double left = MARGIN + (i % columns()) * (panelWidth() + BETWEEN);
      double top = header(g2) + row * (headers + plotHeight(g2) + BETWEEN);
      drawHeading(g2, panels.get(i), left, top + headers - 6);
      drawPlot(g2, i, left, top + headers);
    }
  }

  private void drawHeader(Graphics2D g2) {
    List<String> titleLines = lines(g2, Style.TITLE, title, 3);
    double y = text(g2, Style.TITLE, Style.INK, titleLines, MARGIN, TITLE_STEP);
    double end = text(g2, Style.WHAT, Style.FAINT, lines(g2, Style.WHAT, what, 2), y, WHAT_STEP);
    commonLegend()
        .ifPresent(entries -> Legend.draw(g2, entries, MARGIN, end + 4, width() - 2 * MARGIN));
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

  private void drawHeading(Graphics2D g2, Panel panel, double left, double bottom) {
    double legend = ownLegend(g2, panel);
    double top = bottom - legend - headingHeight(panel);
    if (!panel.heading().isEmpty()) {
      g2.setFont(Style.HEADING);
      g2.setColor(Style.INK);
      String heading = Text.cut(g2.getFontMetrics(), panel.heading(), panelWidth());
      g2.drawString(heading, (float) left, (float) (top + 16));
    }
    if (legend > 0) {
      double indent = legendIndent(g2, panel);
      Legend.draw(g2, panel.legend(), left + indent, bottom - legend, panelWidth() - indent);
    }
  }

  private void drawPlot(Graphics2D g2, int number, double left, double top) {
    XYPlot plot = panels.get(number).plot();
    double height = plotHeight(g2);
    if (layout == Layout.STACK) {
      // The same left edge for all, whatever the length of their numbers; one x axis, at the
      // bottom.
      plot.getRangeAxis().setFixedDimension(64);
      if (number < panels.size() - 1) {
        plot.getDomainAxis().setLabel(null);
        plot.getDomainAxis().setTickLabelsVisible(false);
      } else {
        height += AXIS;
      }
    }
    fitLabel(g2, plot.getRangeAxis(), plotHeight(g2) - AXIS - 8);
    plot.draw(g2, new Rectangle2D.Double(left, top, panelWidth() - 14, height), null, null, null);
  }

  /**
   * A label longer than its axis is set in smaller letters, and cut where even these are too long.
   */
  private static void fitLabel(Graphics2D g2, Axis axis, double room) {
    String label = axis.getLabel() == null ? "" : axis.getLabel();
    double needed = g2.getFontMetrics(Style.LABEL).stringWidth(label);
    if (needed > room) {
      float size = (float) Math.max(Style.NOTE.getSize(), Style.LABEL.getSize() * room / needed);
      axis.setLabelFont(Style.LABEL.deriveFont(size));
      axis.setLabel(Text.cut(g2.getFontMetrics(axis.getLabelFont()), label, room));
    }
  }
}
