package knee.simulator.request;

import java.util.Arrays;
import java.util.List;
import knee.simulator.random.RandomStream;

/**
 * A request on its journey. It is the event that resumes it, and is recycled after its end, so that
 * nothing is allocated per request.
 *
 * <p>Its client may give up before (see {@link #answer}); the journey goes on all the same, as a
 * server does not see that, and the request gives back what it holds at its end.
 */
public final class Request extends Holder {
  private final RequestPool pool;

  private Journey journey;
  private Step[] steps;
  private int position;
  private long identity;
  private int visit;
  private int rerun;

  private Client client;
  private long ordinal;
  private int attempt;
  private double start;
  private double[] times = new double[2];
  private int part;
  private double partSince;
  private String error;
  private String givenUp;
  private Timer deadline;
  private Timer patience;
  private Timer waitLimit;

  private Holdable attendant;
  private Waiting waiting;
  private int[] loops = new int[0];
  private int depth;
  private Request parent;
  private Fork.Branches branches;

  private int kind;
  private int priority;

  Request(RequestPool pool) {
    this.pool = pool;
  }

  @Override
  Request self() {
    return this;
  }

  // The journey

  /** Begins a journey now. */
  void begin(Journey to, int ofKind, int ofPriority, long withIdentity) {
    journey = to;
    steps = to.steps();
    position = 0;
    kind = ofKind;
    priority = ofPriority;
    identity = withIdentity;
    visit = 0;
    rerun = 0;
    error = null;
    setServer(0);
    givenUp = null;
    setProcess(NO_PROCESS);
    attendant = null;
    depth = 0;
    parent = null;
    start = pool.now();
    if (times.length != pool.log().parts()) {
      times = new double[pool.log().parts()];
    }
    for (int i = 0; i < times.length; i++) {
      times[i] = 0;
    }
    part = 0;
    partSince = start;
  }

  /** From now on its time counts as this part of its response time. */
  public void spends(int nextPart) {
    double now = pool.now();
    times[part] += now - partSince;
    part = nextPart;
    partSince = now;
  }

  /** Of the time in one part so much was another. */
  public void countsAs(int other, int instead, double time) {
    times[other] += time;
    times[instead] -= time;
  }

  /** Goes on with the journey until it has to wait. */
  @Override
  public void fire() {
    while (steps[position++].enter(this)) {}
  }

  /** It will enter the present step again when it is woken. */
  public void repeatStep() {
    position--;
  }

  /** It does not enter the next step. */
  public void skipStep() {
    position++;
  }

  boolean jump(int steps) {
    position += steps;
    return Step.GO_ON;
  }

  boolean beginLoop(int rounds) {
    if (loops.length < depth + 3) {
      loops = Arrays.copyOf(loops, depth + 12);
    }
    loops[depth] = rounds;
    loops[depth + 1] = 1;
    loops[depth + 2] = visit;
    depth += 3;
    visit = roundVisit();
    return Step.GO_ON;
  }

  boolean nextRound() {
    if (loops[depth - 2] == loops[depth - 3]) {
      return false;
    }
    loops[depth - 2]++;
    visit = roundVisit();
    return true;
  }

  private int roundVisit() {
    return loops[depth - 1] * 1_000_003 + loops[depth - 2];
  }

  boolean endLoop() {
    depth -= 3;
    visit = loops[depth + 2];
    return Step.GO_ON;
  }

  // The client

  /** Lets this client know of the end; after {@code patience} seconds it gives up. */
  void expectedBy(Client who, long itsOrdinal, int itsAttempt, double timeout) {
    client = who;
    ordinal = itsOrdinal;
    attempt = itsAttempt;
    if (timeout != Double.POSITIVE_INFINITY) {
      if (deadline == null) {
        deadline = new Timer(this, Timer.Purpose.CLIENT_TIMEOUT);
      }
      pool.simulation().schedule(timeout, deadline);
    }
  }

  void handClientTo(Request carrier, Journey way, String outcome) {
    carrier.begin(way, kind, priority, identity);
    if (client == null) {
      carrier.fire();
      return;
    }
    carrier.start = start;
    spends(part);
    System.arraycopy(times, 0, carrier.times, 0, times.length);
    carrier.client = client;
    carrier.ordinal = ordinal;
    carrier.attempt = attempt;
    carrier.error = outcome;
    client = null;
    Timer spare = carrier.deadline;
    carrier.deadline = deadline;
    deadline = spare;
    if (carrier.deadline != null) {
      carrier.deadline.belongsTo(carrier);
    }
    if (deadline != null) {
      deadline.belongsTo(this);
    }
    pool.simulation().wake(carrier);
    dismissAttendant();
  }

