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
  private static final int OCTAVE = 1 << BITS;
  private static final int LOWEST = (1023 - 40) << BITS;
  private static final int OCTAVES = 80;
  private static final int CLASSES = OCTAVES << BITS;

  private final List<String> names;

  /** Numbers kept for each class: how many requests it has, and the sum of each part. */
  private final int columns;

  /** The classes of each octave, one after the other; made when first needed. */
  private final double[][] octaves = new double[OCTAVES][];

  private long count;

  /**
   * @param names of the parts, in the order of their indices
   */
  public TimeSplit(List<String> names) {
    this.names = names;
    this.columns = names.size() + 1;
  }

  /**
   * Adds a request.
   *
   * @param response time [s]
   * @param parts of it, from this index on [s]; they add up to it
   */
  public void add(double response, double[] parts, int from) {
    int index = (int) (Double.doubleToRawLongBits(response) >>> (52 - BITS)) - LOWEST;
    index = Math.max(0, Math.min(CLASSES - 1, index));
    double[] sums = octave(index >> BITS);
    int place = (index & (OCTAVE - 1)) * columns;
    sums[place]++;
    for (int i = 1; i < columns; i++) {
      sums[place + i] += parts[from + i - 1];
    }
    count++;
  }

  private double[] octave(int index) {
    double[] sums = octaves[index];
    if (sums == null) {
      sums = new double[OCTAVE * columns];
      octaves[index] = sums;
    }
    return sums;
  }

  /** Adds another sample with the same parts. */
  public void merge(TimeSplit other) {
    for (int i = 0; i < OCTAVES; i++) {
      double[] more = other.octaves[i];
      if (more != null) {
        double[] sums = octave(i);
        for (int j = 0; j < sums.length; j++) {
          sums[j] += more[j];
        }
      }
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
      double[] sums = octaves[c >> BITS];
      int place = (c & (OCTAVE - 1)) * columns;
      if (sums != null && sums[place] > 0) {
        double weight = Math.min(1, left / sums[place]) / wanted;
        for (int i = 0; i < mean.length; i++) {
          mean[i] += weight * sums[place + 1 + i];
        }
        left -= sums[place];
      }
    }
    return mean;
  }
}
