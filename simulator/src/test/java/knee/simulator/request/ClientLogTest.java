package knee.simulator.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import knee.simulator.Simulation;
import knee.simulator.statistics.Timeline;
import org.junit.jupiter.api.Test;

/** Little's law is checked, and would be found broken. */
class ClientLogTest {
  private final Simulation simulation = new Simulation(1, 0);
  private final ClientLog log = new ClientLog(simulation, List.of("a"), List.of(), 10);

  ClientLogTest() {
    log.fill(new Timeline(1, 10, 0).open());
  }

  private void at(double time) {
    simulation.runUntil(time);
  }

  private double[] starts = {};

  private void underWaySince(double... times) {
    starts = times;
    log.checkAgainst(
        () -> {
          double sum = 0;
          for (double start : starts) {
            sum += simulation.now() - start;
          }
          return sum;
        });
  }

  @Test
  void requestsAcrossWindowsCountInEachOfThem() {
    at(1);
    log.started();
    at(3);
    log.started();
    at(4);
    underWaySince(1, 3);
    log.cut();
    at(5);
    log.ended(0, 0, null, 4, new double[2], 0);
    at(7);
    // One from 4 to 5, the other from 4 to 7.
    assertEquals(4, log.inSystemArea());
    underWaySince(3);
    assertEquals(1, log.cut().get(0).completed());
    at(8);
    log.ended(0, 0, "late", 5, new double[2], 0);
    assertEquals(1, log.inSystemArea());
    underWaySince();
    assertEquals(1, log.cut().get(0).attempts());
  }

  private void assertBroken() {
    at(10);
    var thrown = assertThrows(IllegalStateException.class, log::cut);
    assertTrue(thrown.getMessage().startsWith("Little's law does not hold from 0.0 to 10.0 s"));
  }

  @Test
  void aMistimedRequestIsFound() {
    at(1);
    log.started();
    at(3);
    log.ended(0, 0, null, 2.000001, new double[2], 0);
    assertBroken();
  }

  @Test
  void aLostRequestIsFound() {
    log.started();
    log.started();
    underWaySince(0);
    assertBroken();
  }

  @Test
  void aRequestThatEndsTwiceIsFound() {
    log.started();
    log.started();
    at(1);
    log.ended(0, 0, null, 1, new double[2], 0);
    at(2);
    log.ended(0, 0, null, 1, new double[2], 0);
    assertBroken();
  }
}
