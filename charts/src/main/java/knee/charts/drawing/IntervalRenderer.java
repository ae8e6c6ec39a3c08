package knee.charts.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import knee.charts.style.Style;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CrosshairState;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.AbstractXYItemRenderer;
import org.jfree.chart.renderer.xy.XYItemRendererState;
import org.jfree.data.xy.IntervalXYDataset;
import org.jfree.data.xy.XYDataset;

/**
 * Lines with markers and translucent interval bands; or, along categories, bars (on a linear axis)
 * or single markers with error bars. A missing value leaves a gap. A value without neighbours has
 * nothing to span a band to and gets an error bar instead.
 *
 * <p>JFreeChart asks item by item; each series is drawn whole when its first item comes by, because
 * its own DeviationRenderer draws one polygon across all gaps.
 */
final class IntervalRenderer extends AbstractXYItemRenderer {
  private static final int BANDS = 0;
  private static final int LINES = 1;
  private static final int MARKERS = 2;

  private final List<Curve> curves;
  private final double slot;
  private final boolean bars;

  /**
   * @param slot width that a series has in a category, in categories; 0 along a numeric axis
   * @param bars whether to fill the slot from 0
   */
  IntervalRenderer(List<Curve> curves, double slot, boolean bars) {
    this.curves = curves;
    this.slot = slot;
    this.bars = bars;
  }

  @Override
  public int getPassCount() {
    return 3;
  }

  @Override
  public XYItemRendererState initialise(
      Graphics2D g2, Rectangle2D area, XYPlot plot, XYDataset data, PlotRenderingInfo info) {
    XYItemRendererState state = super.initialise(g2, area, plot, data, info);
    state.setProcessVisibleItemsOnly(false);
    return state;
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
    if (item == 0) {
      var trace = new Trace((IntervalXYDataset) data, series, area, xAxis, yAxis, plot);
      new Pen(g2, curves.get(series), trace).draw(pass, area);
    }
  }

  /** One series in the coordinates of the drawing. */
  private record Trace(
      IntervalXYDataset data,
      int series,
      Rectangle2D area,
      ValueAxis xAxis,
      ValueAxis yAxis,
      XYPlot plot) {
    int size() {
      return data.getItemCount(series);
    }

    boolean exists(int i) {
      return i >= 0 && i < size() && !Double.isNaN(data.getYValue(series, i));
    }

    boolean hasInterval(int i) {
      return exists(i)
          && !Double.isNaN(data.getStartYValue(series, i))
          && !Double.isNaN(data.getEndYValue(series, i));
    }

    double x(double value) {
      return xAxis.valueToJava2D(value, area, plot.getDomainAxisEdge());
    }

    /** Never far outside the drawing, where a logarithmic axis would put 0. */
    double y(double value) {
      double low = yAxis.getLowerBound();
      double kept = Math.max(value, yAxis instanceof DecadeTicks ? low / 10 : value);
      return yAxis.valueToJava2D(kept, area, plot.getRangeAxisEdge());
    }

    Point2D at(int i) {
      return new Point2D.Double(x(data.getXValue(series, i)), y(data.getYValue(series, i)));
    }

    Point2D low(int i) {
      return new Point2D.Double(x(data.getXValue(series, i)), y(data.getStartYValue(series, i)));
    }

    Point2D high(int i) {
      return new Point2D.Double(x(data.getXValue(series, i)), y(data.getEndYValue(series, i)));
    }
  }

  /** Draws one series. */
  private final class Pen {
    private final Graphics2D g2;
    private final Curve curve;
    private final Trace trace;

    Pen(Graphics2D g2, Curve curve, Trace trace) {
      this.g2 = g2;
      this.curve = curve;
      this.trace = trace;
    }

