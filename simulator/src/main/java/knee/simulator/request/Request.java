package knee.simulator.request;

import knee.simulator.journey.Holdable;
import knee.simulator.journey.Journey;
import knee.simulator.journey.Step;
import knee.simulator.journey.Waiting;

/**
 * A request on its journey. It is the event that resumes it, and is recycled after its end, so that
 * nothing is allocated per request.
 *
 * <p>Its client may give up before (see {@link #clientLeaves}); the journey goes on all the same,
 * as a server does not see that, and the request gives back what it holds at its end.
 */
public final class Request extends Kin {
  private Waiting waiting;
  private Holdable attendant;
  private String givenUp;
  private Timer waitLimit;

  Request(RequestPool pool) {
    super(pool);
  }

  @Override
  Request self() {
    return this;
  }

  @Override
  void wipe() {
    super.wipe();
    givenUp = null;
    attendant = null;
  }

  // The client

  void handClientTo(Request carrier, Journey way, String outcome) {
    carrier.begin(way, kind(), priority(), identity());
    if (!isAwaited()) {
      carrier.fire();
      return;
    }
    handClient(carrier, outcome);
    pool().simulation().wake(carrier);
    dismissAttendant();
  }

  /**
   * This one, which it holds, attends to it until its client has its answer or has gone; null:
   * nobody.
   */
  public void attendedBy(Holdable holdable) {
    attendant = holdable;
    leaveTrace();
  }

  /** Its client needs nobody any more who attends to it; nothing where that is so already. */
  public void dismissAttendant() {
    if (attendant != null) {
      Holdable dismissed = attendant;
      attendant = null;
      releaseOnly(dismissed);
    }
  }

  /** Its client has waited long enough, and goes away. */
  void clientLeaves() {
    answer("timeout");
    dismissAttendant();
  }

  // The end

  /** The last step: gives back everything, and tells the client. */
  public boolean depart() {
    stopLingering();
    releaseAll();
    if (isAwaited()) {
      answer(error());
    } else {
      join(error());
    }
    pool().recycle(this);
    return Step.WAIT;
  }

  /** Gives back everything and goes on with the epilogue; the client will see this error. */
  public boolean fail(String withError) {
    setError(withError);
    releaseAll();
    jumpToEpilogue();
    return Step.GO_ON;
  }

  /**
   * Ends the request wherever it is: takes it out of any line, gives back everything it holds, and
   * tells its client this error at once. A step in which that happens returns {@link Step#WAIT}.
   */
  public void abort(String withError) {
    takeOut();
    releaseAll();
    answer(withError);
    join(withError);
    pool().recycle(this);
  }

  /** Fails it wherever it is: as {@link #abort}, but its client learns that by the epilogue. */
  public void cutShort(String withError) {
    takeOut();
    fail(withError);
    pool().simulation().wake(this);
  }

  private void takeOut() {
    if (waiting == null) {
      pool().simulation().cancel(this);
    } else {
      Waiting at = waiting;
      arrivedFromWaiting();
      at.withdraw(this);
    }
  }

  // Waiting

  /** From now on it waits here, not in the calendar. */
  public void waitAt(Waiting place) {
    waiting = place;
  }

  /** Where it waits; null when it is in the calendar, in the ready queue, or runs. */
  public Waiting waitingAt() {
    return waiting;
  }

  private void arrivedFromWaiting() {
    waiting = null;
    if (waitLimit != null && waitLimit.isScheduled()) {
      pool().simulation().cancel(waitLimit);
    }
  }

  /** Its waiting is over: it goes on, behind what is happening now. */
  public void wake() {
    arrivedFromWaiting();
    pool().simulation().wake(this);
  }

  /** Its waiting is over, and it is about to be put into a calendar instead. */
  public void stopWaiting() {
    arrivedFromWaiting();
  }

  @Override
  void resume() {
    arrivedFromWaiting();
    fire();
  }

  /**
   * Unless its waiting is over by then [s], it stops to wait and goes on with this error noted. The
   * next step but what it needs to run at all has to be {@link #failIfGivenUp}.
   */
  public void waitAtMost(double time, String withError) {
    if (waitLimit == null) {
      waitLimit = new Timer(this, Timer.Purpose.WAITING);
    }
    waitLimit.meaning(withError);
    pool().simulation().schedule(time, waitLimit);
  }

  /** Whether it waits here only for so long. */
  public boolean willGiveUp() {
    return waitLimit != null && waitLimit.isScheduled();
  }

  void giveUpWaiting(String withError) {
    Waiting at = waiting;
    givenUp = withError;
    leaveTrace();
    wake(); // before those whom its leaving lets in
    at.withdraw(this);
  }

  /** Whether it has given up waiting in the step before, and has not failed yet. */
  public boolean hasGivenUp() {
    return givenUp != null;
  }

  /** Fails if it has given up waiting in the step before. */
  public boolean failIfGivenUp() {
    if (givenUp == null) {
      return Step.GO_ON;
    }
    String withError = givenUp;
    givenUp = null;
    return fail(withError);
  }
}
