package knee.simulator;

/**
 * Something that happens at a moment of simulated time. An event belongs to somebody (a request, a
 * processor, a source of arrivals) and is scheduled again and again; it is in at most one calendar,
 * at most once.
 */
public abstract class Event {
  static final int IDLE = -1;
  static final int READY = -2;

  /** Among the next few of a calendar. */
  static final int NEXT = -3;

  /** In the list of a day, at place 0; at place p it is this less p. */
  static final int LISTED = -4;

  /** Place in a heap, or one of the constants above. */
  int slot = IDLE;

  protected abstract void fire();

  /**
   * Reads what firing will need, so that it is in the cache by then. Called for some events one
   * after the other, whose reads overlap.
   *
   * @return something that depends on what was read; it means nothing
   */
  protected int readAhead() {
    return slot;
  }

  /** Whether it is in a calendar or in the ready queue. */
  public final boolean isScheduled() {
    return slot != IDLE;
  }
}