    void draw(int pass, Rectangle2D area) {
      if (slot > 0) {
        category(pass);
      } else if (pass == BANDS) {
        bands();
      } else if (pass == LINES && curve.look() != Curve.Look.MARKERS && trace.size() > 1) {
        lines();
      } else if (pass == MARKERS) {
        // A marker on the axis itself is drawn whole.
        Shape clip = g2.getClip();
        g2.setClip(
            new Rectangle2D.Double(
                area.getX() - 7, area.getY() - 7, area.getWidth() + 14, area.getHeight() + 14));
        markers();
        g2.setClip(clip);
      }
    }

    private void category(int pass) {
      for (int i = 0; i < trace.size(); i++) {
        if (!trace.exists(i)) {
          continue;
        }
        if (bars && pass == BANDS) {
          bar(i);
        } else if (pass == LINES) {
          errorBar(i, bars ? Style.INK : curve.style().color());
        } else if (!bars && pass == MARKERS) {
          curve.style().mark(g2, trace.at(i), true);
        }
      }
    }

    private void bar(int i) {
      double center = trace.data.getXValue(trace.series, i);
      double left = trace.x(center - slot * 0.45);
      double right = trace.x(center + slot * 0.45);
      double top = trace.at(i).getY();
      double foot = trace.y(0);
      g2.setColor(curve.style().color());
      g2.fill(
          new Rectangle2D.Double(left, Math.min(top, foot), right - left, Math.abs(foot - top)));
      // Known from others without its colour: by the marker at its foot.
      if (curves.size() > 1 && foot - top > 18 && right - left > 12) {
        curve.style().cut(g2, new Point2D.Double((left + right) / 2, foot - 9));
      }
    }

    private void errorBar(int i, Color color) {
      if (!trace.hasInterval(i)) {
        return;
      }
      Point2D low = trace.low(i);
      Point2D high = trace.high(i);
      g2.setColor(color);
      g2.setStroke(Style.ERROR_BAR);
      g2.draw(new Line2D.Double(low, high));
      for (Point2D end : List.of(low, high)) {
        g2.draw(new Line2D.Double(end.getX() - 5, end.getY(), end.getX() + 5, end.getY()));
      }
    }

    private void bands() {
      int from = 0;
      while (from < trace.size()) {
        int to = from;
        while (trace.hasInterval(to)) {
          to++;
        }
        if (to - from > 1) {
          band(from, to);
        } else if (to - from == 1) {
          errorBar(from, curve.style().color());
        }
        from = to + 1;
      }
    }

    private void band(int from, int to) {
      Path2D outline = new Path2D.Double();
      outline.moveTo(trace.high(from).getX(), trace.high(from).getY());
      for (int i = from + 1; i < to; i++) {
        outline.lineTo(trace.high(i).getX(), trace.high(i).getY());
      }
      for (int i = to - 1; i >= from; i--) {
        outline.lineTo(trace.low(i).getX(), trace.low(i).getY());
      }
      outline.closePath();
      g2.setColor(curve.style().translucent());
      g2.fill(outline);
    }

    private void lines() {
      Path2D path = new Path2D.Double();
      boolean steps = curve.look() == Curve.Look.STEPS;
      boolean down = false;
      for (int i = 0; i < trace.size(); i++) {
        if (trace.exists(i)) {
          Point2D at = trace.at(i);
          if (down && steps) {
            path.lineTo(at.getX(), path.getCurrentPoint().getY());
          }
          if (down) {
            path.lineTo(at.getX(), at.getY());
          } else {
            path.moveTo(at.getX(), at.getY());
          }
        }
        down = trace.exists(i);
      }
      g2.setColor(curve.style().color());
      g2.setStroke(curve.style().stroke());
      g2.draw(path);
    }

    private void markers() {
      boolean all = curve.look() == Curve.Look.MARKED || curve.look() == Curve.Look.MARKERS;
      for (int i = 0; i < trace.size(); i++) {
        boolean alone = !trace.exists(i - 1) && !trace.exists(i + 1);
        if (trace.exists(i) && (all || alone)) {
          curve.style().mark(g2, trace.at(i), true);
        }
      }
    }
  }
}
