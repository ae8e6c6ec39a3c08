package knee.charts.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import knee.charts.style.Style;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.TextAnchor;

/**
 * A logarithmic axis with plain numbers at 1, 2, 5, 10, ...; at 1, 10, 100, ... over a wide range.
 */
final class DecadeTicks extends LogAxis {
  private static final int[] FINE = {1, 2, 5};
  private static final int[] COARSE = {1};

  DecadeTicks(String label, double low, double high) {
    super(label);
    setRange(low, high);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D g2, AxisState state, Rectangle2D area, RectangleEdge edge) {
    double decades = StrictMath.log10(getUpperBound() / getLowerBound());
    boolean across = RectangleEdge.isTopOrBottom(edge);
    double room = (across ? area.getWidth() : area.getHeight()) / decades;
    int[] steps = room > (across ? 150 : 75) ? FINE : COARSE;
    int stride = (int) Math.max(1, Math.ceil((across ? 60 : 25) / room));
    TextAnchor anchor = across ? TextAnchor.TOP_CENTER : TextAnchor.CENTER_RIGHT;
    List<NumberTick> ticks = new ArrayList<>();
    int first = (int) Math.floor(StrictMath.log10(getLowerBound()));
    int last = (int) Math.ceil(StrictMath.log10(getUpperBound()));
    for (int exponent = first; exponent <= last; exponent += stride) {
      for (int step : steps) {
        double value = Double.parseDouble(step + "e" + exponent);
        if (getRange().contains(value)) {
          ticks.add(new NumberTick(value, Style.number(value), anchor, anchor, 0));
        }
      }
    }
    return ticks;
  }
}
