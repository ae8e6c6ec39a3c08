package knee.simulator.client;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import knee.simulator.Simulation;
import knee.simulator.distribution.Exponential;
import knee.simulator.request.ClientLog;
import knee.simulator.request.Journey;
import knee.simulator.request.RequestPool;
import knee.simulator.request.Variate;
import knee.simulator.statistics.Timeline;
import org.junit.jupiter.api.Test;

class UserMemoryTest {
  private static final int USERS = 600_000;

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** The user, and its place among the pending events: their growth included. */
  @Test
  void userWhoThinksTakesAtMost64Bytes() {
    var simulation = new Simulation(1, 0);
    var log = new ClientLog(simulation, List.of("job"), List.of(), 0);
    log.fill(new Timeline(1, 2, 0).open());
    var requests = new RequestPool(simulation, log);
    requests.add(Journey.of("job"), 0);
    var choice = KindChoice.mix(simulation, "mix", new double[] {1});
    var workload =
        new Workload(requests, choice, Double.POSITIVE_INFINITY, Optional.empty(), false, 0);
    var think = Variate.of(simulation, "think", new Exponential(1));
    var clients = new ClosedClients(simulation, "clients", workload, think, new int[0]);
    long before = used();
    clients.spawn(USERS, Double.POSITIVE_INFINITY, true);
    double each = (double) (used() - before) / USERS;
    assertTrue(each <= 64, each + " bytes per user");
    assertTrue(each >= 16, "an object at least, not " + each + " bytes");
    simulation.runUntil(0.001);
    assertTrue(simulation.events() > 0, "they think, and come");
  }
}
