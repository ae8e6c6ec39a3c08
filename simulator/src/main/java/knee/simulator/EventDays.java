package knee.simulator;

import java.util.Arrays;

/** Events on their days; an event knows its place, so that it can be taken out of the middle. */
final class EventDays extends Days {
  /** So many later events of a list are looked at for one of the same time. */
  private static final int NEAR = 64;

  private Event[] events = new Event[0];

  /** Events on their way elsewhere. */
  private final EventBatch taken = new EventBatch();

  private final EventBatch kept = new EventBatch();

  @Override
  protected void makeRoom(int places) {
    events = Arrays.copyOf(events, places);
  }

  @Override
  protected boolean isGap(int place) {
    return events[place] == null;
  }

  @Override
  protected void take(int place, double time, boolean asked) {
    (asked ? taken : kept).add(time, events[place]);
    events[place] = null;
  }

  @Override
  protected void putBack() {
    while (kept.size > 0) {
      kept.size--;
      add(kept.times[kept.size], kept.events[kept.size]);
    }
    kept.clear();
  }

  void add(double time, Event event) {
    put(place(time), event);
  }

  private void put(int place, Event event) {
    events[place] = event;
    event.slot = Event.LISTED - place;
  }

  private static int placeOf(Event event) {
    return Event.LISTED - event.slot;
  }

  double timeOf(Event event) {
    return timeAt(placeOf(event));
  }

  /** Takes an event out. The newest one moves to its place, unless that would change an order. */
  void remove(Event event) {
    int place = placeOf(event);
    int newest = newestBeside(place);
    if (place != newest && (events[newest] == null || hasTwin(newest, place))) {
      events[place] = null;
      leaveGap();
      return;
    }
    if (place != newest) {
      put(place, events[newest]);
    }
    events[newest] = null;
    leaveNewest(newest, place);
  }

  /** Whether between these two there may be another event of the same time as the newest. */
  private boolean hasTwin(int newest, int place) {
    int at = newest;
    for (int i = 0; i < NEAR; i++) {
      at = placeBefore(at);
      if (at == place) {
        return false;
      }
      if (timeAt(at) == timeAt(newest)) {
        return true;
      }
    }
    return true;
  }

  /** Takes the events of the next day that has any, the newest first. */
  EventBatch takeNext() {
    taken.clear();
    takeDay();
    return taken;
  }

  /** Takes all events out of the lists, those of one time in the order of their addition. */
  EventBatch gather() {
    taken.clear();
    takeAll();
    taken.reverse();
    return taken;
  }

  /**
   * Puts the gathered events into days of another length.
   *
   * @param spacing of events [s]; 0: as the events gathered suggest
   */
  void layOut(EventBatch all, double spacing) {
    layOut(all.times, all.size, spacing, 0);
    for (int i = 0; i < all.size; i++) {
      add(all.times[i], all.events[i]);
    }
    all.clear();
  }
}
