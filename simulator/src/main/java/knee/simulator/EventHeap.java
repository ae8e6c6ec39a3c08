package knee.simulator;

import java.util.Arrays;

/**
 * Pending events by time; events of one time keep the order in which they were added.
 *
 * <p>A 4-ary heap over flat arrays: half the levels of a binary heap, and the four children of a
 * node share a cache line or two. Adding and removing cost O(log n); no allocation once grown.
 */
public final class EventHeap {
  private double[] times;
  private long[] orders;
  private Event[] events;
  private int size;
  private long added;

  public EventHeap(int initialCapacity) {
    times = new double[initialCapacity];
    orders = new long[initialCapacity];
    events = new Event[initialCapacity];
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Time of the first event; infinite when there is none. */
  public double firstTime() {
    return size == 0 ? Double.POSITIVE_INFINITY : times[0];
  }

  /** The first event, which stays; null when there is none. */
  public Event first() {
    return size == 0 ? null : events[0];
  }

  /** Time for which a pending event of this calendar is scheduled. */
  public double timeOf(Event event) {
    return times[event.slot];
  }

  /** Adds an event, or moves it (behind its equals) if it is already here. */
  public void add(double time, Event event) {
    int slot = event.slot;
    if (slot >= 0) {
      move(slot, time, event);
      return;
    }
    if (size == times.length) {
      grow();
    }
    up(size++, time, added++, event);
  }

  private void move(int slot, double time, Event event) {
    if (time < times[slot]) {
      up(slot, time, added++, event);
    } else {
      down(slot, time, added++, event);
    }
  }

  /** Takes the first event out. */
  public Event poll() {
    Event first = events[0];
    takeOut(0);
    return first;
  }

  /** Takes an event out, which must be here. */
  public void remove(Event event) {
    takeOut(event.slot);
  }

  private void takeOut(int slot) {
    events[slot].slot = Event.IDLE;
    int last = --size;
    Event moved = events[last];
    events[last] = null;
    if (slot == last) {
      return;
    }
    double time = times[last];
    long order = orders[last];
    if (slot > 0 && before(time, order, (slot - 1) >> 2)) {
      up(slot, time, order, moved);
    } else {
      down(slot, time, order, moved);
    }
  }

  private boolean before(double time, long order, int slot) {
    double other = times[slot];
    return time < other || (time == other && order < orders[slot]);
  }

  private void up(int from, double time, long order, Event event) {
    int slot = from;
    while (slot > 0) {
      int parent = (slot - 1) >> 2;
      if (!before(time, order, parent)) {
        break;
      }
      put(slot, times[parent], orders[parent], events[parent]);
      slot = parent;
    }
    put(slot, time, order, event);
  }

  private void down(int from, double time, long order, Event event) {
    int slot = from;
    while (true) {
      int child = firstChild(slot);
      if (child < 0 || before(time, order, child)) {
        break;
      }
      put(slot, times[child], orders[child], events[child]);
      slot = child;
    }
    put(slot, time, order, event);
  }

  /** The child that fires first; -1 for a leaf. */
  private int firstChild(int slot) {
    int child = 4 * slot + 1;
    if (child >= size) {
      return -1;
    }
    int end = Math.min(child + 4, size);
    int best = child;
    for (int i = child + 1; i < end; i++) {
      if (before(times[i], orders[i], best)) {
        best = i;
      }
    }
    return best;
  }

  private void put(int slot, double time, long order, Event event) {
    times[slot] = time;
    orders[slot] = order;
    events[slot] = event;
    event.slot = slot;
  }

  private void grow() {
    int capacity = Math.max(16, size + (size >> 1));
    times = Arrays.copyOf(times, capacity);
    orders = Arrays.copyOf(orders, capacity);
    events = Arrays.copyOf(events, capacity);
  }
}
