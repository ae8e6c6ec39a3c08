package knee.charts.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/** An x axis with a name at 0, 1, 2, ...; the names are slanted when they would touch. */
final class CategoryTicks extends NumberAxis {
  private static final double[] SLANTS = {
    Math.toRadians(28), Math.toRadians(50), Math.toRadians(70), Math.toRadians(90)
  };
  private static final double ROOM_AT_LEFT = 55;
  private static final int LONGEST = 34;
  private static final int FEW = 3;
  private final List<String> names;

  CategoryTicks(String label, List<String> names) {
    super(label);
    this.names = names;
    // Few categories do not fill the width: a bar should look like a bar.
    double margin = Math.max(0, FEW - names.size()) / 2.0;
    setRange(-0.5 - margin, names.size() - 0.5 + margin);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
    double slant = slant(g2, area.getWidth());
    TextAnchor anchor = slant > 0 ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_CENTER;
    List<NumberTick> ticks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ticks.add(new NumberTick(i, shown(names.get(i)), anchor, anchor, -slant));
    }
    return ticks;
  }

  @Override
  protected double findMaximumTickLabelHeight(
      @SuppressWarnings("rawtypes") List ticks, Graphics2D g2, Rectangle2D area, boolean vertical) {
    double line = g2.getFontMetrics(getTickLabelFont()).getHeight();
    return line + slantHeight(g2, area.getWidth());
  }

  /** How much lower slanted names reach than level ones along an axis this wide; 0 if level. */
  double slantHeight(Graphics2D g2, double width) {
    double widest = names.stream().mapToDouble(name -> width(g2, name)).max().orElse(0);
    return widest * StrictMath.sin(slant(g2, width));
  }

  /** The flattest angle at which no name touches the next one or leaves the figure at its left. */
  private double slant(Graphics2D g2, double width) {
    double slot = width / getRange().getLength();
    if (names.stream().allMatch(name -> width(g2, name) + 10 <= slot)) {
      return 0;
    }
    for (double slant : SLANTS) {
      if (overhang(g2, slot, StrictMath.cos(slant)) <= ROOM_AT_LEFT) {
        return slant;
      }
    }
    return SLANTS[SLANTS.length - 1];
  }

  private double overhang(Graphics2D g2, double slot, double cosine) {
    double most = 0;
    for (int i = 0; i < names.size(); i++) {
      double place = slot * (i - getRange().getLowerBound());
      most = Math.max(most, width(g2, names.get(i)) * cosine - place);
    }
    return most;
  }

  private double width(Graphics2D g2, String name) {
    return g2.getFontMetrics(getTickLabelFont()).stringWidth(shown(name));
  }

  private static String shown(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
  }
}
