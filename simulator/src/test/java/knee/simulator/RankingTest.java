package knee.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankingTest {
  private static void assertSorted(double... times) {
    Ranking ranking = new Ranking();
    ranking.rank(times, times.length);
    Comparator<Integer> byTime = Comparator.comparingDouble(i -> times[i] + 0.0);
    List<Integer> sorted =
        IntStream.range(0, times.length)
            .boxed()
            .sorted(byTime.thenComparing(Comparator.reverseOrder()))
            .toList();
    for (int rank = 0; rank < times.length; rank++) {
      assertEquals(rank, ranking.of(sorted.get(rank)));
    }
  }

  /** Of few different times, so that many are equal. */
  @Property(tries = 300)
  void equalTimesFromTheLastToTheFirst(@ForAll @Size(max = Ranking.MOST) List<Byte> numbers) {
    assertSorted(numbers.stream().mapToDouble(number -> (number & 7) * 0.1).toArray());
  }

  @Test
  void smallestGreatestAndBothZeros() {
    assertSorted(1e300, Double.POSITIVE_INFINITY, 0.0, -0.0, Double.MIN_VALUE, 0.0, 1, 1e-300);
  }
}
