package knee.simulator.plain.pending;

import java.util.function.IntUnaryOperator;

/**
 * Who is pending, at which time or now. Somebody is known by a code: twice the number of a user,
 * twice that of a request and 1, or below 0 a source of arrivals or an event of somebody else.
 */
public final class Pending {
  /** No code of anybody. */
  public static final int NOBODY = Integer.MIN_VALUE;

  private final Agenda agenda;

  /** Whose turn is now, but after what is happening now. */
  private final Ring ready = new Ring();

  /**
   * When the source that stands aside has its turn [s], behind all of that time on the agenda;
   * infinite: none does. Every other moment of an open system is an arrival, which so need not be
   * put in order.
   */
  private double asideTime = Double.POSITIVE_INFINITY;

  private int aside;

  /**
   * When the event that stands aside has its turn [s], behind all others of that time; infinite:
   * none does. It is the end of a window, say: far away, and behind all that is put in order.
   */
  private double eventTime = Double.POSITIVE_INFINITY;

  private int event;

  private double end;

  /** Up to here nobody has to look for the event, nor for the end [s]. */
  private double limit;

  private double time;

  /**
   * @param readAhead reads what somebody of this code will need, and returns something of it
   */
  public Pending(IntUnaryOperator readAhead) {
    this.agenda = new Agenda(readAhead);
  }

  public static boolean isUser(int code) {
    return code >= 0 && (code & 1) == 0;
  }

  public static boolean isRequest(int code) {
    return code >= 0 && (code & 1) != 0;
  }

  /** Whether it is a source of arrivals, if neither a user nor a request. */
  public static boolean isSource(int code) {
    return (code & 1) != 0;
  }

  /** Number of the user, the request, the source or the event. */
  public static int number(int code) {
    return (code >= 0 ? code : ~code) >> 1;
  }

  public void addUser(double time, int user) {
    add(time, user << 1);
  }

  public void addRequest(double time, int customer) {
    add(time, customer << 1 | 1);
  }

  public void addSource(double time, int source) {
    int code = ~(source << 1);
    if (asideTime == Double.POSITIVE_INFINITY && time != eventTime) {
      asideTime = time;
      aside = code;
    } else {
      add(time, code);
    }
  }

  public void addEvent(double time, int event) {
    int code = ~(event << 1 | 1);
    if (eventTime == Double.POSITIVE_INFINITY) {
      this.event = code;
      setEventTime(time);
    } else {
      add(time, code);
    }
  }

  private void setEventTime(double time) {
    eventTime = time;
    limit = time <= end && time < Double.POSITIVE_INFINITY ? time : end;
  }

  private void add(double time, int code) {
    if (time == asideTime || time == eventTime) {
      joinThoseAt(time);
    }
    agenda.add(time, code);
  }

  /** What stands aside for this time goes to the agenda, as somebody of the same time follows. */
  private void joinThoseAt(double time) {
    if (time == Double.POSITIVE_INFINITY) {
      return; // nobody stands aside
    }
    if (time == asideTime) {
      asideTime = Double.POSITIVE_INFINITY;
      agenda.add(time, aside);
    }
    if (time == eventTime) {
      setEventTime(Double.POSITIVE_INFINITY);
      agenda.add(time, event);
    }
  }

  /** Its turn is now, but after what is happening now. */
  public void wakeUser(int user) {
    ready.add(user << 1);
  }

  /** Its turn is now, but after what is happening now. */
  public void wakeRequest(int customer) {
    ready.add(customer << 1 | 1);
  }

  /** Nobody whose turn is later [s] is to be taken out. */
  public void goUntil(double end) {
    this.end = Math.min(end, Double.MAX_VALUE); // nobody who comes never is to be taken out
    setEventTime(eventTime);
  }

  /**
   * Takes out the code of the next one whose turn is not after the end.
   *
   * @return {@link #NOBODY} when there is none
   */
  public int poll(double now) {
    if (!ready.isEmpty()) {
      time = now;
      return ready.poll();
    }
    double first = agenda.firstTime();
    if (asideTime < first) {
      time = asideTime;
      if (time > limit) {
        return pollEvent();
      }
      asideTime = Double.POSITIVE_INFINITY;
      return aside;
    }
    time = first;
    return first > limit ? pollEvent() : agenda.poll();
  }

  /** Takes out the event if its turn is before that of all others, and not after the end. */
  private int pollEvent() {
    if (eventTime < time) {
      time = eventTime;
      if (time <= end) {
        setEventTime(Double.POSITIVE_INFINITY);
        return event;
      }
    }
    return NOBODY;
  }

  /**
   * When the turn of the next one is, who was asked for last [s]; infinite when nobody is pending.
   */
  public double time() {
    return time;
  }
}
