package knee.simulator.random;

/**
 * Standard normal numbers from 256 layers of equal area (Marsaglia and Tsang 2000).
 *
 * <p>One 64-bit draw decides 98.8 % of the cases: its lowest 8 bits choose the layer, its highest
 * 53 sign and place in it (Doornik 2005). {@link StrictMath} builds the table and decides the rest.
 */
public final class NormalZiggurat {
  private static final int LAYERS = 256;
  private static final double UNIT = 0x1.0p-52;

  /** Where the tail begins, for which the layers close at the top of the curve. */
  static final double TAIL = 3.6541528853610088;

  /** Area of a layer under exp(-x^2 / 2): base strip up to the tail plus the tail itself. */
  private static final double AREA = 0.00492867323397465524;

  /** Right edges of the layers, falling; the first is the width of base strip plus tail. */
  private static final double[] EDGE = new double[LAYERS + 1];

  /** Height of the curve at the edges. */
  private static final double[] HEIGHT = new double[LAYERS + 1];

  /** Width of a layer over 2^52. */
  private static final double[] STEP = new double[LAYERS];

  /** A place nearer to 0 lies under the curve for certain. */
  private static final long[] INSIDE = new long[LAYERS];

  static {
    EDGE[0] = AREA / curve(TAIL);
    EDGE[1] = TAIL;
    for (int i = 1; i < LAYERS - 1; i++) {
      EDGE[i + 1] = Math.sqrt(-2 * StrictMath.log(curve(EDGE[i]) + AREA / EDGE[i]));
    }
    for (int i = 0; i < LAYERS; i++) {
      HEIGHT[i] = curve(EDGE[i]);
      STEP[i] = EDGE[i] * UNIT;
      INSIDE[i] = (long) (EDGE[i + 1] / EDGE[i] / UNIT);
    }
    HEIGHT[LAYERS] = 1;
  }

  private NormalZiggurat() {}

  private static double curve(double x) {
    return StrictMath.exp(-0.5 * x * x);
  }

  public static double sample(RandomStream random) {
    long bits = random.nextLong();
    int layer = (int) bits & (LAYERS - 1);
    long place = bits >> 11 | 1; // odd, and so symmetric about 0
    return Math.abs(place) < INSIDE[layer] ? place * STEP[layer] : edge(random, layer, place);
  }

  private static double edge(RandomStream random, int firstLayer, long firstPlace) {
    int layer = firstLayer;
    long place = firstPlace;
    while (true) {
      double x = place * STEP[layer];
      if (Math.abs(place) < INSIDE[layer]) {
        return x;
      }
      if (layer == 0) {
        return place < 0 ? -tail(random) : tail(random);
      }
      double y = HEIGHT[layer] + random.nextDouble() * (HEIGHT[layer + 1] - HEIGHT[layer]);
      if (y < curve(x)) {
        return x;
      }
      long bits = random.nextLong();
      layer = (int) bits & (LAYERS - 1);
      place = bits >> 11 | 1;
    }
  }

  /**
   * A normal number beyond {@link #TAIL} (Marsaglia 1964), its logarithms drawn as exponentials.
   */
  static double tail(RandomStream random) {
    while (true) {
      double x = ExponentialZiggurat.sample(random) / TAIL;
      if (2 * ExponentialZiggurat.sample(random) > x * x) {
        return TAIL + x;
      }
    }
  }
}
