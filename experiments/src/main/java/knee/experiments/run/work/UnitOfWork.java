package knee.experiments.run.work;

import java.util.List;
import java.util.function.DoubleConsumer;
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
      new UnitOfWork() {
        @Override
        public List<Replication> run(Point point, int replication) {
          return run(point, replication, share -> {});
        }

        @Override
        public List<Replication> run(Point point, int replication, DoubleConsumer done) {
          int batches = point.replications() == 1 ? BATCHES : 1;
          return Simulate.batches(
              point.scenario(), point.length(), point.seed(), replication, batches, done);
        }
      };

  /**
   * @param replication counted from 0
   * @return the replication, or the batches it has been cut into when it is the only one: what
   *     intervals are computed from; drift and timeline of the whole are in the first
   */
  List<Replication> run(Point point, int replication);

  /**
   * The same for somebody who waits.
   *
   * @param done may be told now and then what share has been simulated, up to 1
   */
  default List<Replication> run(Point point, int replication, DoubleConsumer done) {
    return run(point, replication);
  }
}
