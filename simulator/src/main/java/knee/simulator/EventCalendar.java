package knee.simulator;

/**
 * Pending events by time; events of one time keep the order in which they were added.
 *
 * <p>The next few events stand in order in a short array; with few pending events that is all.
 * Later ones lie in the lists of {@link EventDays}, and are put in order a handful at a time.
 * Adding and taking out cost O(1) however many are pending; where very many events crowd into one
 * moment a heap takes over, and it is O(log n). Nothing is allocated once grown, and which
 * structure holds an event never changes the order of events.
 */
public final class EventCalendar {
  /** Most events that are kept in order. */
  private static final int ROOM = Ranking.MOST;

  private final double[] times = new double[2 * ROOM];
  private final Event[] next = new Event[2 * ROOM];
  private int head;
  private int end;

  /**
   * Of the same days, but more than there is room for in the array. Its events were added after
   * those of the array, as long as there are any nothing is added to the array.
   */
  private final EventHeap crowd = new EventHeap(0);

  private final EventDays days = new EventDays();
  private final Ranking ranking = new Ranking();
  private double time;

  /** Written so that reading ahead is not left out as useless. */
  private int read;

  private long polls;

  public int size() {
    return end - head + crowd.size() + days.size();
  }

  public boolean isEmpty() {
    return size() == 0;
  }

  /** Time of the first event; infinite when there is none. */
  public double firstTime() {
    if (first() == null) {
      return Double.POSITIVE_INFINITY;
    }
    return crowdIsFirst() ? crowd.firstTime() : times[head];
  }

  /** The first event, which stays; null when there is none. */
  public Event first() {
    if (head == end && crowd.isEmpty() && !refill()) {
      return null;
    }
    return crowdIsFirst() ? crowd.first() : next[head];
  }

  private boolean crowdIsFirst() {
    return !crowd.isEmpty() && (head == end || crowd.firstTime() < times[head]);
  }

  /** Time for which a pending event of this calendar is scheduled. */
  public double timeOf(Event event) {
    if (event.slot >= 0) {
      return crowd.timeOf(event);
    }
    return event.slot == Event.NEXT ? times[placeOf(event)] : days.timeOf(event);
  }

  private int placeOf(Event event) {
    int place = head;
    while (next[place] != event) {
      place++;
    }
    return place;
  }

  /** Time of the event taken out last [s]. */
  public double time() {
    return time;
  }

  /** Adds an event, or moves it (behind its equals) if it is already here. */
  public void add(double time, Event event) {
    if (event.slot != Event.IDLE) {
      remove(event);
    }
    if (!days.reach(time)) {
      addSoon(time, event);
    } else {
      days.add(time, event);
      if (days.areCrowded()) {
        spread(0);
      }
    }
  }

  private void addSoon(double time, Event event) {
    if (end - head >= ROOM || !crowd.isEmpty()) {
      crowd.add(time, event);
      return;
    }
    if (end == next.length) {
      moveToFront();
    }
    int place = end++;
    while (place > head && times[place - 1] > time) {
      shift(place--);
    }
    put(place, time, event);
    if (end - head > Days.FEW && days.areClosed()) {
      spread(0);
    }
  }

  private void shift(int place) {
    times[place] = times[place - 1];
    next[place] = next[place - 1];
  }

  private void put(int place, double time, Event event) {
    times[place] = time;
    next[place] = event;
    event.slot = Event.NEXT;
  }

  private void moveToFront() {
    int count = end - head;
    System.arraycopy(times, head, times, 0, count);
    System.arraycopy(next, head, next, 0, count);
    java.util.Arrays.fill(next, count, end, null);
    head = 0;
    end = count;
  }

  /** Takes an event out, which must be here. */
  public void remove(Event event) {
    if (event.slot >= 0) {
      crowd.remove(event);
    } else if (event.slot <= Event.LISTED) {
      days.remove(event);
    } else {
      int place = placeOf(event);
      end--;
      System.arraycopy(times, place + 1, times, place, end - place);
      System.arraycopy(next, place + 1, next, place, end - place);
      next[end] = null;
    }
    event.slot = Event.IDLE;
  }

  /** Takes the first event out; null when there is none. */
  public Event poll() {
    return pollUntil(Double.POSITIVE_INFINITY);
  }

  /** Takes the first event out if its time is not later than this; else returns null. */
  public Event pollUntil(double latest) {
    if (head == end || !crowd.isEmpty()) {
      return pollElsewhere(latest);
    }
    return times[head] > latest ? null : take();
  }

  private Event take() {
    Event event = next[head];
    time = times[head];
    next[head++] = null;
    event.slot = Event.IDLE;
    polls++;
    return event;
  }

  private Event pollElsewhere(double latest) {
    if (firstTime() > latest || isEmpty()) {
      return null;
    }
    return crowdIsFirst() ? takeFromCrowd() : take();
  }

  private Event takeFromCrowd() {
    time = crowd.firstTime();
    Event event = crowd.poll();
    polls++;
    if (crowd.size() > ROOM) {
      reconsider(time);
    }
    return event;
  }

  /** Puts the events of the next days in order; false when there are none. */
  private boolean refill() {
    if (days.isEmpty()) {
      return false;
    }
    reconsider(days.begin());
    head = 0;
    end = 0;
    boolean few = days.areHardlyNeeded();
    int enough = days.enough();
    do {
      EventBatch day = days.takeNext();
      if (end + day.size > ROOM) {
        addAll(day);
        return true;
      }
      if (days.size() > Days.MANY) {
        readAhead(day);
      }
      putInOrder(day);
    } while (end < enough && !days.isEmpty());
    if (few && days.isEmpty()) {
      days.close();
    }
    return true;
  }

  /** The kind of an event is known once its object has been read; what that leads to is next. */
  private void readAhead(EventBatch day) {
    int sum = 0;
    for (int i = 0; i < day.size; i++) {
      sum += day.events[i].slot;
    }
    for (int i = 0; i < day.size; i++) {
      sum += day.events[i].readAhead();
    }
    read = sum;
  }

  /** Behind those of the days before. */
  private void putInOrder(EventBatch day) {
    ranking.rank(day.times, day.size);
    for (int i = 0; i < day.size; i++) {
      put(end + ranking.of(i), day.times[i], day.events[i]);
    }
    end += day.size;
  }

  private void addAll(EventBatch day) {
    for (int i = day.size - 1; i >= 0; i--) {
      day.events[i].slot = Event.IDLE;
      crowd.add(day.times[i], day.events[i]);
    }
  }

  /** Now and then, whether days of another length would do better. */
  private void reconsider(double now) {
    double spacing = days.betterSpacing(polls, now, size(), crowd.size() > ROOM);
    if (!Double.isNaN(spacing)) {
      spread(spacing);
    }
  }

  /**
   * Lays all events out in days anew.
   *
   * @param spacing of events in time [s]; 0: unknown
   */
  private void spread(double spacing) {
    EventBatch all = days.gather();
    for (int i = head; i < end; i++) {
      all.add(times[i], next[i]);
      next[i] = null;
    }
    end = head;
    while (!crowd.isEmpty()) {
      double crowded = crowd.firstTime();
      all.add(crowded, crowd.poll());
    }
    days.layOut(all, spacing);
  }
}
