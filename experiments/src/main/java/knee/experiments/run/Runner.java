package knee.experiments.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import knee.experiments.file.Point;
import knee.experiments.run.estimate.PointSummary;
import knee.experiments.run.estimate.Section;

/**
 * Runs replications in parallel and combines them in order.
 *
 * <p>The work is one line ordered by point and replication. Threads work at its head and at most a
 * few replications ahead of it, so points finish in their order, memory does not grow with the
 * number of replications, and the results do not depend on the number of threads.
 */
public final class Runner {
  /** How far the threads may run ahead of what has been combined, in replications per thread. */
  private static final int AHEAD = 4;

  /** Told what has finished, on the thread that called {@link #run}. */
  public interface Listener {
    void replicationDone(int point, int replication);

    /** An exception here ends the run. */
    void pointDone(int point, PointSummary summary) throws IOException;
  }

  private record Task(int point, int replication, Future<List<Section>> result) {}

  private final UnitOfWork unit;
  private final int threads;

  public Runner(UnitOfWork unit, int threads) {
    this.unit = unit;
    this.threads = threads;
  }

  /**
   * @param points all points
   * @param pending which of them to run, in this order
   * @throws FailedRunException when a replication fails
   * @throws IOException from the listener
   */
  public void run(List<Point> points, List<Integer> pending, Listener listener)
      throws FailedRunException, IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads, Runner::worker);
    try {
      ArrayDeque<Task> line = new ArrayDeque<>();
      Combination combination = new Combination(points, listener);
      for (int index : pending) {
        Point point = points.get(index);
        for (int replication = 0; replication < point.replications(); replication++) {
          int number = replication;
          line.add(new Task(index, number, pool.submit(() -> Section.of(unit.run(point, number)))));
          if (line.size() == AHEAD * threads) {
            combination.add(line.poll());
          }
        }
      }
      while (!line.isEmpty()) {
        combination.add(line.poll());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread worker(Runnable work) {
    Thread thread = new Thread(work, "knee-worker");
    thread.setDaemon(true);
    return thread;
  }

  /** The point whose replications are coming in. */
  private static final class Combination {
    private final List<Point> points;
    private final Listener listener;
    private PointSummary summary = new PointSummary();

    private Combination(List<Point> points, Listener listener) {
      this.points = points;
      this.listener = listener;
    }

    private void add(Task task) throws FailedRunException, IOException {
      Point point = points.get(task.point);
      try {
        summary.add(task.result.get());
      } catch (ExecutionException e) {
        throw new FailedRunException(point, task.replication, e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new FailedRunException(point, task.replication, e);
      }
      listener.replicationDone(task.point, task.replication);
      if (task.replication == point.replications() - 1) {
        listener.pointDone(task.point, summary);
        summary = new PointSummary();
      }
    }
  }
}
