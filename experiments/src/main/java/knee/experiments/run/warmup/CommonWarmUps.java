package knee.experiments.run.warmup;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.DoubleConsumer;
import knee.experiments.file.Point;
import knee.experiments.run.work.UnitOfWork;

/**
 * The warm-ups of all points of a run. Variants that are compared are measured from the same moment
 * on, that of the slowest to settle: what they then measure are the same requests of the same
 * random numbers. With moments of their own, 6 s and 12 s before 60 s, pairing three servers of 60
 * users made the variance of the difference of throughputs 8 times smaller instead of 270 times.
 */
public final class CommonWarmUps {
  private final UnitOfWork unit;
  private final DoubleConsumer worked;

  /** Only ever asked for one by one. */
  private final Map<Point, WarmUp> single = new IdentityHashMap<>();

  /**
   * @param worked is told of every piece of the pilots, in replications of the point
   */
  public CommonWarmUps(UnitOfWork unit, DoubleConsumer worked) {
    this.unit = unit;
    this.worked = worked;
  }

  /**
   * The warm-up of a point [s]. Others at its place that cannot be run do not keep it from running.
   *
   * @throws ExecutionException when a pilot of its own fails
   */
  public double seconds(Point point) throws ExecutionException, InterruptedException {
    if (point.compared().size() < 2 || !WarmUp.toBeFound(point)) {
      return of(point).seconds();
    }
    double latest = 0;
    for (Point one : point.compared()) {
      try {
        latest = Math.max(latest, of(one).seconds());
      } catch (ExecutionException e) {
        if (one.variant().equals(point.variant())) {
          throw e;
        }
      }
    }
    return latest;
  }

  private synchronized WarmUp of(Point point) {
    return single.computeIfAbsent(point, it -> new WarmUp(unit, it, worked));
  }
}
