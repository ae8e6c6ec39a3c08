package knee.models.server.connection;

import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import knee.models.assembly.RunLength;
import knee.models.assembly.Simulate;
import knee.models.scenario.Activity;
import knee.models.scenario.Server.Release;
import knee.models.scenario.Server.Wakeup.Order;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Steps;
import knee.models.scenario.Users;
import knee.simulator.distribution.Exponential;
import knee.simulator.statistics.RequestStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Users that keep their connections, worked by hand. Times in seconds. */
class KeptConnectionsTest {
  private static final double EXACT = 1e-9;

  /** User i begins at i / perSecond; all think for the same time. */
  private static RequestStatistics users(
      int number, double perSecond, double think, Settings settings, double until, Activity step) {
    return new Sketch()
        .server(settings.server())
        .kind("r", step)
        .clients(Users.of(number, think, "r").spawned(perSecond).keepAlive())
        .run(until)
        .of("r");
  }

  private static void have(RequestStatistics requests, int number, double timeInAll) {
    assertEquals(number, requests.completed());
    assertEquals(timeInAll, requests.response().sum(), EXACT);
    assertEquals(Map.of(), requests.errors());
  }

  @Test
  void aUserIsPinnedToItsProcess() {
    // The first and the third user share a process for ever, though the second one's is idle half
    // of the time: 1, 1 and 2 (+ 1 s of thinking), then 1, 1, 1 as the two have fallen out of step.
    have(
        users(
            3,
            Double.POSITIVE_INFINITY,
            1,
            Settings.gthread(2, 1).wakeup(Order.FAIR),
            3.5,
            waits(1)),
        5,
        1 + 1 + 2 + 1 + 1);
  }

  @Test
  void anIdleConnectionTakesAPlaceUntilItIsClosed() {
    // The second user comes at 0.05 and is accepted when the first one's is closed at 0.1 + 2.
    for (Settings one : List.of(Settings.gthread(1, 4), Settings.gevent(1))) {
      have(users(2, 20, 10, one.workerConnections(1), 5, waits(0.1)), 2, 0.1 + 2.05 + 0.1);
    }
  }

  @Test
  void withoutKeepaliveNothingIsKept() {
    Settings none = Settings.gthread(1, 4).workerConnections(1).keepalive(0);
    have(users(2, 20, 10, none, 5, waits(0.1)), 2, 0.1 + 0.05 + 0.1);
  }

  @Test
  void syncAlwaysCloses() {
    have(users(2, 20, 10, Settings.sync(1), 5, waits(0.1)), 2, 0.1 + 0.05 + 0.1);
  }

  @Test
  void atWorkerConnectionsDataWaitToo() {
    // Both places are taken by idle connections; data come at 1.1 and 1.15 and nobody polls until
    // the first connection is closed at 2.1: its request needs a new one, the other is read.
    Settings two = Settings.gthread(1, 4).workerConnections(2);
    have(users(2, 20, 1, two, 3, waits(0.1)), 4, 0.1 + 0.1 + (1 + 0.1) + (0.95 + 0.1));
  }

  @Test
  void dataThatWereNotReadGoOutAnewWithTheirConnection() {
    // As above, with data at 0.6 and 0.65; no place in the backlog is needed for the new
    // connection at 2.1, as the process has one free.
    Settings two = Settings.gthread(1, 4).workerConnections(2).backlog(0);
    have(users(2, 20, 0.5, two, 2.5, waits(0.1)), 4, 0.1 + 0.1 + (1.5 + 0.1) + (1.45 + 0.1));
  }

  @Test
  void from26OnOnlyNewConnectionsWait() {
    Settings two = Settings.gthread(1, 4).workerConnections(2).release(Release.V26_2);
    have(users(2, 20, 1, two, 3, waits(0.1)), 6, 6 * 0.1);
  }

  @Test
  void aThreadIsNeverWithoutAPlace() {
    // max_keepalived is 1: the first user's connection is kept, the others' are closed, so there is
    // always a place for the only thread.
    Settings two = Settings.gthread(1, 1).workerConnections(2);
    have(users(4, 5, 10, two, 5, waits(0.1)), 4, 4 * 0.1);
  }

