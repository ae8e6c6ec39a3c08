package knee.simulator;

/**
 * A calendar queue (Brown 1988): time is cut into days of equal length, and a list holds the events
 * of a day, and those of the same day of other years. The lists are linked through the events, the
 * newest first, so that an event can be taken out of the middle.
 */
final class Days {
  /** Length of a day over the spacing of events. */
  private static final double LENGTH = 1;

  private static final int FEWEST = 16;

  /** Newest event of each list. */
  private Event[] lists = new Event[0];

  private int size;
  private double perSecond;

  /** The events up to this day have been taken; nothing is added to it. */
  private long today = Long.MAX_VALUE;

  private int taken;

  /** All events, between {@link #gather} and {@link #layOut}, in order of addition if equal. */
  private Event first;

  private Event last;

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

  void add(Event event) {
    link(event, dayOf(event.time));
    size++;
  }

  private void link(Event event, long day) {
    int list = (int) day & (lists.length - 1);
    Event before = lists[list];
    event.slot = Event.LISTED;
    event.older = before;
    event.newer = null;
    if (before != null) {
      before.newer = event;
    }
    lists[list] = event;
  }

  void remove(Event event) {
    unlink(event, dayOf(event.time));
    size--;
  }

  private void unlink(Event event, long day) {
    if (event.newer == null) {
      lists[(int) day & (lists.length - 1)] = event.older;
    } else {
      event.newer.older = event.older;
    }
    if (event.older != null) {
      event.older.newer = event.newer;
    }
  }

  boolean areCrowded() {
    return size > lists.length;
  }

  /** Whether days of another length or number would suit events of this spacing [s] better. */
  boolean areWrongFor(double spacing) {
    double ratio = LENGTH * spacing * perSecond;
    return ratio > 2 || ratio < 0.5 || (lists.length > FEWEST && size < lists.length / 8);
  }

  /** Takes the events of the next day that has any: the newest one, linked to its elders. */
  Event takeNext() {
    for (int i = 0; i < lists.length; i++) {
      Event newest = lists[(int) ++today & (lists.length - 1)];
      if (newest != null) {
        Event chain = takeToday(newest);
        if (chain != null) {
          return chain;
        }
      }
    }
    today = firstDay();
    return takeToday(lists[(int) today & (lists.length - 1)]);
  }

  /** How many events {@link #takeNext} found. */
  int taken() {
    return taken;
  }

  private Event takeToday(Event newest) {
    Event chain = null;
    Event oldest = null;
    taken = 0;
    Event older;
    for (Event event = newest; event != null; event = older) {
      older = event.older;
      if (dayOf(event.time) != today) {
        continue;
      }
      unlink(event, today);
      taken++;
      event.older = null;
      event.newer = oldest;
      if (oldest == null) {
        chain = event;
      } else {
        oldest.older = event;
      }
      oldest = event;
    }
    size -= taken;
    return chain;
  }

  private long firstDay() {
    long earliest = Long.MAX_VALUE;
    for (Event newest : lists) {
      for (Event event = newest; event != null; event = event.older) {
        earliest = Math.min(earliest, dayOf(event.time));
      }
    }
    return earliest;
  }

  /** Takes all events out of the lists, to be laid out anew. */
  void gather() {
    size = 0;
    for (int i = 0; i < lists.length; i++) {
      Event oldest = lists[i];
      while (oldest != null && oldest.older != null) {
        oldest = oldest.older;
      }
      Event newer;
      for (Event event = oldest; event != null; event = newer) {
        newer = event.newer;
        append(event);
      }
      lists[i] = null;
    }
  }

  /** Adds an event to those gathered. */
  void append(Event event) {
    event.newer = null;
    if (last == null) {
      first = event;
    } else {
      last.newer = event;
    }
    last = event;
    size++;
  }

  /**
   * Puts the gathered events into days of another length.
   *
   * @param spacing of events [s]; 0: as the events gathered suggest
   */
  void layOut(double spacing) {
    double begin = Double.POSITIVE_INFINITY;
    for (Event event = first; event != null; event = event.newer) {
      begin = Math.min(begin, event.time);
    }
    double length = LENGTH * (spacing > 0 ? spacing : spacingFrom(begin));
    // Day numbers stay well within 64 bits, and differ where times do.
    perSecond = 1 / Math.max(Math.max(length, 1e-12), begin * 0x1.0p-50);
    int number = Math.max(FEWEST, Integer.highestOneBit(2 * size - 1));
    if (number != lists.length) {
      lists = new Event[number];
    }
    today = dayOf(begin) - 1;
    Event newer;
    for (Event event = first; event != null; event = newer) {
      newer = event.newer;
      link(event, dayOf(event.time));
    }
    first = null;
    last = null;
  }

  private double spacingFrom(double begin) {
    double sum = 0;
    for (Event event = first; event != null; event = event.newer) {
      sum += event.time < Double.MAX_VALUE ? event.time - begin : 0;
    }
    return sum / size / size;
  }
}
