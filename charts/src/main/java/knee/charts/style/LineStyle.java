package knee.charts.style;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/**
 * Colour, dash and marker of a line. The colours are those of Okabe and Ito (2008), which
 * colour-blind readers tell apart, without the yellow that no projector shows and with a grey at
 * the end; dash and marker differ as well, so that a line is known without any colour.
 *
 * @param dash empty: solid
 * @param marker around the origin
 */
public record LineStyle(Color color, float[] dash, Shape marker) {
  /** How many styles can be told apart in one panel. */
  public static final int DISTINCT = 8;

  private static final BasicStroke HOLLOW = new BasicStroke(2.25f);
  private static final int[] COLORS = {
    0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x000000, 0x7F7F7F
  };
  private static final float[][] DASHES = {
    {}, {9, 4}, {3, 3}, {12, 4, 3, 4}, {6, 3}, {2, 4}, {}, {9, 3, 2, 3, 2, 3}
  };

  /** The style of the line with this number, counted from 0; after eight they begin again. */
  public static LineStyle number(int number) {
    int i = number % DISTINCT;
    return new LineStyle(new Color(COLORS[i]), DASHES[i], marker(i));
  }

  /** For measurements that belong to no line. */
  public static LineStyle black() {
    return new LineStyle(Color.BLACK, new float[0], marker(3));
  }

  private static Shape marker(int i) {
    return switch (i) {
      case 0 -> new Ellipse2D.Double(-4.5, -4.5, 9, 9);
      case 1 -> new Rectangle2D.Double(-4, -4, 8, 8);
      case 2 -> polygon(0, -5.5, 5, 3.5, -5, 3.5);
      case 3 -> polygon(0, -6, 6, 0, 0, 6, -6, 0);
      case 4 -> polygon(0, 5.5, 5, -3.5, -5, -3.5);
      case 5 ->
          polygon(
              -2, -6, 2, -6, 2, -2, 6, -2, 6, 2, 2, 2, 2, 6, -2, 6, -2, 2, -6, 2, -6, -2, -2, -2);
      case 6 -> polygon(5.5, 0, -3.5, 5, -3.5, -5);
      default -> polygon(-5.5, 0, 3.5, 5, 3.5, -5);
    };
  }

  private static Shape polygon(double... xy) {
    Path2D path = new Path2D.Double();
    path.moveTo(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      path.lineTo(xy[i], xy[i + 1]);
    }
    path.closePath();
    return path;
  }

  /** Draws a marker, filled for what was predicted, hollow and larger for what was measured. */
  public void mark(Graphics2D g2, Point2D at, boolean filled) {
    AffineTransform move = AffineTransform.getTranslateInstance(at.getX(), at.getY());
    if (!filled) {
      move.scale(1.35, 1.35);
    }
    Shape shape = move.createTransformedShape(marker);
    g2.setColor(filled ? color : Color.WHITE);
    g2.fill(shape);
    g2.setColor(filled ? Color.WHITE : color);
    g2.setStroke(filled ? Style.THIN : HOLLOW);
    g2.draw(shape);
  }

  /** The marker in white, on a bar of this colour. */
  public void cut(Graphics2D g2, Point2D at) {
    g2.setColor(Color.WHITE);
    g2.fill(
        AffineTransform.getTranslateInstance(at.getX(), at.getY()).createTransformedShape(marker));
  }

  public BasicStroke stroke() {
    return dash.length == 0
        ? new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND)
        : new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dash, 0);
  }

  public Color translucent() {
    return new Color(color.getRed(), color.getGreen(), color.getBlue(), 48);
  }
}
