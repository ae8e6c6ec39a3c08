package knee.charts.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import knee.charts.results.Estimate;
import knee.charts.style.Legend;
import knee.charts.style.LineStyle;
import knee.charts.style.Style;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/**
 * One pair of axes with its curves. Dataset 0 of the plot holds the predicted values with their
 * intervals, dataset 1 the measured ones, both in the units of the axes.
 */
public final class Panel {
  /** Share of a category that its bars fill together. */
  private static final double FILLED = 0.8;

  private final String heading;
  private final XYPlot plot = new XYPlot();
  private final List<Legend.Entry> legend = new ArrayList<>();

  /**
   * @param heading above the panel; empty: none
   */
  public Panel(String heading, Domain x, Amount y, List<Curve> curves) {
    this.heading = heading;
    boolean bars = !x.numeric() && !y.logarithmic();
    boolean together = placesShared(curves);
    double slot = x.numeric() ? 0 : together ? FILLED / curves.size() : FILLED;
    plot.setDomainAxis(x.axis());
    plot.setRangeAxis(axis(y));
    plot.setDataset(0, predicted(curves, y, together ? slot : 0));
    plot.setRenderer(0, new IntervalRenderer(curves, slot, bars));
    plot.setDataset(1, measured(curves, y, together ? slot : 0));
    plot.setRenderer(1, new MeasuredRenderer(measuredStyles(curves, bars)));
    markOutcomes(curves, together ? slot : 0);
    paint(x);
    explain(curves, x, bars);
  }

  /** Whether any two curves have a vertex at the same place, so that bars must share it. */
  private static boolean placesShared(List<Curve> curves) {
    long places = curves.stream().mapToLong(curve -> curve.vertices().size()).sum();
    return places
        > curves.stream()
            .flatMap(c -> c.vertices().stream())
            .map(Curve.Vertex::x)
            .distinct()
            .count();
  }

  /** On a bar a marker of its own colour would not be seen. */
  private static List<LineStyle> measuredStyles(List<Curve> curves, boolean bars) {
    return curves.stream()
        .map(Curve::style)
        .map(style -> bars ? new LineStyle(Color.BLACK, style.dash(), style.marker()) : style)
        .toList();
  }

  private static ValueAxis axis(Amount y) {
    return y.logarithmic()
        ? Domain.styled(new DecadeTicks(y.label(), y.low(), y.high()))
        : Domain.numbersUp(y.label(), y.low(), y.high());
  }

  private void paint(Domain x) {
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
    plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlineVisible(false);
    plot.setInsets(RectangleInsets.ZERO_INSETS);
    plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
    plot.setDomainGridlinesVisible(x.numeric());
    plot.setDomainGridlinePaint(Style.GRID);
    plot.setDomainGridlineStroke(Style.THIN);
    plot.setRangeGridlinePaint(Style.GRID);
    plot.setRangeGridlineStroke(Style.THIN);
  }

  private static YIntervalSeriesCollection predicted(List<Curve> curves, Amount y, double slot) {
    var dataset = new YIntervalSeriesCollection();
    for (int i = 0; i < curves.size(); i++) {
      var series = new YIntervalSeries(curves.get(i).label(), true, true);
      for (Curve.Vertex vertex : curves.get(i).vertices()) {
        Estimate value = vertex.y().dividedBy(y.unit().size());
        double x = vertex.x() + shift(i, curves.size(), slot);
        if (!Double.isNaN(x)) {
          series.add(x, value.value(), value.low(), value.high());
        }
      }
      dataset.addSeries(series);
    }
    return dataset;
  }

  /** Without intervals; a collection of the same kind, since it does not mind equal names. */
  private static YIntervalSeriesCollection measured(List<Curve> curves, Amount y, double slot) {
    var dataset = new YIntervalSeriesCollection();
    for (int i = 0; i < curves.size(); i++) {
      var series = new YIntervalSeries(curves.get(i).label(), true, true);
      for (Curve.Vertex vertex : curves.get(i).measured()) {
        double x = vertex.x() + shift(i, curves.size(), slot);
        if (!Double.isNaN(x) && vertex.y().exists()) {
          series.add(x, vertex.y().value() / y.unit().size(), Double.NaN, Double.NaN);
        }
      }
      dataset.addSeries(series);
    }
    return dataset;
  }

