package knee.simulator.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AliasTableTest {
  private static final int DRAWS = 1_000_000;

  private static long[] counts(AliasTable table, long seed) {
    var random = new RandomStream(seed);
    long[] counts = new long[table.size()];
    for (int i = 0; i < DRAWS; i++) {
      counts[table.pick(random)]++;
    }
    return counts;
  }

  private static double[] shares(double... weights) {
    double total = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / total).toArray();
  }

  @Test
  void weightsNeedNotAddUpToOne() {
    Evidence.counts(counts(new AliasTable(5, 3, 2), 1), shares(5, 3, 2), "mix");
    Evidence.counts(counts(new AliasTable(0.01, 0.1, 1e3), 2), shares(1, 10, 1e5), "rare");
  }

  @Test
  void whatWeighsNothingIsNeverPicked() {
    Evidence.counts(counts(new AliasTable(0, 1, 0, 2, 0), 3), shares(0, 1, 0, 2, 0), "zeros");
    assertEquals(DRAWS, counts(new AliasTable(0, 7), 4)[1]);
    assertEquals(DRAWS, counts(new AliasTable(0.3), 4)[0]);
    double[] lonely = new double[100_000];
    lonely[77_777] = 1e-300;
    assertEquals(DRAWS, counts(new AliasTable(lonely), 4)[77_777]);
  }

  @Test
  void zipfFollowsItsPowerLaw() {
    for (double exponent : new double[] {0.5, 0.9, 1, 2}) {
      double[] weights = new double[20];
      for (int k = 1; k <= 20; k++) {
        weights[k - 1] = Math.pow(k, -exponent);
      }
      Evidence.counts(
          counts(AliasTable.zipf(20, exponent), 5), shares(weights), "zipf " + exponent);
    }
  }

  @Test
  void exponentZeroIsUniformWhateverTheSize() {
    Evidence.equalCounts(counts(AliasTable.zipf(7, 0), 6), "uniform");
    var random = new RandomStream(7);
    AliasTable all = AliasTable.uniform(Integer.MAX_VALUE);
    long sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      int row = all.pick(random);
      assertTrue(row >= 0 && row < Integer.MAX_VALUE);
      sum += row;
    }
    double half = Integer.MAX_VALUE / 2.0;
    Evidence.near(half, (double) sum / DRAWS, half / Math.sqrt(3.0 * DRAWS), "mean row");
  }

  /** Each pick must come out as often as its weight says, for weights of any shape. */
  @Property(tries = 200)
  void anyWeights(
      @ForAll @Size(min = 1, max = 40) List<@DoubleRange(min = 0, max = 100) Double> any) {
    double[] weights = any.stream().mapToDouble(weight -> weight).toArray();
    weights[0] += 1e-3;
    double[] shares = shares(weights);
    var random = new RandomStream(Arrays.hashCode(weights));
    AliasTable table = new AliasTable(weights);
    int draws = 20_000;
    long[] counts = new long[weights.length];
    for (int i = 0; i < draws; i++) {
      counts[table.pick(random)]++;
    }
    for (int i = 0; i < counts.length; i++) {
      double expected = draws * shares[i];
      double error = Math.sqrt(expected * (1 - shares[i])) + 1;
      assertTrue(Math.abs(counts[i] - expected) < 7 * error, "pick " + i);
      assertTrue(weights[i] > 0 || counts[i] == 0, "picked an impossible one");
    }
  }

  @Test
  void saysWhatIsWrong() {
    assertMessage("the weights must add up to a number above 0, not to 0.0", 0, 0);
    assertMessage("the weights must add up to a number above 0, not to 0.0");
    assertMessage("a weight must be 0 or more, but is -1.0", 2, -1);
    assertMessage("a weight must be 0 or more, but is NaN", Double.NaN);
    assertThrows(IllegalArgumentException.class, () -> AliasTable.zipf(0, 0.9));
    assertThrows(IllegalArgumentException.class, () -> AliasTable.zipf(3, -1));
  }

  private static void assertMessage(String message, double... weights) {
    var thrown = assertThrows(IllegalArgumentException.class, () -> new AliasTable(weights));
    assertEquals(message, thrown.getMessage());
  }
}
