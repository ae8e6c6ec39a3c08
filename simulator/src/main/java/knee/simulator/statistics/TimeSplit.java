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
  private static final int CLASSES = 80 << BITS;

  private final List<String> names;

  /** Numbers kept for each class: how many requests it has, and the sum of each part. */
  private final int columns;

  /** The rows of the classes from the first one on, whole octaves; there are more when needed. */
  private double[] sums = {};

  private int firstClass;

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
    int place = (classOf(response) - firstClass) * columns;
    if (place < 0 || place >= sums.length) {
      place = makeRoom(classOf(response));
    }
    sums[place]++;
    int i = 1;
    if (columns > 2) { // without a loop: most systems have no more parts, or few
      sums[place + 1] += parts[from];
      sums[place + 2] += parts[from + 1];
      i = 3;
    }
    for (; i < columns; i++) {
      sums[place + i] += parts[from + i - 1];
    }
    count++;
  }

  private static int classOf(double response) {
    return (int) (Double.doubleToRawLongBits(response) >>> (52 - BITS)) - LOWEST;
  }

  /** Where the row of this class begins, or of the one nearest to it. */
  private int makeRoom(int wanted) {
    int index = Math.max(0, Math.min(CLASSES - 1, wanted));
    int octave = index & -OCTAVE;
    if (sums.length == 0) {
      firstClass = octave;
    }
    int last = firstClass + sums.length / columns;
    if (index < firstClass || index >= last) {
      int begin = Math.min(octave, firstClass);
      int end = Math.max(octave + OCTAVE, last);
      double[] more = new double[(end - begin) * columns];
      System.arraycopy(sums, 0, more, (firstClass - begin) * columns, sums.length);
      sums = more;
      firstClass = begin;
    }
    return (index - firstClass) * columns;
  }

  /** Adds another sample with the same parts. */
  public void merge(TimeSplit other) {
    for (int i = 0; i < other.sums.length; i += columns) {
      if (other.sums[i] > 0) {
        int place = makeRoom(other.firstClass + i / columns);
        for (int j = 0; j < columns; j++) {
          sums[place + j] += other.sums[i + j];
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
    for (int place = sums.length - columns; place >= 0 && left > 0; place -= columns) {
      if (sums[place] > 0) {
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
