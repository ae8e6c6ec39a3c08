package knee.models.scenario;

import java.util.Optional;
import knee.simulator.distribution.Distribution;

/**
 * A plain queueing station.
 *
 * @param servers may be fractional for processor sharing
 * @param queue places to wait; {@link Integer#MAX_VALUE}: unlimited
 * @param blockWhenFull blocking after service instead of error kind {@code refused}
 * @param patience time after which a request that still waits leaves (error kind {@code abandoned})
 * @param speed total service rate with 1, 2, 3, ... present; empty: {@code servers} at rate 1
 */
public record Station(
    String name,
    double servers,
    Discipline discipline,
    int queue,
    boolean blockWhenFull,
    Optional<Distribution> patience,
    double[] speed) {

  public enum Discipline {
    FCFS,
    LCFS,
    LCFS_PREEMPTIVE,
    RANDOM,
    PROCESSOR_SHARING,
    SJF,
    SRPT,
    PRIORITY,
    PRIORITY_PREEMPTIVE,
    DELAY
  }
}
