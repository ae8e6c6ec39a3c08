package knee.simulator.plain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import knee.simulator.Simulation;
import knee.simulator.client.KindChoice;
import knee.simulator.client.Workload;
import knee.simulator.distribution.Exponential;
import knee.simulator.journey.Journey;
import knee.simulator.journey.Variate;
import knee.simulator.request.ClientLog;
import knee.simulator.request.RequestPool;
import knee.simulator.statistics.Timeline;
import org.junit.jupiter.api.Test;

class PlainMemoryTest {
  private static final int USERS = 600_000;

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Its number of requests, and its place among what is pending: its growth included. */
  @Test
  void userWhoThinksTakesAtMost40Bytes() {
    var simulation = new Simulation(1, 0);
    var log = new ClientLog(simulation, List.of("job"), List.of(), 0);
    log.fill(new Timeline(1, 2, 0).open());
    var requests = new RequestPool(simulation, log);
    var choice = KindChoice.mix(simulation, "mix", new double[] {1});
    var workload =
        new Workload(requests, choice, Double.POSITIVE_INFINITY, Optional.empty(), false, 0);
    var think = Variate.of(simulation, "think", new Exponential(1));
    var network = PlainNetwork.of(simulation, log, List.of(Journey.of("job"))).orElseThrow();
    simulation.runBy(network);
    long before = used();
    network.addUsers("clients", workload, think, new int[0], USERS, Double.MAX_VALUE, true);
    double each = (double) (used() - before) / USERS;
    assertTrue(each <= 40, each + " bytes per user");
    assertTrue(each >= 16, "a time, who, and a number at least, not " + each + " bytes");
    simulation.runUntil(0.001);
    assertEquals(0.001, simulation.now());
    assertTrue(simulation.events() > 0, "they think, and come");
  }
}
