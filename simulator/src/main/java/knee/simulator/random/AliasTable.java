package knee.simulator.random;

/**
 * Draws 0 .. n-1 with given probabilities, in constant time and from one 64-bit number (Walker
 * 1977, table built as by Vose 1991 in O(n)): a column with equal chances, then it or its alias.
 */
public final class AliasTable {
  private final int size;

  /** Up to this share of its column, out of 2^64 (unsigned), a column stands for itself. */
  private final long[] own;

  /** Whom it stands for beyond; both arrays are empty when all are equally likely. */
  private final int[] alias;

  /**
   * @param weights 0 or more, at least one above 0; they need not add up to 1
   */
  public AliasTable(double... weights) {
    size = weights.length;
    double total = total(weights);
    own = new long[size];
    alias = new int[size];
    double[] share = new double[size];
    int[] columns =
        new int[size]; // those below their share from the left, the others from the right
    int low = 0;
    int high = size;
    for (int i = 0; i < size; i++) {
      share[i] = weights[i] / total * size;
      alias[i] = i;
      if (share[i] < 1) {
        columns[low++] = i;
      } else {
        columns[--high] = i;
      }
    }
    while (low > 0 && high < size) {
      int poor = columns[--low];
      int rich = columns[high];
      own[poor] = (long) (share[poor] * 0x1.0p63) << 1;
      alias[poor] = rich;
      share[rich] -= 1 - share[poor];
      if (share[rich] < 1) {
        high++;
        columns[low++] = rich;
      }
    }
  }

  private AliasTable(int size) {
    this.size = size;
    own = new long[0];
    alias = new int[0];
  }

  /** All of 0 .. n-1 equally likely, without a table. */
  public static AliasTable uniform(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("there must be at least 1 to choose from, not " + n);
    }
    return new AliasTable(n);
  }

  /**
   * Zipf's law: k = 0 .. n-1 with a probability proportional to (k + 1)^-exponent.
   *
   * @param exponent 0 or more; 0: all equally likely, without a table
   */
  public static AliasTable zipf(int n, double exponent) {
    if (!(exponent >= 0) || Double.isInfinite(exponent)) {
      throw new IllegalArgumentException(
          "the exponent of zipf must be 0 or more, but is " + exponent);
    }
    if (n < 1 || exponent == 0) {
      return uniform(n);
    }
    double[] weights = new double[n];
    for (int k = 0; k < n; k++) {
      weights[k] = StrictMath.pow(k + 1, -exponent);
    }
    return new AliasTable(weights);
  }

  private static double total(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException("a weight must be 0 or more, but is " + weight);
      }
      total += weight;
    }
    if (!(total > 0) || Double.isInfinite(total)) {
      throw new IllegalArgumentException(
          "the weights must add up to a number above 0, not to " + total);
    }
    return total;
  }

  public int size() {
    return size;
  }

  public int pick(RandomStream random) {
    long bits = random.nextLong() >>> 1;
    long columns = (long) size << 1;
    int column = (int) Math.multiplyHigh(bits, columns);
    if (own.length == 0) {
      return column;
    }
    long within = bits * columns; // the low half of the product: where in the column, out of 2^64
    return Long.compareUnsigned(within, own[column]) < 0 ? column : alias[column];
  }
}
