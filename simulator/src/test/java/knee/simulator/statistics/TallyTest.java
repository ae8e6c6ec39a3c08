package knee.simulator.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static Tally of(double... values) {
    var tally = new Tally();
    for (double value : values) {
      tally.add(value);
    }
    return tally;
  }

  @Test
  void workedByHand() {
    Tally tally = of(2, 4, 4, 4, 5, 5, 7, 9);
    assertEquals(8, tally.count());
    assertEquals(40, tally.sum());
    assertEquals(5, tally.mean());
    assertEquals(32.0 / 7, tally.variance());
    assertEquals(2, tally.min());
    assertEquals(9, tally.max());
  }

  @Test
  void withoutEnoughValuesThereIsNoAnswer() {
    assertTrue(Double.isNaN(of().mean()));
    assertEquals(0, of().sum());
    assertTrue(Double.isNaN(of(3).variance()));
    assertEquals(3, of(3).mean());
  }

  @Test
  void equalValuesHaveNoVarianceAtAll() {
    var tally = new Tally();
    for (int i = 0; i < 1_000_003; i++) {
      tally.add(0.1);
    }
    assertEquals(0.1, tally.mean());
    assertEquals(0, tally.variance());
  }

  @Test
  void aSmallDeviationDoesNotDrownInALargeMean() {
    Tally tally = of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
    assertEquals(1e9 + 10, tally.mean());
    assertEquals(30, tally.variance());
    Tally merged = of(1e9 + 4, 1e9 + 7);
    merged.merge(of(1e9 + 13, 1e9 + 16));
    assertEquals(30, merged.variance());
  }

  @Property(tries = 300)
  void mergedPartsAreTheWhole(
      @ForAll @Size(max = 60) List<@DoubleRange(min = 0, max = 1000) Double> values,
      @ForAll @IntRange(min = 0, max = 60) int cut1,
      @ForAll @IntRange(min = 0, max = 60) int cut2) {
    double[] all = values.stream().mapToDouble(value -> value).toArray();
    var slow = new SummaryStatistics();
    var parts = List.of(new Tally(), new Tally(), new Tally());
    for (int i = 0; i < all.length; i++) {
      slow.addValue(all[i]);
      parts.get(i < Math.min(cut1, cut2) ? 0 : i < Math.max(cut1, cut2) ? 1 : 2).add(all[i]);
    }
    var merged = new Tally();
    parts.forEach(merged::merge);
    assertEquals(slow.getN(), merged.count());
    if (all.length > 0) {
      assertEquals(slow.getMean(), merged.mean(), 1e-10);
      assertEquals(slow.getSum(), merged.sum(), 1e-9);
      assertEquals(slow.getMin(), merged.min());
      assertEquals(slow.getMax(), merged.max());
    }
    if (all.length > 1) {
      assertEquals(slow.getVariance(), merged.variance(), 1e-7);
    }
  }
}