  /**
   * This one, which it holds, attends to it until its client has its answer or has gone; null:
   * nobody.
   */
  public void attendedBy(Holdable holdable) {
    attendant = holdable;
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

  /** Who waits for it; null when nobody does any more. */
  public Client client() {
    return client;
  }

  /** Whether its client still waits for the outcome. */
  public boolean isAwaited() {
    return client != null;
  }

  /** When the client sent it [s]. */
  public double start() {
    return start;
  }

  /** The client learns the outcome, unless it has learnt one before. */
  void answer(String outcome) {
    if (client == null) {
      return;
    }
    Client who = client;
    client = null;
    if (deadline != null && deadline.isScheduled()) {
      pool.simulation().cancel(deadline);
    }
    spends(part);
    pool.log().ended(kind, who, outcome, pool.now() - start, times);
    who.answered(this, outcome == null);
  }

  /** How long its client has been waiting so far [s]; 0 when nobody waits. */
  double age() {
    return client == null ? 0 : pool.now() - start;
  }

  // Its branches

  /** A request without a client that does part of this one's work, not yet on its way. */
  Request spawn(Journey to, long purpose, boolean inProcess) {
    Request spawned = pool.take();
    long from = identity + purpose + visit * Variate.VISIT;
    spawned.begin(to, kind, priority, RandomStream.mix(from));
    spawned.rerun = rerun;
    spawned.setServer(server());
    spawned.setProcess(inProcess ? process() : NO_PROCESS);
    return spawned;
  }

  Fork.Branches split(int quorum, int into) {
    if (branches == null) {
      branches = new Fork.Branches();
    }
    branches.begin(quorum, into);
    spends(part);
    return branches;
  }

  void belongsTo(Request request) {
    parent = request;
  }

  void goOnAlone() {
    parent = null;
  }

  /** Tells the request that it is a branch of, if any, of its end. */
  void join(String withError) {
    Request waiting = parent;
    parent = null;
    if (waiting != null && waiting.branches.ended(this, withError)) {
      waiting.spentIn(this);
      waiting.stopWaiting();
      waiting.fire();
    }
  }

  /** Its time since the split went where this branch's did. */
  private void spentIn(Request branch) {
    branch.spends(branch.part);
    for (int i = 0; i < times.length; i++) {
      times[i] += branch.times[i];
    }
    partSince = pool.now();
  }

  boolean outcomeOfBranches() {
    return branches.error() == null ? Step.GO_ON : fail(branches.error());
  }

  void abortBranches() {
    branches.abort("aborted");
  }

  /** Whether it is a branch of a request that waits for it. */
  public boolean isBranch() {
    return parent != null;
  }

  /** The branches without which it will fail, where it waits for them. */
  public List<Request> branchesNeeded() {
    return branches == null ? List.of() : branches.needed();
  }

  /** Whether the other one, split, will fail without it. */
  public boolean isNeededBy(Request other) {
    Request branch = this;
    while (branch.parent != null && branch != other && branch.parent.branches.needs(branch)) {
      branch = branch.parent;
    }
    return branch == other && branch != this;
  }

  /** Whether it is a branch of this one, or of a branch of it. */
  public boolean isWithin(Request other) {
    Request above = parent;
    while (above != null && above != other) {
      above = above.parent;
    }
    return above != null;
  }

  /**
   * Who has opened this scope: itself, or the nearest request that it is a branch of; itself where
   * nobody has.
   */
  public Request openerOf(Holdable scope) {
    for (Request one = this; one != null; one = one.parent) {
      if (one.holds(scope)) {
        return one;
      }
    }
    return this;
  }

  /** The request for which this branch answers now; itself when it is none. */
  Request answers() {
    Request whole = this;
    while (whole.parent != null) {
      whole.parent.spentIn(whole);
      whole = whole.parent;
    }
    return whole;
  }

  // The end

  boolean depart() {
    releaseAll();
    answer(error);
    join(error);
    pool.recycle(this);
    return Step.WAIT;
  }

  /** Gives back everything and goes on with the epilogue; the client will see this error. */
  public boolean fail(String withError) {
    error = withError;
    rerun = 0;
    releaseAll();
    if (depth > 0) {
      visit = loops[2];
      depth = 0;
    }
    position = journey.epilogue();
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
    pool.recycle(this);
  }

  /** Fails it wherever it is: as {@link #abort}, but its client learns that by the epilogue. */
  public void cutShort(String withError) {
    takeOut();
    fail(withError);
    pool.simulation().wake(this);
  }

  private void takeOut() {
    if (waiting == null) {
      pool.simulation().cancel(this);
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
    if (patience != null && patience.isScheduled()) {
      pool.simulation().cancel(patience);
    }
    if (waitLimit != null && waitLimit.isScheduled()) {
      pool.simulation().cancel(waitLimit);
    }
  }

  /** Its waiting is over: it goes on, behind what is happening now. */
  public void wake() {
    arrivedFromWaiting();
    pool.simulation().wake(this);
  }

  /** Its waiting is over, and it is about to be put into a calendar instead. */
  public void stopWaiting() {
    arrivedFromWaiting();
  }

  /** It will leave with error kind {@code abandoned} unless its waiting is over by then [s]. */
  public void waitAtMost(double time) {
    if (patience == null) {
      patience = new Timer(this, Timer.Purpose.PATIENCE);
    }
    pool.simulation().schedule(time, patience);
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
    pool.simulation().schedule(time, waitLimit);
  }

  /** Whether it waits here only for so long. */
  public boolean willGiveUp() {
    return (patience != null && patience.isScheduled())
        || (waitLimit != null && waitLimit.isScheduled());
  }

  void giveUpWaiting(String withError) {
    Waiting at = waiting;
    givenUp = withError;
    wake(); // before those whom its leaving lets in
    at.withdraw(this);
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

  // Who it is

  public int kind() {
    return kind;
  }

  /** Higher goes first, where the discipline looks at it. */
  public int priority() {
    return priority;
  }

  /** Number that all its demands are drawn from; the same in every variant of an experiment. */
  public long identity() {
    return identity;
  }

  /**
   * Which round of its loops it is in, and which run of a transaction: demands are drawn anew for
   * each; 0 outside loops, in the first run.
   */
  public int visit() {
    return visit + rerun * 0x2C9277B5;
  }

  /** The visit without the runs of a transaction: what it wants is the same when it runs again. */
  public int errand() {
    return visit;
  }

  /** 0 for the first run of a transaction, 1 for the first after a conflict, ... */
  public void setRerun(int number) {
    rerun = number;
  }

  /** Which request of its client it is. */
  public long ordinal() {
    return ordinal;
  }

  /** 0 for the first try, 1 for the first retry, ... */
  public int attempt() {
    return attempt;
  }
}
