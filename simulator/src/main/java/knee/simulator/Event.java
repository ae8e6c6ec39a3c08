package knee.simulator;

/**
 * Something that happens at a moment of simulated time. An event belongs to somebody (a request, a
 * processor, a source of arrivals) and is scheduled again and again; it is in at most one calendar,
 * at most once.
 */
public abstract class Event {
  static final int IDLE = -1;
  static final int READY = -2;

  /** Place in the calendar, or {@link #IDLE}, or {@link #READY}. */
  int slot = IDLE;

  protected abstract void fire();

  /** Whether it is in a calendar or in the ready queue. */
  public final boolean isScheduled() {
    return slot != IDLE;
  }
}
