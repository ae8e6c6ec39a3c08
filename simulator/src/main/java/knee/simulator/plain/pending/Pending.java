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
  private final Ring ready = new Ring();

  /**
   * When the source that stands aside has its turn [s], behind all of that time on the agenda;
   * infinite: none does. Every other moment of an open system is an arrival, which so need not be
   * put in order.
   */
  private double asideTime = Double.POSITIVE_INFINITY;

  private int aside;
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
    if (asideTime == Double.POSITIVE_INFINITY) {
      asideTime = time;
      aside = code;
    } else {
      add(time, code);
    }
  }

  public void addEvent(double time, int event) {
    add(time, ~(event << 1 | 1));
  }

  private void add(double time, int code) {
    if (time == asideTime && time < Double.POSITIVE_INFINITY) {
      asideTime = Double.POSITIVE_INFINITY;
      agenda.add(time, aside);
    }
    agenda.add(time, code);
  }

  /** Its turn is now, but after what is happening now. */
  public void wakeUser(int user) {
    ready.add(user << 1);
  }

  /** Its turn is now, but after what is happening now. */
  public void wakeRequest(int customer) {
    ready.add(customer << 1 | 1);
  }

  /**
   * Takes out the code of the next one whose turn is not after the end [s].
   *
   * @return {@link #NOBODY} when there is none
   */
  public int poll(double now, double end) {
    if (!ready.isEmpty()) {
      time = now;
      return ready.poll();
    }
    double first = agenda.firstTime();
    if (asideTime < first) {
      time = asideTime;
      if (time > end) {
        return NOBODY;
      }
      asideTime = Double.POSITIVE_INFINITY;
      return aside;
    }
    time = first;
    return first > end || first == Double.POSITIVE_INFINITY ? NOBODY : agenda.poll();
  }

  /**
   * When the turn of the next one is, who was asked for last [s]; infinite when nobody is pending.
   */
  public double time() {
    return time;
  }
}
