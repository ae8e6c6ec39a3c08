package knee.charts.drawing;

import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import knee.charts.style.LineStyle;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.XYDataset;

/** Measured values: hollow markers in the colour of the line they are to be compared with. */
final class MeasuredRenderer extends AbstractXYItemRenderer {
  private final List<LineStyle> styles;

  /**
   * @param styles one for each series
   */
  MeasuredRenderer(List<LineStyle> styles) {
    this.styles = styles;
  }

  @Override
  public void drawItem(
      Graphics2D g2,
      XYItemRendererState state,
      Rectangle2D area,
      PlotRenderingInfo info,
      XYPlot plot,
      ValueAxis xAxis,
      ValueAxis yAxis,
      XYDataset data,
      int series,
      int item,
      CrosshairState crosshair,
      int pass) {
    double x = data.getXValue(series, item);
    double y = data.getYValue(series, item);
    if (!Double.isNaN(x) && !Double.isNaN(y)) {
      Point2D at =
          new Point2D.Double(
              xAxis.valueToJava2D(x, area, plot.getDomainAxisEdge()),
              yAxis.valueToJava2D(y, area, plot.getRangeAxisEdge()));
      // A marker on the axis itself is drawn whole.
      Shape clip = g2.getClip();
      g2.setClip(
          new Rectangle2D.Double(
              area.getX() - 9, area.getY() - 9, area.getWidth() + 18, area.getHeight() + 18));
      styles.get(series).mark(g2, at, false);
      g2.setClip(clip);
    }
  }
}
