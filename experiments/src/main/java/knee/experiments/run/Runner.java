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
import knee.experiments.run.warmup.CommonWarmUps;
import knee.experiments.run.work.Pieces;
import knee.experiments.run.work.UnitOfWork;

/**
 * Runs replications in parallel and combines them in order.
 *
 * <p>The work is one line ordered by point and replication. Threads work at its head and at most a
 * few replications ahead of it, so points finish in their order, memory does not grow with the
 * number of replications, and the results do not depend on the number of threads. Only what is
 * certain to be needed is begun: of a point, the replications up to its next {@link Checkpoints
 * checkpoint}, and meanwhile those of the points after it.
 */
public final class Runner {
  /** How far the threads may run ahead of what has been combined, in replications per thread. */
  private static final int AHEAD = 4;

  /** Told what has finished, on the thread that called {@link #run} unless it says otherwise. */
  public interface Listener {
    /**
     * So much more has been simulated, in replications; those that find a warm-up count as much as
     * they are long. Called by the threads that work.
     */
    default void worked(double replications) {}

    default void replicationDone(int point, int replication) {}

    /** There will be at least so many replications of the point. */
    default void granted(int point, PointSummary soFar, int replications) {}

    /** An exception here ends the run. */
    void pointDone(int point, PointSummary summary) throws IOException;
  }

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
      CommonWarmUps warmUps = new CommonWarmUps(unit, listener::worked);
      ArrayDeque<Work> begun = new ArrayDeque<>();
      int next = 0;
      while (next < pending.size() || !begun.isEmpty()) {
        int room = AHEAD * threads;
        for (Work work : begun) {
          // The first one has room of its own: others may have taken theirs before it got more.
          work.submit(pool, work == begun.peek() ? AHEAD * threads - work.inProgress() : room);
          room -= work.inProgress();
        }
        while (room > 0 && next < pending.size()) {
          Work work =
              new Work(unit, pending.get(next), points.get(pending.get(next)), warmUps, listener);
          next++;
          begun.add(work);
          work.submit(pool, room);
          room -= work.inProgress();
        }
        if (begun.peek().combineNext()) {
          begun.remove();
        }
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

  /** The replications of one point. */
  private static final class Work {
    private record Done(double warmUp, List<Section> sections) {}

    private final UnitOfWork unit;
    private final int index;
    private final Point point;
    private final CommonWarmUps warmUps;
    private final Listener listener;
    private final Checkpoints checkpoints;
    private final ArrayDeque<Future<Done>> submitted = new ArrayDeque<>();
    private final PointSummary summary;
    private int begun;

    private Work(
        UnitOfWork unit, int index, Point point, CommonWarmUps warmUps, Listener listener) {
      this.unit = unit;
      this.index = index;
      this.point = point;
      this.listener = listener;
      this.warmUps = warmUps;
      this.summary = new PointSummary(point.scenario());
      this.checkpoints = new Checkpoints(point.effort());
    }

    /** Begins at most so many more. */
    private void submit(ExecutorService pool, int most) {
      for (int i = 0; i < most && begun < checkpoints.granted(); i++) {
        int replication = begun++;
        submitted.add(pool.submit(() -> replicate(replication)));
      }
    }

    private int inProgress() {
      return submitted.size();
    }

    private Done replicate(int replication) throws ExecutionException, InterruptedException {
      double settled = warmUps.seconds(point);
      Point ready = point.withLength(point.length().withWarmUp(settled));
      Pieces done = new Pieces(1, listener::worked);
      List<Section> sections = Section.of(unit.run(ready, replication, done));
      done.accept(1);
      return new Done(settled, sections);
    }

    /** Waits for the next replication and adds it; returns whether the point is finished. */
    private boolean combineNext() throws FailedRunException, IOException {
      int replication = summary.replications();
      try {
        Done done = submitted.remove().get();
        summary.warmUp(done.warmUp);
        summary.add(done.sections);
      } catch (ExecutionException e) {
        throw new FailedRunException(point, replication, cause(e));
      } catch (OutOfMemoryError e) {
        throw new FailedRunException(point, replication, e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new FailedRunException(point, replication, e);
      }
      listener.replicationDone(index, replication);
      if (summary.replications() < checkpoints.granted()) {
        return false;
      }
      if (checkpoints.grantMore(summary)) {
        listener.granted(index, summary, checkpoints.granted());
        return false;
      }
      listener.pointDone(index, summary);
      return true;
    }

    /** What went wrong in the replication, or in a pilot that it waited for. */
    private static Throwable cause(Throwable e) {
      Throwable cause = e;
      while (cause instanceof ExecutionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      return cause;
    }
  }
}
