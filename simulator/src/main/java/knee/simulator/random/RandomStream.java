package knee.simulator.random;

/**
 * A stream of random numbers that is a pure function of its key.
 *
 * <p>Counter-based: the n-th number is a bijective mix of {@code key * SPREAD + n * GOLDEN}
 * (SplitMix64, Steele, Lea and Flood, OOPSLA 2014, with the output mix 13 of Stafford). Jumping to
 * another key costs one multiplication, so that a demand can belong to a request (its key) instead
 * of to the order of draws. Keys may be neighbours, sums of keys, or apart by any constant but
 * GOLDEN / SPREAD; period 2^64.
 */
public final class RandomStream {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** Keys a few GOLDEN apart would else be one and the same stream, a few numbers on. */
  private static final long SPREAD = 0xD1342543DE82EF95L;

  private static final double UNIT = 0x1.0p-52;

  private long state;

  public RandomStream(long key) {
    seek(key);
  }

  /** The key of a stream: a function of the seed, the replication and the name of its purpose. */
  public static long key(long seed, long replication, String purpose) {
    long hash = mix(seed + GOLDEN);
    hash = mix(hash ^ (replication + GOLDEN));
    for (int i = 0; i < purpose.length(); i++) {
      hash = mix(hash ^ purpose.charAt(i));
    }
    return hash;
  }

  /** A bijection of 64 bits that scatters neighbours over the whole range. */
  public static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Starts the stream of another key; what was drawn before is forgotten. */
  public void seek(long key) {
    state = key * SPREAD;
  }

  /** 64 random bits. */
  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  /** Uniform on (0, 1), never 0 and never 1: the middles of 2^52 equal cells, without rounding. */
  public double nextDouble() {
    return unit(nextLong());
  }

  static double unit(long bits) {
    return (bits >>> 12) * UNIT + UNIT / 2;
  }

  /** Index of one of these shares of 1, drawn in proportion; their number with the rest of 1. */
  public int pick(double[] shares) {
    double left = nextDouble();
    for (int i = 0; i < shares.length; i++) {
      left -= shares[i];
      if (left < 0) {
        return i;
      }
    }
    return shares.length;
  }

  /** Uniform on 0 .. bound-1, by multiplication; the bias is below bound / 2^64. */
  public int nextInt(int bound) {
    return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
  }
}
