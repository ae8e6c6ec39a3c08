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
  private final List<String> names;

  CategoryTicks(String label, List<String> names) {
    super(label);
    this.names = names;
    setRange(-0.5, names.size() - 0.5);
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
    return slanted(g2, area) ? line + widest(g2) * Math.sin(-SLANT) : line;
  }

  private boolean slanted(Graphics2D g2, Rectangle2D area) {
    return widest(g2) + 10 > area.getWidth() / names.size();
  }

  private double widest(Graphics2D g2) {
    var metrics = g2.getFontMetrics(getTickLabelFont());
    return names.stream().mapToDouble(name -> metrics.stringWidth(shown(name))).max().orElse(0);
  }

  private static String shown(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1) + "…";
  }
}
