package knee.simulator.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimelineTest {
  /**
   * A run in which second s completes one request that took s, holds s requests and queues 10 s; it
   * fills bins as a simulation does, opening the next one when the width is over.
   */
  private static Timeline run(int seconds, double width, int mostBins) {
    var timeline = new Timeline(width, mostBins, 2);
    Timeline.Bin bin = null;
    double binEnd = 0;
    for (int s = 0; s < seconds; s++) {
      if (s >= binEnd) {
        bin = timeline.open();
        binEnd = s + timeline.width();
      }
      bin.succeeded(s);
      bin.addInSystem(s);
      bin.addQueue(1, 10 * s);
    }
    timeline.close(seconds);
    return timeline;
  }

  private static int[] seconds(Timeline timeline, int bin, int end) {
    int from = (int) (bin * timeline.width());
    return IntStream.range(from, (int) Math.min(end, from + timeline.width())).toArray();
  }

  @Property(tries = 500)
  void everySecondIsInItsBin(
      @ForAll @IntRange(min = 1, max = 300) int end, @ForAll @IntRange(min = 1, max = 9) int most) {
    Timeline timeline = run(end, 1, most);
    assertTrue(timeline.bins().size() <= most + 1);
    assertEquals((int) Math.ceil(end / timeline.width()), timeline.bins().size());
    for (int i = 0; i < timeline.bins().size(); i++) {
      int[] inside = seconds(timeline, i, end);
      double sum = Arrays.stream(inside).sum();
      Timeline.Bin bin = timeline.bins().get(i);
      assertEquals(inside.length, bin.completed());
      assertEquals(sum, bin.inSystemArea());
      assertEquals(0, bin.queueArea(0));
      assertEquals(10 * sum, bin.queueArea(1));
      assertEquals(sum / inside.length, bin.mean(), 1e-12);
      assertEquals(inside[inside.length - 1], bin.latency().max());
      assertEquals(inside.length, timeline.covered(i));
    }
  }

  @Property(tries = 500)
  void mergedRunsAddUpWhateverTheirWidths(
      @ForAll @IntRange(min = 1, max = 120) int end1,
      @ForAll @IntRange(min = 1, max = 120) int end2,
      @ForAll @IntRange(min = 1, max = 8) int most) {
    Timeline one = run(end1, 1, most);
    Timeline other = run(end2, 1, most);
    double otherWidth = other.width();
    int otherBins = other.bins().size();
    one.merge(other);
    assertEquals(2, one.replications());
    assertEquals(Math.max(end1, end2), one.end());
    assertEquals(otherWidth, other.width());
    assertEquals(otherBins, other.bins().size());
    assertEquals((int) Math.ceil(one.end() / one.width()), one.bins().size());
    for (int i = 0; i < one.bins().size(); i++) {
      int[] first = seconds(one, i, end1);
      int[] second = seconds(one, i, end2);
      Timeline.Bin bin = one.bins().get(i);
      double sum = Arrays.stream(first).sum() + Arrays.stream(second).sum();
      assertEquals(first.length + second.length, bin.completed());
      assertEquals(sum, bin.inSystemArea());
      assertEquals(first.length + second.length, one.covered(i));
    }
  }

  @Test
  void mergingTwiceIsAddingTwice() {
    Timeline fine = run(5, 1, 10);
    Timeline coarse = run(40, 1, 10);
    coarse.merge(fine);
    coarse.merge(fine);
    assertEquals(3, coarse.replications());
    assertEquals(1 + 2 + 3 + 2 * (1 + 2 + 3), coarse.bins().get(0).inSystemArea());
    assertEquals(5, fine.bins().size());
    assertEquals(3, fine.bins().get(3).inSystemArea());
  }

  @Test
  void widthsThatDoNotFitAreRefused() {
    Timeline one = run(10, 1, 20);
    Timeline other = run(10, 3, 20);
    assertThrows(IllegalArgumentException.class, () -> one.merge(other));
  }

  @Test
  void anEmptyBinHasNoMean() {
    var timeline = new Timeline(5, 10, 0);
    timeline.open();
    timeline.close(2);
    assertTrue(Double.isNaN(timeline.bins().get(0).mean()));
    assertEquals(2, timeline.covered(0));
    assertEquals(0, timeline.covered(1));
  }
}
