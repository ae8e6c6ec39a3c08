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
  private static final double SLANT = Math.toRadians(-28);
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
    boolean slanted = slanted(g2, area);
    TextAnchor anchor = slanted ? TextAnchor.TOP_RIGHT : TextAnchor.TOP_CENTER;
    List<NumberTick> ticks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      ticks.add(new NumberTick(i, shown(names.get(i)), anchor, anchor, slanted ? SLANT : 0));
    }
    return ticks;
  }

  @Override
  protected double findMaximumTickLabelHeight(
      @SuppressWarnings("rawtypes") List ticks, Graphics2D g2, Rectangle2D area, boolean vertical) {
    double line = g2.getFontMetrics(getTickLabelFont()).getHeight();
    return line + slantHeight(g2, area.getWidth());
  }

  private boolean slanted(Graphics2D g2, Rectangle2D area) {
    return slantHeight(g2, area.getWidth()) > 0;
  }

  /** How much lower slanted names reach than level ones along an axis this wide; 0 if level. */
  double slantHeight(Graphics2D g2, double width) {
    double widest = widest(g2);
    return widest + 10 > width / names.size() ? widest * StrictMath.sin(-SLANT) : 0;
  }

  private double widest(Graphics2D g2) {
    var metrics = g2.getFontMetrics(getTickLabelFont());
    return names.stream().mapToDouble(name -> metrics.stringWidth(shown(name))).max().orElse(0);
  }

  private static String shown(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
  }
}