  private static double shift(int series, int count, double slot) {
    return (series - (count - 1) / 2.0) * slot;
  }

  private void markOutcomes(List<Curve> curves, double slot) {
    List<TopMarks.Mark> marks = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      double shift = shift(i, curves.size(), slot);
      for (Curve.Outcome outcome : curves.get(i).outcomes()) {
        marks.add(new TopMarks.Mark(outcome.x() + shift, outcome.text(), outcome.style()));
      }
    }
    marks.removeIf(mark -> Double.isNaN(mark.x()));
    marks.sort(Comparator.comparingDouble(TopMarks.Mark::x));
    if (!marks.isEmpty()) {
      plot.addAnnotation(new TopMarks(marks));
    }
  }

  private void explain(List<Curve> curves, Domain x, boolean bars) {
    boolean measured = false;
    for (Curve curve : curves) {
      if (curve.look() == Curve.Look.MEASURED) {
        legend.add(new Legend.Entry(curve.label(), curve.style(), Legend.Sample.MEASURED));
      } else if (curve.look() != Curve.Look.MARKERS) {
        legend.add(entry(curve, x, bars));
        measured |= !curve.measured().isEmpty();
      }
    }
    if (measured) {
      LineStyle grey = new LineStyle(Style.FAINT, new float[0], LineStyle.number(0).marker());
      legend.add(new Legend.Entry("measured", grey, Legend.Sample.MEASURED));
    }
  }

  private static Legend.Entry entry(Curve curve, Domain x, boolean bars) {
    Legend.Sample sample =
        switch (curve.look()) {
          case MARKED, STEPS -> Legend.Sample.LINE;
          case LINE -> Legend.Sample.BARE_LINE;
          case MARKERS, MEASURED -> Legend.Sample.MARKER;
        };
    if (!x.numeric()) {
      sample = bars ? Legend.Sample.BAR : Legend.Sample.MARKER;
    }
    return new Legend.Entry(curve.label(), curve.style(), sample);
  }

  /** Shades a stretch of the x axis; the name, unless empty, stands in the legend. */
  public Panel shade(double from, double to, String name) {
    IntervalMarker shade = new IntervalMarker(from, to, Style.SHADE);
    shade.setOutlinePaint(null);
    shade.setAlpha(1f);
    plot.addDomainMarker(shade, Layer.BACKGROUND);
    if (!name.isEmpty()) {
      LineStyle style = new LineStyle(Style.SHADE, new float[0], new Path2D.Double());
      legend.add(new Legend.Entry(name, style, Legend.Sample.BAR));
    }
    return this;
  }

  /** Draws a thin line across at this height, in the unit of the y axis, with a name at its end. */
  public Panel level(double height, String name, boolean nameAbove) {
    ValueMarker level = new ValueMarker(height, Style.FAINT, dashed());
    level.setLabel(name);
    level.setLabelFont(Style.NOTE);
    level.setLabelPaint(Style.FAINT);
    level.setLabelBackgroundColor(Style.NOTHING);
    level.setLabelAnchor(nameAbove ? RectangleAnchor.TOP_LEFT : RectangleAnchor.BOTTOM_LEFT);
    level.setLabelTextAnchor(nameAbove ? TextAnchor.BOTTOM_LEFT : TextAnchor.TOP_LEFT);
    plot.addRangeMarker(level, Layer.BACKGROUND);
    return this;
  }

  private static BasicStroke dashed() {
    return new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {4}, 0);
  }

  public String heading() {
    return heading;
  }

  public XYPlot plot() {
    return plot;
  }

  /** One entry tells a reader nothing that the title does not. */
  List<Legend.Entry> legend() {
    return legend.size() > 1 ? legend : List.of();
  }
}
