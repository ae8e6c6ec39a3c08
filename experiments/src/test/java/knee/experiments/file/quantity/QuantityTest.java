package knee.experiments.file.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "TIME, 250us, 0.00025",
    "TIME, 5ms, 0.005",
    "TIME, 0.4ms, 0.0004",
    "TIME, 1.5s, 1.5",
    "TIME, 2min, 120",
    "TIME, 1h, 3600",
    "TIME, 0, 0",
    "TIME, .5s, 0.5",
    "TIME, 1e3ms, 1",
    "RATE, 30/s, 30",
    "RATE, 1200/min, 20",
    "RATE, 7200/h, 2",
    "RATE, 0, 0",
    "SHARE, 0.25, 0.25",
    "SHARE, 25%, 0.25",
    "SHARE, 0.1%, 0.001",
    "SIZE, 130MB, 130000000",
    "SIZE, 2GB, 2000000000",
    "SIZE, 1.5kB, 1500"
  })
  void isReadInItsOwnUnit(Quantity quantity, String text, double value) {
    assertEquals(value, quantity.read(text));
  }

  @ParameterizedTest
  @CsvSource({
    "TIME, 5",
    "TIME, 5 ms",
    "TIME, -1s",
    "TIME, 5MS",
    "TIME, ms",
    "TIME, 1e999s",
    "TIME, 1e308s",
    "RATE, 1e308/s",
    "TIME, 1_000ms",
    "TIME, 0x5s",
    "TIME, NaN",
    "RATE, 30",
    "RATE, 30s",
    "RATE, 30/day",
    "SIZE, 5",
    "SHARE, -1%",
    "SHARE, a%"
  })
  void isRefusedOtherwise(Quantity quantity, String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> quantity.read(text)).getMessage();
    assertTrue(message.contains("; write "), message);
  }

  @Test
  void wholeNumbersAreWholeHoweverTheyAreWritten() {
    assertEquals(1_000_000, Numbers.whole("1e6").orElseThrow());
    assertEquals(3, Numbers.whole("3.0").orElseThrow());
    assertEquals(Long.MAX_VALUE, Numbers.whole("9223372036854775807").orElseThrow());
    for (String text : List.of("2.5", "1e-1", "1e30", "9223372036854775808", "1_000", "")) {
      assertTrue(Numbers.whole(text).isEmpty(), text);
    }
  }

  @Test
  void aMissingUnitIsNamed() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Quantity.TIME.read("30")).getMessage();
    assertEquals("'30' has no unit; write 30us or 30ms or 30s or 30min or 30h", message);
  }

  @Test
  void valuesThatMeanTheSameAreTheSame() {
    assertTrue(VaryValue.same(5L, 5.0));
    assertTrue(VaryValue.same("50ms", "0.05s"));
    assertTrue(VaryValue.same("60/min", "1/s"));
    assertFalse(VaryValue.same("50ms", "50/s"));
    assertFalse(VaryValue.same("sync", "gevent"));
    assertEquals(-1, VaryValue.compare("9ms", "0.05s").orElseThrow());
    assertTrue(VaryValue.compare("sync", "gevent").isEmpty());
  }
}
