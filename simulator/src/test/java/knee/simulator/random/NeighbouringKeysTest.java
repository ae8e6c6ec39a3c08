package knee.simulator.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A demand is drawn from a stream of its own, so what must look random is the first draws of MANY
 * streams whose keys have a structure: over requests, visits, purposes, replications and seeds.
 */
class NeighbouringKeysTest {
  private static final int KEYS = 1 << 17;
  private static final int DRAWS = 3;
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final long PURPOSE = RandomStream.key(42, 0, "list.cpu");

  private record Family(String name, LongUnaryOperator key) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Family> families() {
    return Stream.of(
        new Family("numbers", i -> i),
        new Family("downwards", i -> PURPOSE - i),
        new Family("high bits", i -> i << 40),
        new Family("client and ordinal", i -> (i / 100) << 32 | i % 100),
        new Family("multiples of the step of the stream", i -> i * GOLDEN),
        new Family("twice the step", i -> PURPOSE + 2 * i * GOLDEN),
        new Family("mixed requests", i -> PURPOSE + RandomStream.mix(i)),
        new Family("visits", i -> PURPOSE + RandomStream.mix(4711) + i * 0xBF58476D1CE4E5B9L),
        new Family("visits of requests", i -> PURPOSE + RandomStream.mix(i / 8) + i % 8 * GOLDEN),
        new Family("replications", i -> RandomStream.key(1, i, "think")),
        new Family("seeds", i -> RandomStream.key(i, 0, "think")),
        new Family("seed and replication", i -> RandomStream.key(i / 100, i % 100, "think")),
        new Family("purposes", i -> RandomStream.key(1, 0, "requests." + i + ".cpu")));
  }

  private static long[][] draws(LongUnaryOperator keys) {
    long[][] draws = new long[DRAWS][KEYS];
    var random = new RandomStream(0);
    for (int i = 0; i < KEYS; i++) {
      random.seek(keys.applyAsLong(i));
      for (int d = 0; d < DRAWS; d++) {
        draws[d][i] = random.nextLong();
      }
    }
    return draws;
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyDrawIsEquallyDistributedInItsHighAndLowBits(Family family) {
    for (long[] draw : draws(family.key)) {
      long[] high = new long[1 << 10];
      long[] low = new long[1 << 10];
      long[] both = new long[1 << 10];
      for (long bits : draw) {
        high[(int) (bits >>> 54)]++;
        low[(int) bits & 1023]++;
        both[(int) (bits >>> 59 | (bits & 31) << 5)]++;
      }
      Evidence.equalCounts(high, family + ", high bits");
      Evidence.equalCounts(low, family + ", low bits");
      Evidence.equalCounts(both, family + ", layer and place of a ziggurat");
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void neighboursAreIndependent(Family family) {
    long[][] draws = draws(family.key);
    for (int lag : new int[] {1, 2, 8, 100}) {
      for (int a = 0; a < DRAWS; a++) {
        for (int b = 0; b < DRAWS; b++) {
          String what = family + ", draw " + a + " and draw " + b + " " + lag + " on";
          double[] first = units(draws[a], 0, KEYS - lag);
          double[] second = units(draws[b], lag, KEYS);
          Evidence.uncorrelated(first, second, what);
          Evidence.equalCounts(joint(draws[a], draws[b], lag), what);
        }
      }
    }
  }

  private static double[] units(long[] bits, int from, int to) {
    return Arrays.stream(bits, from, to).mapToDouble(RandomStream::unit).toArray();
  }

  private static long[] joint(long[] first, long[] second, int lag) {
    long[] cells = new long[256];
    for (int i = 0; i + lag < KEYS; i++) {
      cells[(int) (first[i] >>> 60 | second[i + lag] >>> 60 << 4)]++;
    }
    return cells;
  }

  @ParameterizedTest
  @MethodSource("families")
  void noNumberComesTwice(Family family) {
    long[][] draws = draws(family.key);
    long[] all = Arrays.stream(draws).flatMapToLong(Arrays::stream).toArray();
    Arrays.sort(all);
    int twice = 0;
    for (int i = 1; i < all.length; i++) {
      twice += all[i] == all[i - 1] ? 1 : 0;
    }
    assertEquals(0, twice); // 400,000 of 2^64 numbers: two equal ones are a one in 10^8 chance
  }

  @Test
  void purposesOfOneRequestAreIndependent() {
    String[] purposes = {"cpu", "cpv", "query", "think", "list.0", "list.1", "list.2"};
    double[][] units = new double[purposes.length][];
    for (int p = 0; p < purposes.length; p++) {
      long purpose = RandomStream.key(1, 0, purposes[p]);
      units[p] = units(draws(i -> purpose + RandomStream.mix(i))[0], 0, KEYS);
      for (int q = 0; q < p; q++) {
        Evidence.uncorrelated(units[p], units[q], purposes[p] + " and " + purposes[q]);
      }
    }
  }
}
