package knee.simulator.plain.pending;

import java.util.function.IntUnaryOperator;

/**
 * Who is pending, at which time or now. Somebody is known by a code: twice the number of a user,
 * twice that of a request and 1, or below 0 a source of arrivals or an event of somebody else.
 */
public final class Pending {
  private final Agenda agenda;
  private final Ring ready = new Ring();

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
    agenda.add(time, user << 1);
  }

  public void addRequest(double time, int customer) {
    agenda.add(time, customer << 1 | 1);
  }

  public void addSource(double time, int source) {
    agenda.add(time, ~(source << 1));
  }

  public void addEvent(double time, int event) {
    agenda.add(time, ~(event << 1 | 1));
  }

  /** Its turn is now, but after what is happening now. */
  public void wakeUser(int user) {
    ready.add(user << 1);
  }

  /** Its turn is now, but after what is happening now. */
  public void wakeRequest(int customer) {
    ready.add(customer << 1 | 1);
  }

  /** When the next one's turn is [s]; infinite when nobody is pending. */
  public double nextTime(double now) {
    return ready.isEmpty() ? agenda.firstTime() : now;
  }

  /** Takes out the code of the next one, when {@link #nextTime} was asked before. */
  public int poll() {
    return ready.isEmpty() ? agenda.poll() : ready.poll();
  }
}
