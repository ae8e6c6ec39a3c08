package knee.experiments.run;

import knee.experiments.file.Point;
import knee.models.assembly.Simulate;
import knee.simulator.statistics.Replication;

/**
 * The unit of work: a pure function of a point and the number of the replication. Threads, {@code
 * --resume} and whatever else may run it rely on nothing more.
 */
@FunctionalInterface
public interface UnitOfWork {
  /** The simulator itself. */
  UnitOfWork SIMULATION =
      (point, replication) ->
          Simulate.once(point.scenario(), point.length(), point.seed(), replication);

  /**
   * @param replication counted from 0
   */
  Replication run(Point point, int replication);
}