  @Test
  void anExpiredConnectionIsReadUntilTheMainThreadComesRound() {
    // The first user's is idle for 1.5 s at 2.5; its process, woken last at 2 by the third user,
    // comes round at 3. So at 2.7 its data wait for the third user's end at 3, though the other
    // process is idle.
    Settings two = Settings.gthread(2, 1).keepalive(1.5).wakeup(Order.FAIR);
    have(users(3, 1, 1.7, two, 4.6, waits(1)), 4, 1 + 1 + 1 + 1.3);
  }

  @Test
  void aLoopClosesItsConnectionsInTime() {
    // As above, but at 2.7 the first user opens a connection to the idle process.
    Settings two = Settings.gevent(2).keepalive(1.5).wakeup(Order.FAIR);
    have(users(3, 1, 1.7, two, 4.6, Steps.cpu(1)), 4, 1 + 1 + 1 + 1);
  }

  @Test
  void aProcessThatRestartsClosesItsConnections() {
    // Two requests until 0.6, then the main thread comes round at 1.5: it is away until 2.5. The
    // first user is back at 1.7, the second at 2.2 and behind it.
    have(users(2, 2, 1.6, twice(Release.V20_1), 3, waits(0.1)), 4, 0.1 + 0.1 + 0.9 + 0.5);
  }

  @Test
  void from26OnItWaitsForThemAndReadsThemOnceMore() {
    // The first user's connection is served at 1.7; then it is away until 2.8.
    have(users(2, 2, 1.6, twice(Release.V26_2), 3, waits(0.1)), 4, 0.1 + 0.1 + 0.1 + 0.7);
  }

  @Test
  void butNotForLongerThanTheGracefulTimeout() {
    // Closing from 0.6 on: it goes at 30.4 with the last connection, or at 30.6 all the same.
    Settings patient = twice(Release.V26_2).keepalive(100);
    have(users(2, 2, 30.2, patient, 33, waits(0.1)), 4, 0.1 + 0.1 + 0.1 + 0.7);
    have(users(2, 2, 31, patient, 33, waits(0.1)), 4, 0.1 + 0.1 + 0.6 + 0.2);
  }

  private static Settings twice(Release release) {
    return Settings.gthread(1, 1).maxRequests(2, 0).keepalive(5).release(release);
  }

  @Test
  void aKeptRequestWaitsForTheLoopNotForAPlace() {
    // One place each for two users; the loop computes for 1 s at a time, first come first.
    Settings two = Settings.gevent(1).workerConnections(2);
    have(users(2, Double.POSITIVE_INFINITY, 0.5, two, 4.2, Steps.cpu(1)), 4, 1 + 2 + 1.5 + 1.5);
  }

  @ParameterizedTest
  @CsvSource({
    "V20_1, 3, 1",
    "V20_1, 4, 2",
    "V20_1, 2, 4",
    "V26_2, 3, 1",
    "V26_2, 4, 2",
    "V26_2, 2, 4"
  })
  void nobodyIsForgottenWhileProcessesComeAndGo(Release release, int places, int threads) {
    for (Settings settings : List.of(Settings.gthread(2, threads), Settings.gevent(2))) {
      settings.workerConnections(places).keepalive(0.3).maxRequests(7, 3).boot(0.1);
      var scenario =
          new Sketch()
              .server(settings.release(release).server())
              .kind("r", new Activity.Wait(new Exponential(0.05)))
              .clients(Users.of(8, new Exponential(0.3), "r").thinkFirst().keepAlive())
              .scenario();
      var parts = Simulate.batches(scenario, new RunLength(0, 2000, 0), 1, 0, 4);
      for (var part : parts) {
        // Who was lost neither thinks nor ends; who was forgotten in a line waits for ever.
        double inSystem = part.inSystem();
        double thinking = part.requests().get(0).completed() * 0.3 / 500;
        assertEquals(8, inSystem + thinking, 0.5);
        assertTrue(part.requests().get(0).response().max() < 60, "longest wait");
      }
    }
  }
}
