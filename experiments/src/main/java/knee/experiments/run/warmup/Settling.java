package knee.experiments.run.warmup;

import java.util.List;
import java.util.function.ToDoubleFunction;
import knee.simulator.statistics.LatencyHistogram;
import knee.simulator.statistics.Timeline;
import knee.simulator.statistics.Timeline.Bin;

/** Where the courses of several runs, averaged, stop moving. */
final class Settling {
  private static final double MOST = 0.95;

  /** One bin of so many is cut at least. */
  private static final int LEAST = 5;

  private final List<Timeline> runs;
  private final double width;
  private final int first;
  private final int bins;
  private final int cut;

  /**
   * @param runs the same system with other random numbers; bin widths differ by powers of two
   * @param from what came before is not looked at [s]
   */
  Settling(List<Timeline> runs, double from) {
    this.runs = runs;
    double widest = 0;
    double end = Double.POSITIVE_INFINITY;
    for (Timeline run : runs) {
      widest = Math.max(widest, run.width());
      end = Math.min(end, run.end());
    }
    this.width = widest;
    this.first = (int) Math.ceil(from / width - 1e-9);
    this.bins = Math.max(0, (int) Math.floor(end / width + 1e-9) - first);
    int still = Math.max(Mser.cut(areas(Bin::inSystemArea)), Mser.cut(areas(Bin::queueArea)));
    this.cut = longEnoughToSee(Math.max(still, bins / LEAST));
  }

  /**
   * The first bin, from this one on, before which as much time has passed as 95 % of the responses
   * from there on take: a request that takes longer cannot have ended by then, and only the short
   * ones would be measured. All of 40 users are in the queue of a server of exp(1s) from the first
   * moment on, but their responses grow for 40 s.
   *
   * @return the number of bins where there is none
   */
  private int longEnoughToSee(int from) {
    LatencyHistogram later = new LatencyHistogram(0);
    int earliest = bins;
    for (int bin = bins - 1; bin >= from; bin--) {
      for (Timeline run : runs) {
        int finer = (int) Math.round(width / run.width());
        int next = Math.min((first + bin + 1) * finer, run.bins().size());
        for (int i = (first + bin) * finer; i < next; i++) {
          later.merge(run.bins().get(i).latency());
        }
      }
      if (later.count() == 0 || later.percentile(MOST) <= (first + bin) * width) {
        earliest = bin;
      }
    }
    return earliest;
  }

  /** Sums over the runs, bin by bin: a bin is a batch of all that happened in it. */
  private double[] areas(ToDoubleFunction<Bin> area) {
    double[] sums = new double[bins];
    for (Timeline run : runs) {
      int finer = (int) Math.round(width / run.width());
      for (int i = 0; i < bins * finer && first * finer + i < run.bins().size(); i++) {
        sums[i / finer] += area.applyAsDouble(run.bins().get(first * finer + i));
      }
    }
    return sums;
  }

  /** Whether the cut can be trusted: it leaves more than it takes. */
  boolean found() {
    return cut <= bins / 2;
  }

  /**
   * When the runs had settled [s]; half of them where that cannot be told. A fifth of them at
   * least: where a queue varies much MSER cuts little (0 to 5 s of M/M/20 at 90 %, by half of the
   * seeds), and a repairman cut at 1 or 2 s had its P95 covered by 90.6 % instead of 95.2 %.
   */
  double cut() {
    return (first + Math.max(bins / LEAST, Math.min(cut, bins / 2))) * width;
  }
}
