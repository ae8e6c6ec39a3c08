package knee.experiments.run;

import java.util.List;
import knee.experiments.file.Point;
import knee.models.assembly.Simulate;
import knee.simulator.statistics.Replication;

/**
 * The unit of work: a pure function of a point and the number of the replication. Threads, {@code
 * --resume} and whatever else may run it rely on nothing more.
 */
@FunctionalInterface
public interface UnitOfWork {
  /** Into how many batches a lone replication is cut; they are joined where they depend. */
  int BATCHES = 40;

  /** The simulator itself. */
  UnitOfWork SIMULATION =
      (point, replication) ->
          Simulate.batches(
              point.scenario(),
              point.length(),
              point.seed(),
              replication,
              point.replications() == 1 ? BATCHES : 1);

  /**
   * @param replication counted from 0
   * @return the replication, or the batches it has been cut into when it is the only one: what
   *     intervals are computed from; drift and timeline of the whole are in the first
   */
  List<Replication> run(Point point, int replication);
}
