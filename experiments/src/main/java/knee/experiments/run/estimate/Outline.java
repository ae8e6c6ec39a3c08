package knee.experiments.run.estimate;

import java.util.Arrays;
import knee.simulator.statistics.LatencyHistogram;

/**
 * The response times of one replication at chosen shares: what is left of its histogram once it has
 * been added to the others, 250 bytes.
 */
final class Outline {
  /** All that are reported, and so many others that lines between them follow the law. */
  private static final double[] LEVELS = {
    0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.66, 0.7, 0.75, 0.8, 0.85,
    0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.985, 0.99, 0.9925, 0.995, 0.9975, 0.999, 0.9995, 1
  };

  private final double[] times = new double[LEVELS.length];
  private final long count;

  /** The outline of a histogram; without a request all of it is {@code NaN}. */
  Outline(LatencyHistogram latency) {
    count = latency.count();
    for (int i = 0; i < times.length; i++) {
      times[i] = latency.percentile(LEVELS[i]);
    }
  }

  long count() {
    return count;
  }

  /**
   * @param share one of the levels
   */
  double percentile(double share) {
    return times[Arrays.binarySearch(LEVELS, share)];
  }

  /** The share of the requests that took no longer [s]. */
  double upTo(double time) {
    int above = 0;
    while (above < times.length && times[above] <= time) {
      above++;
    }
    if (above == 0 || above == times.length) {
      return above == 0 ? 0 : 1;
    }
    double way = (time - times[above - 1]) / (times[above] - times[above - 1]);
    return LEVELS[above - 1] + way * (LEVELS[above] - LEVELS[above - 1]);
  }
}
