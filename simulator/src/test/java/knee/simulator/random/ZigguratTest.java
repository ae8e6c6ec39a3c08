package knee.simulator.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class ZigguratTest {
  private static final int MANY = 10_000_000;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  @Test
  void exponentialHasItsMoments() {
    var random = new RandomStream(1);
    double sum = 0;
    double squares = 0;
    double cubes = 0;
    double least = 1;
    for (int i = 0; i < MANY; i++) {
      double x = ExponentialZiggurat.sample(random);
      least = Math.min(least, x);
      sum += x;
      squares += x * x;
      cubes += x * x * x;
    }
    assertTrue(least > 0, "never 0");
    // E x^k = k!, so that Var x = 1, Var x^2 = 24 - 4, Var x^3 = 720 - 36.
    Evidence.near(1, sum / MANY, Math.sqrt(1.0 / MANY), "mean");
    Evidence.near(2, squares / MANY, Math.sqrt(20.0 / MANY), "second moment");
    Evidence.near(6, cubes / MANY, Math.sqrt(684.0 / MANY), "third moment");
  }

  @Test
  void exponentialFollowsItsLawInFineCells() {
    var random = new RandomStream(2);
    long[] counts = new long[2000];
    for (int i = 0; i < MANY / 2; i++) {
      counts[(int) (2000 * Math.exp(-ExponentialZiggurat.sample(random)))]++;
    }
    Evidence.equalCounts(counts, "cells of equal probability");
  }

  @Test
  void exponentialTailIsAnExponentialAgain() {
    var random = new RandomStream(3);
    double[] tail = new double[MANY / 1000];
    int n = 0;
    for (int i = 0; i < MANY; i++) {
      double x = ExponentialZiggurat.sample(random);
      if (x > ExponentialZiggurat.TAIL) {
        tail[n++] = x - ExponentialZiggurat.TAIL;
      }
    }
    double expected = MANY * Math.exp(-ExponentialZiggurat.TAIL);
    Evidence.near(expected, n, Math.sqrt(expected), "numbers in the tail");
    double[] beyond = Arrays.copyOf(tail, n);
    Evidence.sample(beyond, x -> 1 - Math.exp(-x), "tail");
    assertTrue(Arrays.stream(beyond).max().orElseThrow() > 5, "reaches far");
  }

  @Test
  void normalHasItsMoments() {
    var random = new RandomStream(4);
    double sum = 0;
    double squares = 0;
    double cubes = 0;
    double fourths = 0;
    for (int i = 0; i < MANY; i++) {
      double x = NormalZiggurat.sample(random);
      sum += x;
      squares += x * x;
      cubes += x * x * x;
      fourths += x * x * x * x;
    }
    // E x^2k = 1, 3, 15, 105.
    Evidence.near(0, sum / MANY, Math.sqrt(1.0 / MANY), "mean");
    Evidence.near(1, squares / MANY, Math.sqrt(2.0 / MANY), "variance");
    Evidence.near(0, cubes / MANY, Math.sqrt(15.0 / MANY), "third moment");
    Evidence.near(3, fourths / MANY, Math.sqrt(96.0 / MANY), "fourth moment");
  }

  @Test
  void normalFollowsItsLawInFineCells() {
    double[] edges = new double[999];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = NORMAL.inverseCumulativeProbability((i + 1) / 1000.0);
    }
    var random = new RandomStream(5);
    long[] counts = new long[1000];
    for (int i = 0; i < MANY / 3; i++) {
      int found = Arrays.binarySearch(edges, NormalZiggurat.sample(random));
      counts[found < 0 ? -found - 1 : found]++;
    }
    Evidence.equalCounts(counts, "cells of equal probability");
  }

  @Test
  void asManyNormalsAsShouldAreInEachTail() {
    var random = new RandomStream(6);
    int n = 0;
    int left = 0;
    for (int i = 0; i < MANY; i++) {
      double x = NormalZiggurat.sample(random);
      if (Math.abs(x) > NormalZiggurat.TAIL) {
        n++;
        left += x < 0 ? 1 : 0;
      }
    }
    double expected = 2 * MANY * NORMAL.cumulativeProbability(-NormalZiggurat.TAIL);
    Evidence.near(expected, n, Math.sqrt(expected), "numbers in both tails");
    Evidence.near(n / 2.0, left, Math.sqrt(n / 4.0), "those on the left");
  }

  @Test
  void normalTailFollowsTheLaw() {
    var random = new RandomStream(8);
    double[] tail = new double[200_000];
    for (int i = 0; i < tail.length; i++) {
      tail[i] = NormalZiggurat.tail(random);
    }
    double beyond = NORMAL.cumulativeProbability(-NormalZiggurat.TAIL);
    Evidence.sample(tail, x -> 1 - NORMAL.cumulativeProbability(-x) / beyond, "tail");
    assertTrue(Arrays.stream(tail).max().orElseThrow() > 5.5, "reaches far");
  }

  @Test
  void neighboursOfOneStreamAreIndependent() {
    // Doornik (2005): where layer and place share bits, it shows in sums and products of
    // neighbours.
    var random = new RandomStream(7);
    double[] x = new double[1 << 20];
    double[] y = new double[1 << 20];
    for (int i = 0; i < x.length; i++) {
      x[i] = ExponentialZiggurat.sample(random);
      y[i] = NormalZiggurat.sample(random);
    }
    Evidence.uncorrelated(x, y, "values");
    Evidence.uncorrelated(
        Arrays.stream(x).map(v -> v * v).toArray(),
        Arrays.stream(y).map(v -> v * v).toArray(),
        "squares");
  }

  @Test
  void mostNumbersAreThePlaceInALayerOfTheTable() {
    // The layers by their definition: equal areas, stacked from the tail up.
    var random = new RandomStream(1);
    var bits = new RandomStream(1);
    double area = (ExponentialZiggurat.TAIL + 1) * StrictMath.exp(-ExponentialZiggurat.TAIL);
    int fast = 0;
    for (int i = 0; i < 1000 && fast < 100; i++) {
      bits.seek(i);
      random.seek(i);
      long draw = bits.nextLong();
      double edge = ExponentialZiggurat.TAIL;
      int layer = (int) draw & 255;
      if (layer == 0) {
        continue;
      }
      for (int l = 1; l < layer; l++) {
        edge = -StrictMath.log(StrictMath.exp(-edge) + area / edge);
      }
      double x = edge * ((draw >>> 11) / 0x1.0p53);
      double next = -StrictMath.log(StrictMath.exp(-edge) + area / edge);
      if (layer < 255 && x < next * 0.999999) {
        assertEquals(x, ExponentialZiggurat.sample(random), 1e-15 * edge);
        fast++;
      }
    }
    assertEquals(100, fast);
  }
}
