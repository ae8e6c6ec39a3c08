package knee.experiments.run.estimate;

import java.util.Arrays;
import knee.experiments.run.interval.Sections;
import knee.experiments.run.interval.Student;

/**
 * Whether a number had settled: it must not differ between the halves of the measured window by
 * more than chance and more than matters.
 *
 * <p>Chance: the 99.9 % Student interval of the replications' drifts contains 0; of a lone
 * replication, that of the differences between its later and its earlier batches, each with each.
 * What matters: 5 % of the mean number in the system and a tenth of a request. Of few replications
 * the interval is too wide to notice much (31 standard errors with three, 9 with five); there the
 * size alone says enough, half the mean number and one request: a queue that grows from nothing all
 * the time drifts by the whole mean.
 */
final class Stationarity {
  /** Fewer than these are few. */
  private static final int FEW = 10;

  /** Of fewer than these chance tells nothing at all. */
  private static final int TOO_FEW = 5;

  private static final double CONFIDENCE = 0.999;

  private Stationarity() {}

  /**
   * @param drifts of the replications: second half of the window less the first
   * @param mean of the number itself
   * @param scale what its drift is held against: its mean, or the mean number in the system
   * @param stable whether it cannot grow without limit: then each of a few replications must drift
   */
  static boolean holds(double[] drifts, double mean, double scale, boolean stable) {
    double sum = Sections.sum(drifts);
    double drift = Math.abs(sum / drifts.length);
    if (drifts.length < FEW) {
      double least = Arrays.stream(drifts).map(it -> it * Math.signum(sum)).min().orElseThrow();
      boolean large = (stable ? least : drift) > 0.5 * mean + 1;
      if (large || drifts.length < TOO_FEW) {
        return !large;
      }
    }
    boolean chance = drift <= new Student(CONFIDENCE).halfWidth(drifts);
    return chance || !matters(drift, scale);
  }

  /**
   * @param batches averages over the batches of a lone replication, in their order
   * @param scale as above
   * @param independent whether the batches are; else only a large drift says anything
   */
  static boolean holdsInBatches(double[] batches, double scale, boolean independent) {
    int half = batches.length / 2;
    double[] drifts = new double[half];
    for (int i = 0; i < half; i++) {
      drifts[i] = batches[batches.length - half + i] - batches[i];
    }
    double drift = Math.abs(Sections.sum(drifts) / half);
    boolean large = drift > 0.25 * scale + 1;
    if (half < TOO_FEW) { // of a handful of completions
      return !large;
    }
    boolean chance = drift <= new Student(CONFIDENCE).halfWidth(drifts);
    return chance || (independent ? !matters(drift, scale) : !large);
  }

  private static boolean matters(double drift, double scale) {
    return drift > 0.05 * scale + 0.1;
  }
}
