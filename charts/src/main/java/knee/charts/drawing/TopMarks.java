package knee.charts.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import knee.charts.style.LineStyle;
import knee.charts.style.Style;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/**
 * What was observed instead of a number: an arrow that leaves the panel at its top edge, with a
 * word beside it. Marks at the same place stand side by side, and a word that would cover another
 * is left out, since it says the same in nearly every case.
 */
final class TopMarks extends AbstractXYAnnotation {
  private static final double STEP = 12;

  /** One mark, in the unit of the x axis. */
  record Mark(double x, String text, LineStyle style) {}

  private final List<Mark> marks;

  /**
   * @param marks in the order of x
   */
  TopMarks(List<Mark> marks) {
    this.marks = marks;
  }

  @Override
  public void draw(
      Graphics2D g2,
      XYPlot plot,
      Rectangle2D area,
      ValueAxis xAxis,
      ValueAxis yAxis,
      int rendererIndex,
      PlotRenderingInfo info) {
    double right = Double.NEGATIVE_INFINITY;
    int i = 0;
    while (i < marks.size()) {
      int end = i;
      while (end < marks.size() && marks.get(end).x == marks.get(i).x) {
        end++;
      }
      List<Mark> here = marks.subList(i, end);
      double center = xAxis.valueToJava2D(here.get(0).x, area, plot.getDomainAxisEdge());
      double left = center - (here.size() - 1) * STEP / 2;
      for (int k = 0; k < here.size(); k++) {
        arrow(g2, left + k * STEP, area.getY() + 2, here.get(k).style);
      }
      right = word(g2, area, here, center, right);
      i = end;
    }
  }

  private static void arrow(Graphics2D g2, double x, double top, LineStyle style) {
    Path2D arrow = new Path2D.Double();
    arrow.moveTo(x, top);
    arrow.lineTo(x + 5.5, top + 9);
    arrow.lineTo(x - 5.5, top + 9);
    arrow.closePath();
    g2.setColor(java.awt.Color.WHITE);
    g2.fill(arrow);
    g2.setColor(style.color());
    g2.setStroke(new java.awt.BasicStroke(2));
    g2.draw(arrow);
  }

  /** Writes the word under the arrows and returns where it ends. */
  private static double word(
      Graphics2D g2, Rectangle2D area, List<Mark> here, double center, double taken) {
    g2.setFont(Style.NOTE);
    String text = String.join(", ", here.stream().map(Mark::text).distinct().toList());
    double width = g2.getFontMetrics().stringWidth(text);
    double left =
        Math.max(area.getX() + 2, Math.min(center - width / 2, area.getMaxX() - width - 3));
    if (left < taken + 4) {
      return taken;
    }
    g2.setColor(here.size() == 1 ? here.get(0).style.color() : Style.INK);
    g2.drawString(text, (float) left, (float) area.getY() + 26);
    return left + width;
  }
}
