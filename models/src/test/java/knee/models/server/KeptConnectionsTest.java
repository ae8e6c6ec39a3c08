package knee.models.server;

import static knee.models.server.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.models.assembly.RunLength;
import knee.models.assembly.Simulate;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients;
import knee.models.scenario.RequestKind;
import knee.models.scenario.Scenario;
import knee.models.scenario.Server.Wakeup.Order;
import knee.simulator.distribution.Constant;
import knee.simulator.statistics.RequestStatistics;
import org.junit.jupiter.api.Test;

/** Users that keep their connections, worked by hand. Times in seconds. */
class KeptConnectionsTest {
  private static final double EXACT = 1e-9;

  /** User i begins at i / perSecond; all think for the same time. */
  private static RequestStatistics users(
      int number, double perSecond, double think, Settings settings, double until, Activity step) {
    var users =
        new Clients.Users(
            "",
            number,
            perSecond,
            new Constant(think),
            false,
            List.of(),
            new Clients.Choice.Mix(Map.of("r", 1.0)),
            Double.POSITIVE_INFINITY,
            Optional.empty(),
            true);
    var scenario =
        new Scenario(
            List.of(users),
            List.of(new RequestKind("r", 0, List.of(step))),
            Optional.of(settings.server()),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of());
    return Simulate.once(scenario, new RunLength(0, until, 0), 1, 0).requests().get(0);
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
  void aProcessThatRestartsClosesItsConnections() {
    // 0 to 0.1, away until 1.1, the second request at 0.6: 1.1 to 1.2.
    Settings fresh = Settings.gthread(1, 1).maxRequests(1, 0);
    have(users(1, 1, 0.5, fresh, 1.5, waits(0.1)), 2, 0.1 + 0.6);
  }

  @Test
  void aKeptRequestWaitsForTheLoopNotForAPlace() {
    // One place each for two users; the loop computes for 1 s at a time, first come first.
    Settings two = Settings.gevent(1).workerConnections(2);
    have(users(2, Double.POSITIVE_INFINITY, 0.5, two, 4.2, Steps.cpu(1)), 4, 1 + 2 + 1.5 + 1.5);
  }
}
