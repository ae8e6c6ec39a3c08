package knee.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a sorted set of the same events, whatever is done to both. */
class EventCalendarTest {
  private static final class Mark extends Event {
    private double due;
    private long order = -1;

    @Override
    protected void fire() {}
  }

  private final EventCalendar calendar = new EventCalendar();
  private final TreeSet<Mark> sorted =
      new TreeSet<>(
          Comparator.comparingDouble((Mark mark) -> mark.due)
              .thenComparingLong(mark -> mark.order));
  private final RandomStream random = new RandomStream(1);
  private long added;
  private double now;

  private void add(double time, Mark mark) {
    sorted.remove(mark);
    mark.due = time;
    mark.order = added++;
    sorted.add(mark);
    calendar.add(time, mark);
    assertEquals(time, calendar.timeOf(mark));
  }

  private void remove(Mark mark) {
    sorted.remove(mark);
    calendar.remove(mark);
    assertTrue(!mark.isScheduled());
  }

  private Mark poll() {
    Mark mark = sorted.pollFirst();
    assertEquals(mark.due, calendar.firstTime());
    assertNull(calendar.pollUntil(Math.nextDown(mark.due)));
    assertSame(mark, calendar.poll());
    now = mark.due;
    return mark;
  }

  private void drain() {
    while (!sorted.isEmpty()) {
      assertEquals(sorted.size(), calendar.size());
      poll();
    }
    assertTrue(calendar.isEmpty());
    assertNull(calendar.poll());
  }

  /** Each event polled is added again after a delay; now and then others are moved or taken out. */
  private void hold(int pending, int rounds, DoubleUnaryOperator delay) {
    List<Mark> all = new ArrayList<>();
    for (int i = 0; i < pending; i++) {
      all.add(new Mark());
      add(now + delay.applyAsDouble(i), all.get(i));
    }
    for (int i = 0; i < rounds; i++) {
      Mark other = all.get(random.nextInt(pending));
      switch (random.nextInt(8)) {
        case 0 -> add(now + delay.applyAsDouble(i), other);
        case 1 -> {
          if (other.isScheduled()) {
            remove(other);
          }
          add(now + delay.applyAsDouble(i), other);
        }
        default -> {
          Mark first = poll();
          add(now + delay.applyAsDouble(i), first);
        }
      }
    }
    drain();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 20, 25, 30, 70, 1000, 30_000})
  void exponentialDelays(int pending) {
    hold(pending, 50_000, i -> ExponentialZiggurat.sample(random));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 30, 1000, 20_000})
  void manyTies(int pending) {
    hold(pending, 20_000, i -> random.nextInt(3));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 300, 10_000})
  void delaysOfAllSizes(int pending) {
    hold(pending, 20_000, i -> Math.scalb(random.nextDouble(), random.nextInt(60) - 40));
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 300, 10_000})
  void allAtOnce(int pending) {
    hold(pending, 20_000, i -> 0);
  }

  @Test
  void rareEventsAmongFrequentOnes() {
    hold(500, 20_000, i -> i % 100 == 0 ? 1e6 : 1e-6 * random.nextDouble());
  }

  @Test
  void numbersThatComeAndGo() {
    for (int pending : new int[] {5, 40, 3000, 12, 26, 11, 500, 1}) {
      hold(pending, 5000, i -> ExponentialZiggurat.sample(random));
    }
  }

  @Test
  void endOfTime() {
    hold(40, 2000, i -> random.nextInt(10) == 0 ? Double.POSITIVE_INFINITY : random.nextDouble());
  }

  /**
   * All come at one moment, which says nothing of how far apart they will be: with days as short as
   * that suggests a year is passed over for each of them, 10^10 lists and events in all.
   */
  @Test
  @Timeout(10)
  void manyAtOnceAndThenSpread() {
    int number = 150_000;
    for (int i = 0; i < number; i++) {
      calendar.add(0, new Mark());
    }
    for (int i = 0; i < 2 * number; i++) {
      double time = calendar.firstTime();
      assertTrue(time >= now);
      now = time;
      calendar.add(now + ExponentialZiggurat.sample(random), calendar.poll());
    }
    assertEquals(number, calendar.size());
  }
}
