package knee.charts.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import knee.charts.results.Quantity.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ScaleTest {
  @Test
  void timesInMixedUnitsShareOneNumericAxis() {
    Scale scale = Scale.of("think", List.of("0", "50ms", "0.5s", "1500ms"));
    assertTrue(scale.numeric());
    assertEquals("think [s]", scale.label());
    assertEquals(0.05, scale.position("50ms"), 1e-12);
    assertEquals(1.5, scale.position("1500ms"), 1e-12);
  }

  @Test
  void oneNameAmongNumbersMakesCategoriesInTheOrderOfTheFile() {
    Scale scale = Scale.of("pool", List.of("none", "5", "20", "5"));
    assertFalse(scale.numeric());
    assertEquals(List.of("none", "5", "20"), scale.categories());
    assertEquals(2, scale.position("20"));
    assertTrue(Double.isNaN(scale.position("7")));
  }

  @Test
  void timesAndRatesHaveNoCommonAxis() {
    assertFalse(Scale.of("x", List.of("5ms", "5/s")).numeric());
  }

  @ParameterizedTest
  @CsvSource({
    "TIME, 0.0005, us",
    "TIME, 0.02, ms",
    "TIME, 0.999, ms",
    "TIME, 1, s",
    "TIME, 131, s",
    "TIME, 3600, min",
    "TIME, 100000, h",
    "RATE, 5000, requests/s",
    "RATE, 0.02, requests/min",
    "SHARE, 0.001, %",
    "SIZE, 2e9, GB",
    "SIZE, 130e6, MB"
  })
  void unitFollowsTheLargestValue(Kind kind, double largest, String symbol) {
    assertEquals(symbol, Unit.of(kind, largest).symbol());
  }

  @Test
  void unitOfALogarithmicAxisFollowsItsMiddle() {
    // 1 ms to 9 s: the middle is 0.095 s
    assertEquals("ms", Unit.spanning(Kind.TIME, 0.001, 9, 100).symbol());
    assertEquals("s", Unit.spanning(Kind.TIME, 0.5, 10, 100).symbol());
  }

  @Test
  void noTickOfALogarithmicAxisHasFiveDigits() {
    // 1 ms to 10 s: not 10,000 ms
    assertEquals("s", Unit.spanning(Kind.TIME, 0.001, 10, 100).symbol());
  }

  @Test
  void onlyArrivalsAreRequestsPerSecond() {
    assertEquals("arrivals [requests/s]", Scale.of("arrivals", List.of("5/s", "9/s")).label());
    assertEquals("spawn rate [1/s]", Scale.of("spawn rate", List.of("5/s", "9/s")).label());
  }
}
