package knee.simulator.statistics;

import java.util.List;

/**
 * Where the response times of successful requests were spent, part by part, for all of them and for
 * the slowest.
 *
 * <p>The parts are summed in classes of response time a thirty-second of an octave wide (about 2
 * %), so that the slowest share can be told afterwards without keeping the requests; the class at
 * its border counts in proportion. Samples are merged exactly.
 */
public final class TimeSplit {
  private static final int BITS = 5;
  private static final int LOWEST = (1023 - 40) << BITS;
  private static final int CLASSES = 80 << BITS;

  private final List<String> names;
  private final double[][] sums = new double[CLASSES][];
  private final long[] counts = new long[CLASSES];
  private long count;

  /**
   * @param names of the parts, in the order of their indices
   */
  public TimeSplit(List<String> names) {
    this.names = names;
  }

  /**
   * Adds a request.
   *
   * @param response time [s]
   * @param parts of it [s]; they add up to it
   */
  public void add(double response, double[] parts) {
    int index = (int) (Double.doubleToRawLongBits(response) >>> (52 - BITS)) - LOWEST;
    index = Math.max(0, Math.min(CLASSES - 1, index));
    double[] sum = sums[index];
    if (sum == null) {
      sum = new double[names.size()];
      sums[index] = sum;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] += parts[i];
    }
    counts[index]++;
    count++;
  }

  /** Adds another sample with the same parts. */
  public void merge(TimeSplit other) {
    for (int c = 0; c < CLASSES; c++) {
      if (other.counts[c] == 0) {
        continue;
      }
      if (sums[c] == null) {
        sums[c] = new double[names.size()];
      }
      for (int i = 0; i < sums[c].length; i++) {
        sums[c][i] += other.sums[c][i];
      }
      counts[c] += other.counts[c];
    }
    count += other.count;
  }

  public List<String> names() {
    return names;
  }

  public long count() {
    return count;
  }

  /**
   * Mean time in each part of the slowest share of the requests [s].
   *
   * @param share 1 for all of them
   */
  public double[] slowest(double share) {
    double[] mean = new double[names.size()];
    double wanted = share * count;
    double left = wanted;
    for (int c = CLASSES - 1; c >= 0 && left > 0; c--) {
      if (counts[c] > 0) {
        double weight = Math.min(1, left / counts[c]) / wanted;
        for (int i = 0; i < mean.length; i++) {
          mean[i] += weight * sums[c][i];
        }
        left -= counts[c];
      }
    }
    return mean;
  }
}
