package knee.charts.style;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.FieldPosition;
import java.text.NumberFormat;
import java.text.ParsePosition;
import java.util.Locale;

/** Fonts and shades that all figures share; sizes in the units of an 860 wide figure. */
public final class Style {
  private static final String FAMILY = Font.SANS_SERIF;
  public static final Font TITLE = new Font(FAMILY, Font.BOLD, 20);
  public static final Font WHAT = new Font(FAMILY, Font.PLAIN, 16);
  public static final Font HEADING = new Font(FAMILY, Font.BOLD, 15);
  public static final Font LABEL = new Font(FAMILY, Font.PLAIN, 16);
  public static final Font TICK = new Font(FAMILY, Font.PLAIN, 14);
  public static final Font NOTE = new Font(FAMILY, Font.PLAIN, 13);

  public static final Color INK = new Color(0x22, 0x22, 0x22);
  public static final Color FAINT = new Color(0x5A, 0x5A, 0x5A);
  public static final Color NOTHING = new Color(0, 0, 0, 0);
  public static final Color GRID = new Color(0xDD, 0xDD, 0xDD);
  public static final Color SHADE = new Color(0xE8, 0xE8, 0xDE);
  public static final BasicStroke THIN = new BasicStroke(1f);
  public static final BasicStroke ERROR_BAR = new BasicStroke(1.5f);

  private Style() {}

  /** A number on an axis: {@code 1,500}, {@code 0.002}, {@code 2.5M}; the same in every locale. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (size >= 1e6) {
      return number(value / 1e6) + "M";
    }
    String digits = size > 0 && size < 1e-4 ? "0.##E0" : "#,##0.######";
    return new DecimalFormat(digits, DecimalFormatSymbols.getInstance(Locale.ROOT))
        .format(value == 0 ? 0 : value) // -0 is 0
        .replace("E", "e");
  }

  /** {@link #number} in the form that JFreeChart asks for. */
  public static NumberFormat numbers() {
    return new NumberFormat() {
      @Override
      public StringBuffer format(double value, StringBuffer to, FieldPosition position) {
        return to.append(number(value));
      }

      @Override
      public StringBuffer format(long value, StringBuffer to, FieldPosition position) {
        return to.append(number(value));
      }

      @Override
      public Number parse(String text, ParsePosition position) {
        throw new UnsupportedOperationException("axes are only written");
      }
    };
  }
}
