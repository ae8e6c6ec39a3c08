package knee.experiments.run.estimate;

import java.util.function.ToDoubleFunction;
import knee.experiments.run.interval.Sections;
import knee.simulator.statistics.Timeline;

/**
 * How a number that should have settled (in the system, in a queue) went on in the measured window:
 * its averages over the first and the second half, for each replication.
 */
final class Course {
  private final Sections firsts = new Sections();
  private final Sections seconds = new Sections();

  /**
   * @param window length of the measured window, at the end of the run [s]
   * @param area integral of the number over a bin
   */
  void add(Timeline timeline, double window, ToDoubleFunction<Timeline.Bin> area) {
    double width = timeline.width();
    double end = timeline.end();
    int first = (int) Math.ceil((end - window) / width - 1e-9);
    int last = Math.min(timeline.bins().size(), (int) Math.floor(end / width + 1e-9));
    int half = Math.max(0, (last - first) / 2);
    double before = 0;
    double after = 0;
    for (int i = 0; i < half; i++) {
      before += area.applyAsDouble(timeline.bins().get(first + i));
      after += area.applyAsDouble(timeline.bins().get(last - 1 - i));
    }
    firsts.add(half == 0 ? 0 : before / (half * width));
    seconds.add(half == 0 ? 0 : after / (half * width));
  }

  /** Mean over the first halves. */
  double first() {
    return firsts.sum() / firsts.count();
  }

  /** Mean over the second halves. */
  double second() {
    return seconds.sum() / seconds.count();
  }

  /** Second half less first, of each replication. */
  double[] drifts() {
    double[] drifts = new double[firsts.count()];
    for (int i = 0; i < drifts.length; i++) {
      drifts[i] = seconds.get(i) - firsts.get(i);
    }
    return drifts;
  }

  /**
   * The same of what there is for each of another number, times a factor; 0 where there is none of
   * that.
   */
  double[] driftsPer(Course other, double factor) {
    double[] drifts = new double[firsts.count()];
    for (int i = 0; i < drifts.length; i++) {
      if (other.firsts.get(i) > 0 && other.seconds.get(i) > 0) {
        double before = firsts.get(i) / other.firsts.get(i);
        drifts[i] = (seconds.get(i) / other.seconds.get(i) - before) * factor;
      }
    }
    return drifts;
  }
}
