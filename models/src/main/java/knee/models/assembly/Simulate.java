package knee.models.assembly;

import knee.models.scenario.Scenario;
import knee.simulator.statistics.Replication;

/**
 * The unit of work: a pure function of the scenario, the run length, the seed and the replication.
 */
public final class Simulate {
  private Simulate() {}

  public static Replication once(Scenario scenario, RunLength length, long seed, int replication) {
    throw new UnsupportedOperationException("being written");
  }
}
