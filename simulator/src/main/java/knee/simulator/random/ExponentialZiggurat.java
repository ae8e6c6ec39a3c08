package knee.simulator.random;

/**
 * Exponential numbers with mean 1 from 256 layers of equal area (Marsaglia and Tsang 2000).
 *
 * <p>One 64-bit draw decides 98.9 % of the cases: its lowest 8 bits choose the layer and its
 * highest 53 the place in it, so that the two are independent (the flaw that Doornik 2005 found in
 * the original). {@link StrictMath} builds the table and decides the rest.
 */
public final class ExponentialZiggurat {
  private static final int LAYERS = 256;
  private static final double UNIT = 0x1.0p-53;

  /** Where the tail begins, for which the layers close at the top of the curve. */
  static final double TAIL = 7.69711747013104972;

  /** Right edges of the layers, falling; the first is the width of base strip plus tail. */
  private static final double[] EDGE = new double[LAYERS + 1];

  /** Height of the curve at the edges. */
  private static final double[] HEIGHT = new double[LAYERS + 1];

  /** Width of a layer over 2^53. */
  private static final double[] STEP = new double[LAYERS];

  /** A place below lies under the curve for certain. */
  private static final long[] INSIDE = new long[LAYERS];

  static {
    double area = (TAIL + 1) * StrictMath.exp(-TAIL);
    EDGE[0] = area / StrictMath.exp(-TAIL);
    EDGE[1] = TAIL;
    for (int i = 1; i < LAYERS - 1; i++) {
      EDGE[i + 1] = -StrictMath.log(StrictMath.exp(-EDGE[i]) + area / EDGE[i]);
    }
    for (int i = 0; i < LAYERS; i++) {
      HEIGHT[i] = StrictMath.exp(-EDGE[i]);
      STEP[i] = EDGE[i] * UNIT;
      INSIDE[i] = (long) (EDGE[i + 1] / EDGE[i] / UNIT);
    }
    HEIGHT[LAYERS] = 1;
  }

  private ExponentialZiggurat() {}

  /** Never 0. */
  public static double sample(RandomStream random) {
    long bits = random.nextLong();
    int layer = (int) bits & (LAYERS - 1);
    long place = bits >>> 11 | 1; // odd: the middle of two neighbours, so that the mean is exact
    return place < INSIDE[layer] ? place * STEP[layer] : edge(random, layer, place);
  }

  private static double edge(RandomStream random, int firstLayer, long firstPlace) {
    int layer = firstLayer;
    long place = firstPlace;
    double beyond = 0;
    while (true) {
      double x = place * STEP[layer];
      if (place < INSIDE[layer]) {
        return beyond + x;
      }
      if (layer == 0) {
        beyond += TAIL; // the tail has no memory: it is the whole curve again
      } else {
        double y = HEIGHT[layer] + random.nextDouble() * (HEIGHT[layer + 1] - HEIGHT[layer]);
        if (y < StrictMath.exp(-x)) {
          return beyond + x;
        }
      }
      long bits = random.nextLong();
      layer = (int) bits & (LAYERS - 1);
      place = bits >>> 11 | 1;
    }
  }
}
