package knee.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The heap against a sorted tree, on random work with many ties. */
class EventCalendarTest {
  private static final class Named extends Event {
    private final int name;
    private double time;
    private long order;

    Named(int name) {
      this.name = name;
      this.order = -1 - name;
    }

    @Override
    protected void fire() {}

    @Override
    public String toString() {
      return name + "@" + time;
    }
  }

  private final TreeSet<Named> tree =
      new TreeSet<>(
          Comparator.<Named>comparingDouble(event -> event.time)
              .thenComparingLong(event -> event.order));

  @Property(tries = 200)
  void doesAsASortedTree(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int events, @ForAll boolean coarse) {
    tree.clear();
    var random = new Random(seed);
    var calendar = new EventCalendar(1);
    List<Named> all = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      all.add(new Named(i));
    }
    for (long order = 0; order < 2000; order++) {
      Named event = all.get(random.nextInt(events));
      switch (random.nextInt(4)) {
        case 0 -> poll(calendar);
        case 1 -> remove(calendar, event);
        default -> add(calendar, event, coarse ? random.nextInt(5) : random.nextDouble(), order);
      }
      assertEquals(tree.size(), calendar.size());
      assertSame(tree.isEmpty() ? null : tree.first(), calendar.first());
    }
    while (!tree.isEmpty()) {
      poll(calendar);
    }
    assertTrue(calendar.isEmpty());
    assertEquals(Double.POSITIVE_INFINITY, calendar.firstTime());
  }

  private void add(EventCalendar calendar, Named event, double time, long order) {
    tree.remove(event);
    event.time = time;
    event.order = order;
    tree.add(event);
    calendar.add(time, event);
    assertEquals(time, calendar.timeOf(event));
    assertTrue(event.isScheduled());
  }

  private void remove(EventCalendar calendar, Named event) {
    assertEquals(tree.remove(event), event.isScheduled());
    if (event.isScheduled()) {
      calendar.remove(event);
    }
  }

  private void poll(EventCalendar calendar) {
    if (!tree.isEmpty()) {
      Named first = tree.pollFirst();
      assertEquals(first.time, calendar.firstTime());
      assertSame(first, calendar.poll());
      assertTrue(!first.isScheduled());
    }
  }

  @Test
  void anEmptyCalendarHasNoFirst() {
    var calendar = new EventCalendar(4);
    assertNull(calendar.first());
    assertEquals(Double.POSITIVE_INFINITY, calendar.firstTime());
  }
}
