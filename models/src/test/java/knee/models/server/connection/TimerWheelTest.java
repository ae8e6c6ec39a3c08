package knee.models.server.connection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bounds of the levels and what each rounds to, by the comment at the top of timer.c. */
class TimerWheelTest {
  @ParameterizedTest
  @CsvSource({
    "0, 1, 2",
    "0, 62, 63",
    "5, 62, 68", // to the next tick
    "0, 63, 64",
    "1, 63, 72",
    "6, 250, 264",
    "5, 250, 256",
    "0, 503, 504", // to the next 8
    "0, 504, 512",
    "10, 504, 576",
    "0, 4031, 4032", // to the next 64
    "0, 4032, 4096",
    "0, 8000, 8192",
    "192, 8000, 8704" // to the next 512
  })
  void roundsUpTheCoarserTheFurtherAhead(int now, int ticks, int fires) {
    assertEquals(fires * 0.004, TimerWheel.fires(now * 0.004, ticks), 1e-12);
    assertEquals(fires * 0.004, TimerWheel.fires(now * 0.004 + 0.0039, ticks), 1e-12);
  }
}
