package knee.simulator.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RandomStreamTest {
  @Test
  void theSameKeyGivesTheSameNumbers() {
    var one = new RandomStream(7);
    var other = new RandomStream(99);
    other.nextLong();
    other.seek(7);
    for (int i = 0; i < 10; i++) {
      assertEquals(one.nextLong(), other.nextLong());
    }
  }

  @Test
  void keyZeroIsSplitMix64FromSeedZero() {
    // First outputs of Vigna's splitmix64.c with x = 0.
    var random = new RandomStream(0);
    assertEquals(0xE220A8397B1DCDAFL, random.nextLong());
    assertEquals(0x6E789E6AA1B965F4L, random.nextLong());
    assertEquals(0x06C45D188009454FL, random.nextLong());
  }

  @Test
  void unitIsOpenAtBothEndsAndSymmetric() {
    assertEquals(0x1.0p-53, RandomStream.unit(0));
    assertEquals(1 - 0x1.0p-53, RandomStream.unit(-1));
    assertEquals(1, RandomStream.unit(123456789L << 20) + RandomStream.unit(~(123456789L << 20)));
  }

  @Test
  void intsAreEquallyLikely() {
    var random = new RandomStream(1);
    for (int bound : new int[] {1, 2, 3, 7, 1000}) {
      long[] counts = new long[bound];
      for (int i = 0; i < 200_000; i++) {
        counts[random.nextInt(bound)]++;
      }
      if (bound > 1) {
        Evidence.equalCounts(counts, "below " + bound);
      }
    }
    for (int i = 0; i < 1000; i++) {
      assertTrue(random.nextInt(Integer.MAX_VALUE) >= 0);
    }
  }

  @Test
  void mixIsABijectionThatTurnsHalfOfTheBits() {
    int n = 1 << 14;
    for (int in = 0; in < 64; in++) {
      long[] turned = new long[64];
      for (int i = 0; i < n; i++) {
        long key = RandomStream.mix(i * 0x5851F42D4C957F2DL);
        long difference =
            new RandomStream(key).nextLong() ^ new RandomStream(key ^ 1L << in).nextLong();
        for (int out = 0; out < 64; out++) {
          turned[out] += difference >>> out & 1;
        }
      }
      for (int out = 0; out < 64; out++) {
        double z = (turned[out] - n / 2.0) / Math.sqrt(n / 4.0);
        assertTrue(Math.abs(z) < 5.5, "bit " + in + " turns bit " + out + ": " + z);
      }
    }
  }

  @Test
  void oneStreamRunsUpAndDownAsItShould() {
    var random = new RandomStream(3);
    int n = 1 << 20;
    int above = 0;
    int runs = 1;
    int rising = 0;
    double last = random.nextDouble();
    boolean wasHigh = last > 0.5;
    int turns = 0;
    boolean up = true;
    for (int i = 1; i < n; i++) {
      double next = random.nextDouble();
      boolean high = next > 0.5;
      above += high ? 1 : 0;
      runs += high == wasHigh ? 0 : 1;
      turns += i > 1 && next > last != up ? 1 : 0;
      up = next > last;
      rising += up ? 1 : 0;
      wasHigh = high;
      last = next;
    }
    Evidence.near(n / 2.0, above, Math.sqrt(n / 4.0), "above the median");
    Evidence.near(n / 2.0, runs, Math.sqrt(n / 4.0), "runs about the median");
    Evidence.near(n / 2.0, rising, Math.sqrt(n / 12.0), "rising steps");
    Evidence.near(2 * (n - 2) / 3.0, turns, Math.sqrt((16.0 * n - 29) / 90), "turning points");
  }

  @Test
  void pairsAndTriplesOfOneStreamFillTheCube() {
    var random = new RandomStream(RandomStream.key(1, 0, "pairs"));
    long[] cells = new long[1 << 12];
    for (int i = 0; i < 1 << 20; i++) {
      int a = (int) (random.nextLong() >>> 60);
      int b = (int) random.nextLong() & 15;
      int c = random.nextInt(16);
      cells[a << 8 | b << 4 | c]++;
    }
    Evidence.equalCounts(cells, "triples");
  }

  @Test
  void keysDependOnSeedReplicationAndPurpose() {
    long[] keys = {
      RandomStream.key(1, 0, "think"),
      RandomStream.key(1, 1, "think"),
      RandomStream.key(0, 1, "think"),
      RandomStream.key(1, 0, "thin"),
      RandomStream.key(1, 0, "think2"),
      RandomStream.key(1, 0, "kniht"),
      RandomStream.key(1, 0, ""),
      RandomStream.key(-1, 0, "think")
    };
    assertEquals(keys.length, Arrays.stream(keys).distinct().count());
    assertNotEquals(0, keys[6]);
    assertEquals(keys[0], RandomStream.key(1, 0, "think"));
  }
}
