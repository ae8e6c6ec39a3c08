package knee.simulator;

import java.util.Arrays;

/**
 * A calendar queue (Brown 1988): time is cut into days of equal length, and a list holds the events
 * of a day, and those of the same day of other years. A list is a chain of small blocks in flat
 * arrays, so that adding an event and reading a day touch few lines of memory, and none of other
 * events; an event knows its place, so that it can be taken out of the middle.
 */
final class Days {
  /** Length of a day over the spacing of events. */
  private static final double LENGTH = 16;

  /** Length of a year over the mean time to an event, at least. */
  private static final double YEAR = 2;

  private static final int FEWEST = 16;
  private static final int BLOCK = 8;

  /** So many later events of a list are looked at for one of the same time. */
  private static final int NEAR = 64;

  private double[] times = new double[0];
  private Event[] events = new Event[0];

  /** For each block: where the block before it in its list ends; for a free one the next free. */
  private int[] before = new int[0];

  private int free;

  /** For each list: the place behind its newest event; 0: it is empty. */
  private int[] ends = new int[0];

  private int size;
  private double perSecond;

  /** The events up to this day have been taken; nothing is added to it. */
  private long today = Long.MAX_VALUE;

  /** Events on their way elsewhere. */
  private final EventBatch taken = new EventBatch();

  private final EventBatch kept = new EventBatch();

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Whether an event of this time has to be added here. */
  boolean reach(double time) {
    return dayOf(time) > today;
  }

  private long dayOf(double time) {
    return (long) (time * perSecond);
  }

  private int listOf(long day) {
    return (int) day & (ends.length - 1);
  }

  /** From now on nothing is added here, until events are laid out again. */
  void close() {
    today = Long.MAX_VALUE;
  }

  boolean areClosed() {
    return today == Long.MAX_VALUE;
  }

  /** About the time up to which events have been taken [s]. */
  double begin() {
    return today / perSecond;
  }

  void add(double time, Event event) {
    int list = listOf(dayOf(time));
    int place = ends[list];
    if ((place & (BLOCK - 1)) == 0) {
      place = openBlock(place);
    }
    put(place, time, event);
    ends[list] = place + 1;
    size++;
  }

  private void put(int place, double time, Event event) {
    times[place] = time;
    events[place] = event;
    event.slot = Event.LISTED - place;
  }

  /** A block that follows the one that ends here; block 0 is never used. */
  private int openBlock(int end) {
    if (free == 0) {
      grow();
    }
    int block = free;
    free = before[block];
    before[block] = end;
    return block * BLOCK;
  }

  private void grow() {
    int from = Math.max(1, before.length);
    int to = from + (from >> 2) + 8;
    times = Arrays.copyOf(times, to * BLOCK);
    events = Arrays.copyOf(events, to * BLOCK);
    before = Arrays.copyOf(before, to);
    for (int block = to - 1; block >= from; block--) {
      freeBlock(block);
    }
  }

  private void freeBlock(int block) {
    before[block] = free;
    free = block;
  }

  private static int placeOf(Event event) {
    return Event.LISTED - event.slot;
  }

  double timeOf(Event event) {
    return times[placeOf(event)];
  }

  /** Takes an event out. The newest one moves to its place, unless that would change an order. */
  void remove(Event event) {
    int place = placeOf(event);
    int list = listOf(dayOf(times[place]));
    int last = ends[list] - 1;
    size--;
    if (place != last && (events[last] == null || hasTwin(last, place))) {
      events[place] = null;
      return;
    }
    if (place != last) {
      put(place, times[last], events[last]);
    }
    events[last] = null;
    int block = last / BLOCK;
    if (last == block * BLOCK) {
      last = before[block];
      freeBlock(block);
    }
    ends[list] = last;
  }

