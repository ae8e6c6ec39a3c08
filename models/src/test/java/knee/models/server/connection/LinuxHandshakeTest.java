package knee.models.server.connection;

import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import knee.models.scenario.Settings;
import knee.models.server.Story;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Past the backlog, worked by hand from the kernel's constants; the traces have the form of those
 * that tcpdump showed on Linux 6.18. Times in seconds; a tick is 4 ms.
 */
class LinuxHandshakeTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static Settings one(int backlog) {
    return Settings.sync(1).backlog(backlog).linux().timeout(NEVER);
  }

  @Test
  void oneMoreThanTheBacklogWaits() {
    Story.on(one(1))
        .at(0, waits(1))
        .at(0.1, waits(0.1)) // 1.0 to 1.1
        .at(0.2, waits(0.1)) // 1.1 to 1.2
        .at(0.3, waits(0.1)) // dropped at tick 75; the timer for 325 fires at 328
        .take(1, 1, 1, 1.312 + 0.1 - 0.3)
        .station("backlog", 0.9 + 0.9, 0, 4);
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 1.024",
    "1.5, 2.048",
    "2.5, 3.072",
    "3.5, 4.096",
    "4.5, 5.12",
    "6, 7.136",
    "10, 11.264",
    "18, 19.456",
    "34, 35.584",
    "66, 69.632"
  })
  void sendsItsSynAgainWhenTheTimerWheelSaysSo(double busy, double again) {
    Story.on(one(0))
        .at(0, waits(busy))
        .at(0, waits(0.01)) // in the only place
        .at(0, waits(0.25))
        .take(busy, busy + 0.01, again + 0.25);
  }

  @Test
  void givesUpToConnectWhenTheLastTimerFires() {
    Story.on(one(0))
        .at(0, waits(140))
        .at(0, waits(1))
        .at(0, waits(1)) // the last at tick 17408; 33408 lies in the slot of 33792
        .fails(2, "connect_timeout", 135.168);
  }

  /**
   * The third and the fourth SYN come again in one tick, at 1.024, and find one place. The fourth
   * request's data go at 1.024, 1.232 (a probe), 1.44, 1.856, 2.688, 4.352, 7.68, 14.336, ...
   */
  private static Story bunch(Settings settings, double first, double second, double third) {
    return Story.on(settings)
        .at(0, waits(1)) // to 1
        .at(0, waits(first))
        .at(0, waits(second))
        .at(0.01, waits(third)) // dropped; gets the place
        .at(0.016, waits(0.25)); // dropped; then its ACK is
  }

  @Test
  void believesThatItIsConnectedAndSendsItsRequestAgain() {
    bunch(one(1), 0.7, 0.5, 0.5) // a place at 1.7, at 1.856 taken; then after 2.2 and 2.7
        .take(1, 1.7, 2.2, 2.7 - 0.01, 2.95 - 0.016);
  }

  static List<Settings> oneAtATime() {
    return List.of(
        Settings.sync(1),
        Settings.gthread(1, 1).workerConnections(1).keepalive(0),
        Settings.gevent(1).workerConnections(1));
  }

  @ParameterizedTest
  @MethodSource("oneAtATime")
  void aWorkerWaitsForTheRequestOfAConnectionThatItHasAccepted(Settings settings) {
    bunch(settings.backlog(1).linux().timeout(NEVER), 1, 0.25, 0.25)
        // a place at 2; the ACK for the second SYN-ACK at 2.048; accepted at 2.5; data at 2.688
        .at(2.55, waits(0.1)) // from 2.938
        .take(1, 2, 2.25, 2.49, 2.938 - 0.016, 3.038 - 2.55)
        .station("workers", 1 + 2 + 2.24 + 2.484 + 0.388, 2.938 + 0.1, 6);
  }

  @Test
  void behindACookieOnlyTheRequestItselfOpensTheConnection() {
    Story.on(one(0))
        .at(0, waits(1))
        .at(0, waits(1)) // 1 to 2
        .at(0.01, waits(0.5)) // the only place at 1.024; 2 to 2.5
        .at(0.016, waits(0.25)) // one half-open: a cookie; its data at 2.688
        .at(2.55, waits(0.1)) // at once
        .take(1, 2, 2.49, 2.938 - 0.016, 0.1);
  }

  @Test
  void isResetWhenTheServerHasForgottenIt() {
    bunch(one(1), 110, 1, 1) // forgotten at 65.536; data at 55.296 and 108.544
        .fails(4, "reset", 108.544 - 0.016);
  }

  @Test
  void isResetWhenItsCookieIsTooOld() {
    Story.on(one(0))
        .at(0, waits(1))
        .at(0, waits(220))
        .at(0.01, waits(1))
        .at(0.016, waits(1)) // data at 108.544, in period 1; and at 215.04, in period 3
        .fails(3, "reset", 215.04 - 0.016);
  }

  @Test
  void whoGivesUpBeforeHisSynIsAnsweredIsGone() {
    Story story =
        Story.on(one(0))
            .clientsGiveUpAfter(0.9)
            .at(0, waits(0.5))
            .at(0, waits(0.1))
            .at(0, waits(0.3))
            .take(0.5, 0.6)
            .fails(2, "timeout", 0.9);
    assertEquals(2, story.processRequests());
  }

  @Test
  void whoGivesUpLaterIsServedForNothing() {
    Story story =
        bunch(one(1), 1, 0.25, 0.25) // at 2.616 the worker waits for his request
            .clientsGiveUpAfter(2.6)
            .take(1, 2, 2.25, 2.49)
            .fails(4, "timeout", 2.6);
    assertEquals(5, story.processRequests());
  }
}
