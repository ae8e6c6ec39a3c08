package knee.charts.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import knee.charts.results.Quantity.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "40, 40, COUNT", "0.25, 0.25, COUNT", "-3, -3, COUNT", "1e3, 1000, COUNT",
    "250us, 0.00025, TIME", "50ms, 0.05, TIME", "1.5s, 1.5, TIME", "2min, 120, TIME",
    "1h, 3600, TIME", "30/s, 30, RATE", "1200/min, 20, RATE", "25%, 0.25, SHARE",
    "130MB, 130000000, SIZE"
  })
  void readsWhatFilesWrite(String text, double amount, Kind kind) {
    Quantity quantity = Quantity.parse(text).orElseThrow();
    assertEquals(amount, quantity.amount(), 1e-12 * Math.max(1, amount));
    assertEquals(kind, quantity.kind());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sync", "exp(5ms)", "5 parsecs", "", "none", "1:30", "5ms 6ms"})
  void leavesNamesAndDistributionsAlone(String text) {
    assertTrue(Quantity.parse(text).isEmpty());
  }

  @Test
  void equalAmountsAreTheSamePlace() {
    assertTrue(Quantity.same("50ms", "0.05s"));
    assertTrue(Quantity.same("5", "5.0"));
    assertFalse(Quantity.same("50ms", "51ms"));
    assertFalse(Quantity.same("sync", "gthread"));
  }
}