  /** Whether between these two there may be another event of the same time as the last one. */
  private boolean hasTwin(int last, int place) {
    double time = times[last];
    int at = last;
    for (int i = 0; i < NEAR; i++) {
      at = (at & (BLOCK - 1)) == 0 ? before[at / BLOCK] - 1 : at - 1;
      if (at == place) {
        return false;
      }
      if (times[at] == time) {
        return true;
      }
    }
    return true;
  }

  boolean areCrowded() {
    return size > 2 * LENGTH / YEAR * ends.length;
  }

  /** Whether days of another length or number would suit events of this spacing [s] better. */
  boolean areWrongFor(double spacing) {
    double ratio = LENGTH * spacing * perSecond;
    return ratio > 2
        || ratio < 0.5
        || (ends.length > FEWEST && size < LENGTH / YEAR / 8 * ends.length);
  }

  /** Takes the events of the next day that has any, the newest first. */
  EventBatch takeNext() {
    taken.clear();
    for (int i = 0; i < ends.length; i++) {
      int list = listOf(++today);
      if (ends[list] != 0) {
        takeToday(list);
        if (taken.size > 0) {
          return taken;
        }
      }
    }
    today = firstDay();
    takeToday(listOf(today));
    return taken;
  }

  private void takeToday(int list) {
    empty(list, taken, kept);
    size -= taken.size + kept.size;
    while (kept.size > 0) {
      kept.size--;
      add(kept.times[kept.size], kept.events[kept.size]);
    }
    kept.clear();
  }

  /** Empties a list, the newest first, into two: those of today, and the others. */
  private void empty(int list, EventBatch ofToday, EventBatch others) {
    int end = ends[list];
    ends[list] = 0;
    while (end != 0) {
      int block = (end - 1) / BLOCK;
      for (int place = end - 1; place >= block * BLOCK; place--) {
        Event event = events[place];
        if (event != null) {
          events[place] = null;
          double time = times[place];
          (dayOf(time) == today ? ofToday : others).add(time, event);
        }
      }
      end = before[block];
      freeBlock(block);
    }
  }

  private long firstDay() {
    long earliest = Long.MAX_VALUE;
    for (int block = 1; block < before.length; block++) {
      for (int place = block * BLOCK; place < (block + 1) * BLOCK; place++) {
        if (events[place] != null) {
          earliest = Math.min(earliest, dayOf(times[place]));
        }
      }
    }
    return earliest;
  }

  /** Takes all events out of the lists, those of one time in the order of their addition. */
  EventBatch gather() {
    EventBatch all = taken;
    all.clear();
    for (int list = 0; list < ends.length; list++) {
      empty(list, all, all);
    }
    all.reverse();
    size = 0;
    return all;
  }

  /**
   * Puts the gathered events into days of another length.
   *
   * @param spacing of events [s]; 0: as the events gathered suggest
   */
  void layOut(EventBatch all, double spacing) {
    double begin = Double.POSITIVE_INFINITY;
    for (int i = 0; i < all.size; i++) {
      begin = Math.min(begin, all.times[i]);
    }
    double length = LENGTH * (spacing > 0 ? spacing : spacingFrom(begin, all));
    // Day numbers stay well within 64 bits, and differ where times do.
    perSecond = 1 / Math.max(Math.max(length, 1e-12), begin * 0x1.0p-50);
    int wanted = (int) Math.max(FEWEST, YEAR / LENGTH * all.size);
    int number = Integer.highestOneBit(2 * wanted - 1);
    if (number != ends.length) {
      ends = new int[number];
    }
    today = dayOf(begin) - 1;
    for (int i = 0; i < all.size; i++) {
      add(all.times[i], all.events[i]);
    }
    all.clear();
  }

  private static double spacingFrom(double begin, EventBatch all) {
    double sum = 0;
    for (int i = 0; i < all.size; i++) {
      sum += all.times[i] < Double.MAX_VALUE ? all.times[i] - begin : 0;
    }
    return sum / all.size / all.size;
  }
}
