package knee.simulator.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import knee.simulator.Simulation;
import knee.simulator.distribution.Exponential;
import knee.simulator.journey.Journey;
import knee.simulator.journey.Variate;
import knee.simulator.plain.PlainNetwork;
import knee.simulator.request.ClientLog;
import knee.simulator.request.RequestPool;
import knee.simulator.statistics.Timeline;
import org.junit.jupiter.api.Test;

class UserMemoryTest {
  private static final int USERS = 600_000;

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private final Simulation simulation = new Simulation(1, 0);
  private final ClientLog log = new ClientLog(simulation, List.of("job"), List.of(), 0);
  private final RequestPool requests = new RequestPool(simulation, log);
  private final Workload workload =
      new Workload(
          requests,
          KindChoice.mix(simulation, "mix", new double[] {1}),
          Double.POSITIVE_INFINITY,
          Optional.empty(),
          false,
          0);
  private final Variate think = Variate.of(simulation, "think", new Exponential(1));

  /** The user, and its place among the pending events: their growth included. */
  private void assertBytes(int most, Runnable coming) {
    log.fill(new Timeline(1, 2, 0).open());
    requests.add(Journey.of("job"), 0);
    long before = used();
    coming.run();
    double each = (double) (used() - before) / USERS;
    assertTrue(each <= most, each + " bytes per user");
    assertTrue(each >= 16, "a time and who at least, not " + each + " bytes");
    simulation.runUntil(0.001);
    assertTrue(simulation.events() > 0, "they think, and come");
  }

  @Test
  void userWhoThinksTakesAtMost64Bytes() {
    var clients = new ClosedClients(simulation, "clients", workload, think, new int[0]);
    assertBytes(64, () -> clients.spawn(USERS, Double.POSITIVE_INFINITY, true));
  }

  @Test
  void asANumberAtMost40() {
    var network = PlainNetwork.of(simulation, log, List.of(Journey.of("job"))).orElseThrow();
    simulation.runBy(network);
    assertBytes(
        40,
        () ->
            network.addUsers(
                "clients", workload, think, new int[0], USERS, Double.POSITIVE_INFINITY, true));
  }
}
