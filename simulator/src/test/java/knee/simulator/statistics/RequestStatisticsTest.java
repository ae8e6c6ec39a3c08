package knee.simulator.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestStatisticsTest {
  private final RequestStatistics login = new RequestStatistics("login", 100, List.of());

  @Test
  void errorsAreApartFromSuccesses() {
    login.succeeded(1);
    login.succeeded(3);
    login.failed("timeout", 60);
    login.failed("refused", 0);
    login.failed("timeout", 60);
    assertEquals("login", login.kind());
    assertEquals(2, login.completed());
    assertEquals(5, login.attempts());
    assertEquals(2, login.response().mean());
    assertEquals(3, login.latency().percentile(0.95));
    assertEquals(40, login.errorResponse().mean());
    assertEquals(Map.of("refused", 1L, "timeout", 2L), login.errors());
    assertEquals(List.of("refused", "timeout"), List.copyOf(login.errors().keySet()));
  }

  @Test
  void mergingAddsEveryKindOfError() {
    login.succeeded(1);
    login.failed("timeout", 60);
    var other = new RequestStatistics("login", 100, List.of());
    other.succeeded(2);
    other.failed("killed", 30);
    other.failed("timeout", 60);
    login.merge(other);
    assertEquals(Map.of("killed", 1L, "timeout", 2L), login.errors());
    assertEquals(5, login.attempts());
    assertEquals(1.5, login.response().mean());
    assertEquals(50, login.errorResponse().mean());
    other.failed("timeout", 60);
    assertEquals(2, login.errors().get("timeout"), "still its own");
    assertEquals(2, login.latency().count());
  }
}
