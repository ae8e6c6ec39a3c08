package knee.charts.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StyleTest {
  private final FontMetrics metrics =
      new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)
          .createGraphics()
          .getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12));

  @ParameterizedTest
  @CsvSource({"0, 0", "0.5, 0.5", "'1500', '1,500'", "2500000, 2.5M", "0.00002, 2e-5", "-0.0, 0"})
  void numbersAreTheSameInEveryLocale(double value, String written) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      assertEquals(written, Style.number(value));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void eightLinesDifferInColourAndMarker() {
    Set<Object> colours = new HashSet<>();
    Set<String> markers = new HashSet<>();
    for (int i = 0; i < LineStyle.DISTINCT; i++) {
      colours.add(LineStyle.number(i).color());
      var at = LineStyle.number(i).marker().getPathIterator(null);
      StringBuilder outline = new StringBuilder();
      for (double[] xy = new double[6]; !at.isDone(); at.next()) {
        outline.append(at.currentSegment(xy)).append(xy[0]).append(',').append(xy[1]);
      }
      markers.add(outline.toString());
    }
    assertEquals(LineStyle.DISTINCT, colours.size());
    assertEquals(LineStyle.DISTINCT, markers.size());
  }

  @Test
  void longTitlesWrapAndThenEndInAnEllipsis() {
    List<String> lines = Text.wrap(metrics, "one two three four five six ".repeat(9), 200, 3);
    assertEquals(3, lines.size());
    lines.forEach(line -> assertTrue(metrics.stringWidth(line) <= 200, line));
    assertTrue(lines.get(2).endsWith("…"), lines.get(2));
    assertEquals(List.of("short"), Text.wrap(metrics, " short ", 200, 3));
    assertTrue(metrics.stringWidth(Text.wrap(metrics, "x".repeat(99), 200, 3).get(0)) <= 200);
  }
}
