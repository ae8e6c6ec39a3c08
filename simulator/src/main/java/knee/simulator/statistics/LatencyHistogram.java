package knee.simulator.statistics;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Response times, for percentiles: the values themselves up to a limit, buckets beyond it.
 *
 * <p>A bucket holds the doubles that share their exponent and the first {@value #BITS} bits of
 * their fraction, so that the midpoint is within {@link #RELATIVE_ERROR} of every value in it (the
 * idea of HdrHistogram, on the bits of the double itself: recording is a shift and an increment).
 * Buckets are merged exactly, in any order. Percentiles are nearest-rank. Times in seconds, not
 * negative; in buckets, less than a picosecond is 0.
 */
public final class LatencyHistogram {
  private static final int BITS = 10;
  private static final int OCTAVE = 1 << BITS;

  /** Greatest relative distance between a recorded value and the one reported for its bucket. */
  public static final double RELATIVE_ERROR = 1.0 / (2 * OCTAVE);

  /** Values below are counted as zero [s]; 0.9 ps. */
  private static final double SMALLEST = 0x1.0p-40;

  private static final int LOWEST_EXPONENT = 1023 - 40;
  private static final int EXPONENTS = 80;

  /** The share of a rank that rounding may have added: 0.07 * 100 is 7.000000000000001. */
  private static final double ROUNDING = 0x1.0p-48;

  private final int rawLimit;
  private double[] raw = new double[64];

  /** The same values in order; null while nobody has asked. */
  private double[] inOrder;

  private long count;
  private long zeros;

  /** Values from 2^40 s on, 35,000 years; all are reported as the greatest. */
  private long huge;

  private double max = Double.NEGATIVE_INFINITY;

  /**
   * One array of buckets per exponent, made when first needed; null while values are kept. Half as
   * long as with longs, they stay in the cache.
   */
  private int[][] octaves;

  /** How many times 2^31 have been taken out of a bucket, by its number; few ever are. */
  private final Map<Integer, Long> carries = new HashMap<>();

  /** Keeps up to {@code rawLimit} values exactly before it goes over to buckets. */
  public LatencyHistogram(int rawLimit) {
    this.rawLimit = rawLimit;
  }

  public void record(double value) {
    if (value > max) {
      max = value;
    }
    if (octaves == null) {
      if (count < rawLimit) {
        keep(value);
        return;
      }
      spill();
    }
    count++;
    bucket(value);
  }

  /** Records the first so many of these values. */
  public void record(double[] values, int number) {
    int i = 0;
    while (i < number && octaves == null) {
      record(values[i++]);
    }
    double most = max;
    count += number - i;
    for (; i < number; i++) {
      if (values[i] > most) {
        most = values[i];
      }
      bucket(values[i]);
    }
    max = most;
  }

  private void keep(double value) {
    if (count == raw.length) {
      raw = Arrays.copyOf(raw, (int) Math.min(rawLimit, 2L * raw.length));
    }
    raw[(int) count++] = value;
    inOrder = null;
  }

  private void spill() {
    octaves = new int[EXPONENTS][];
    for (int i = 0; i < count; i++) {
      bucket(raw[i]);
    }
    raw = new double[0];
    inOrder = null;
  }

  private void bucket(double value) {
    if (value < SMALLEST) {
      zeros++;
      return;
    }
    long bits = Double.doubleToRawLongBits(value);
    int exponent = (int) (bits >>> 52) - LOWEST_EXPONENT;
    if (exponent >= EXPONENTS) {
      huge++;
      return;
    }
    int[] octave = octaves[exponent];
    if (octave == null) {
      octave = new int[OCTAVE];
      octaves[exponent] = octave;
    }
    int index = (int) (bits >>> (52 - BITS)) & (OCTAVE - 1);
    if (++octave[index] < 0) {
      carry(exponent, index);
    }
  }

  /** The bucket is full: what is in it is noted elsewhere, and it begins anew. */
  private void carry(int exponent, int index) {
    octaves[exponent][index] += Integer.MIN_VALUE; // less 2^31, to which it had come or gone past
    carries.merge(exponent * OCTAVE + index, 1L, Long::sum);
  }

  private long count(int exponent, int index) {
    long carried = carries.isEmpty() ? 0 : carries.getOrDefault(exponent * OCTAVE + index, 0L);
    return octaves[exponent][index] + (carried << 31);
  }

  /** Adds another sample; the values stay exact while both samples together fit the limit here. */
  public void merge(LatencyHistogram other) {
    if (other.count == 0) {
      return;
    }
    max = Math.max(max, other.max);
    if (octaves == null && other.octaves == null && count + other.count <= rawLimit) {
      raw = Arrays.copyOf(raw, (int) Math.max(raw.length, count + other.count));
      System.arraycopy(other.raw, 0, raw, (int) count, (int) other.count);
      count += other.count;
      inOrder = null;
      return;
    }
    if (octaves == null) {
      spill();
    }
    count += other.count;
    if (other.octaves == null) {
      for (int i = 0; i < other.count; i++) {
        bucket(other.raw[i]);
      }
      return;
    }
    zeros += other.zeros;
    huge += other.huge;
    other.carries.forEach((bucket, times) -> carries.merge(bucket, times, Long::sum));
    for (int e = 0; e < EXPONENTS; e++) {
      addOctave(e, other.octaves[e]);
    }
  }

  /** What has been recorded so far, to be {@link #addSince taken off} what will have been. */
  LatencyHistogram mark() {
    var mark = new LatencyHistogram(rawLimit);
    mark.count = count;
    mark.zeros = zeros;
    mark.huge = huge;
    mark.max = max;
    mark.raw = raw; // what is in it stays there, whatever comes behind it
    if (octaves != null) {
      mark.octaves = new int[EXPONENTS][];
      Arrays.setAll(mark.octaves, e -> octaves[e] == null ? null : octaves[e].clone());
    }
    return mark;
  }

  /**
   * Adds what another one has recorded since it was marked. From buckets the greatest of that is
   * known as exactly as all of it.
   */
  void addSince(LatencyHistogram mark, LatencyHistogram other) {
    if (other.octaves == null) {
      for (int i = (int) mark.count; i < other.count; i++) {
        record(other.raw[i]);
      }
      return;
    }
    if (mark.octaves == null) {
      mark.spill();
    }
    var since = new LatencyHistogram(0);
    since.count = other.count - mark.count;
    since.zeros = other.zeros - mark.zeros;
    since.huge = other.huge - mark.huge;
    since.octaves = new int[EXPONENTS][];
    Arrays.setAll(since.octaves, e -> difference(other.octaves[e], mark.octaves[e]));
    since.max = Double.POSITIVE_INFINITY;
    since.max = other.max > mark.max ? other.max : since.bucketed(since.count);
    merge(since);
  }

  private static int[] difference(int[] later, int[] earlier) {
    int[] difference = later == null ? null : later.clone();
    for (int i = 0; earlier != null && i < OCTAVE; i++) {
      difference[i] = later[i] - earlier[i] & Integer.MAX_VALUE; // a bucket may have begun anew
    }
    return difference;
  }

  private void addOctave(int exponent, int[] more) {
    if (more == null) {
      return;
    }
    if (octaves[exponent] == null) {
      octaves[exponent] = more.clone();
      return;
    }
    for (int i = 0; i < OCTAVE; i++) {
      octaves[exponent][i] += more[i];
      if (octaves[exponent][i] < 0) {
        carry(exponent, i);
      }
    }
  }

  public long count() {
    return count;
  }

  /** Greatest value, exact; {@code NaN} without a sample. */
  public double max() {
    return count == 0 ? Double.NaN : max;
  }

  /** Whether percentiles are exact, not buckets. */
  public boolean exact() {
    return octaves == null;
  }

  /**
   * The nearest-rank percentile: the value of rank ceil(share * count).
   *
   * @param share between 0 (exclusive) and 1
   * @return {@code NaN} without a sample
   */
  public double percentile(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    double place = share * count;
    long rank = Math.max(1, (long) Math.ceil(place - place * ROUNDING));
    if (rank >= count) {
      return max;
    }
    return octaves == null ? ranked(rank) : bucketed(rank);
  }

  private double ranked(long rank) {
    if (inOrder == null) {
      inOrder = Arrays.copyOf(raw, (int) count);
      Arrays.sort(inOrder);
    }
    return inOrder[(int) rank - 1];
  }

  private double bucketed(long rank) {
    long seen = zeros;
    if (seen >= rank) {
      return 0;
    }
    for (int e = 0; e < EXPONENTS; e++) {
      for (int i = 0; octaves[e] != null && i < OCTAVE; i++) {
        seen += count(e, i);
        if (seen >= rank) {
          return Math.min(max, midpoint(e, i));
        }
      }
    }
    return max;
  }

  private static double midpoint(int exponent, int index) {
    long low = ((long) (exponent + LOWEST_EXPONENT) << 52) | ((long) index << (52 - BITS));
    return Double.longBitsToDouble(low | (1L << (51 - BITS)));
  }
}
