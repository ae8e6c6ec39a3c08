package knee.simulator.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeometricTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 1, 2.5, 10})
  void countsFollowTheLaw(double mean) {
    var random = new RandomStream(RandomStream.key(1, 0, "repeat"));
    var geometric = new Geometric(mean);
    double q = mean / (1 + mean); // probability of one more
    int cells = Math.max(3, (int) (3 * mean));
    long[] counts = new long[cells + 1];
    double sum = 0;
    int n = 1_000_000;
    for (int i = 0; i < n; i++) {
      int count = geometric.sample(random);
      sum += count;
      counts[Math.min(count, cells)]++;
    }
    double[] law = new double[cells + 1];
    for (int i = 0; i < cells; i++) {
      law[i] = (1 - q) * Math.pow(q, i);
    }
    law[cells] = Math.pow(q, cells);
    Evidence.counts(counts, law, "geometric " + mean);
    Evidence.near(mean, sum / n, Math.sqrt(mean * (1 + mean) / n), "mean");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-320})
  void noMeanNoCount(double mean) {
    var random = new RandomStream(1);
    for (int i = 0; i < 1000; i++) {
      assertEquals(0, new Geometric(mean).sample(random));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void meanMustBeANumberNotBelowZero(double mean) {
    assertThrows(IllegalArgumentException.class, () -> new Geometric(mean));
  }
}
