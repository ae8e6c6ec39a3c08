package knee.models.assembly;

import knee.simulator.Simulation;
import knee.simulator.request.ClientLog;
import knee.simulator.statistics.Replication.WaitingCircle;

/**
 * Whether a run that is to last for a number of requests has come to a standstill: requests wait
 * for each other for ever, and since the last one ended a day has passed or very many have come.
 */
final class Standstill {
  private static final double A_DAY = 86_400;
  private static final double VERY_MANY = 100_000;

  private final Simulation simulation;
  private final Model model;
  private long ended;
  private double since;
  private double inSystem;

  Standstill(Simulation simulation, Model model) {
    this.simulation = simulation;
    this.model = model;
  }

  boolean isReached() {
    ClientLog log = model.log();
    if (log.ended() != ended) {
      ended = log.ended();
      since = simulation.now();
      inSystem = log.inSystem();
      return false;
    }
    boolean nothingHappens =
        simulation.now() - since >= A_DAY || log.inSystem() - inSystem >= VERY_MANY;
    return nothingHappens && model.circle().filter(WaitingCircle::lasting).isPresent();
  }
}
