package knee.simulator.request;

import java.util.Arrays;
import knee.simulator.Event;
import knee.simulator.journey.Client;
import knee.simulator.journey.Journey;
import knee.simulator.journey.TimePart;

/** Who a request is, who waits for it since when, and where its time goes. */
abstract class Errand extends Walk {
  private long identity;
  private double start;
  private double partSince;
  private long ordinal;
  private int part;
  private int kind;
  private int priority;
  private int attempt;
  private boolean traces;
  private double[] times = new double[2];
  private Client client;
  private String error;
  private Timer deadline;
  private final RequestPool pool;

  Errand(RequestPool pool) {
    this.pool = pool;
  }

  final RequestPool pool() {
    return pool;
  }

  /** Begins a journey now. */
  final void begin(Journey to, int ofKind, int ofPriority, long withIdentity) {
    setOut(to);
    kind = ofKind;
    priority = ofPriority;
    identity = withIdentity;
    error = null;
    start = pool.now();
    if (times.length != pool.log().parts()) {
      times = new double[pool.log().parts()];
    }
    Arrays.fill(times, 0);
    part = 0;
    partSince = start;
  }

  /** The object is longer than a cache line; its end, its times and its client are others. */
  @Override
  protected final int readAhead() {
    int scheduled = client instanceof Event user && user.isScheduled() ? 1 : 0;
    return kind + times.length + scheduled + heldLast();
  }

  /** A number from that part of the object. */
  abstract int heldLast();

  /** Something has been noted that the next who uses this object must not find. */
  final void leaveTrace() {
    traces = true;
  }

  final void wipeTraces() {
    if (traces) {
      wipe();
      traces = false;
    }
  }

  /** Forgets what only few requests have to note. */
  abstract void wipe();

  /** From now on its time counts as this part of its response time. */
  public final void spends(int nextPart) {
    double now = pool.now();
    times[part] += now - partSince;
    part = nextPart;
    partSince = now;
  }

  /** From now on its time counts as this part of its response time. */
  public final void spends(TimePart nextPart) {
    spends(nextPart.index());
  }

  /** Of the time in one part so much was another. */
  public final void countsAs(int other, int instead, double time) {
    times[other] += time;
    times[instead] -= time;
  }

  /** Its time until now is noted. */
  final void noteTime() {
    spends(part);
  }

  /** Its time since it was split went where that of this branch of it did. */
  final void spentIn(Errand branch) {
    branch.noteTime();
    for (int i = 0; i < times.length; i++) {
      times[i] += branch.times[i];
    }
    partSince = pool.now();
  }

  /** Lets this client know of the end; after {@code patience} seconds it gives up. */
  final void expectedBy(Client who, long itsOrdinal, int itsAttempt, double patience) {
    client = who;
    ordinal = itsOrdinal;
    attempt = itsAttempt;
    if (patience != Double.POSITIVE_INFINITY) {
      if (deadline == null) {
        deadline = new Timer(self(), Timer.Purpose.CLIENT_TIMEOUT);
      }
      pool.simulation().schedule(patience, deadline);
    }
  }

  /** This one, on its way, is the one that its client waits for now. */
  final void handClient(Errand carrier, String outcome) {
    carrier.start = start;
    noteTime();
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
      carrier.deadline.belongsTo(carrier.self());
    }
    if (deadline != null) {
      deadline.belongsTo(self());
    }
  }

  /** What its client will be told; null: that it succeeded. */
  final String error() {
    return error;
  }

  final void setError(String kindOfError) {
    error = kindOfError;
  }

  /** The client learns the outcome, unless it has learnt one before. */
  final void answer(String outcome) {
    if (client == null) {
      return;
    }
    Client who = client;
    client = null;
    if (deadline != null && deadline.isScheduled()) {
      pool.simulation().cancel(deadline);
    }
    noteTime();
    pool.log().ended(kind, who.population(), outcome, pool.now() - start, times, 0);
    who.answered(self(), outcome == null);
  }

  /** Who waits for it; null when nobody does any more. */
  public final Client client() {
    return client;
  }

  /** Whether its client still waits for the outcome. */
  public final boolean isAwaited() {
    return client != null;
  }

  /** When the client sent it [s]. */
  public final double start() {
    return start;
  }

  /** How long its client has been waiting so far [s]; 0 when nobody waits. */
  final double age() {
    return client == null ? 0 : pool.now() - start;
  }

  public final int kind() {
    return kind;
  }

  /** Higher goes first, where the discipline looks at it. */
  public final int priority() {
    return priority;
  }

  /** Number that all its demands are drawn from; the same in every variant of an experiment. */
  public final long identity() {
    return identity;
  }

  /** Which request of its client it is. */
  public final long ordinal() {
    return ordinal;
  }

  /** 0 for the first try, 1 for the first retry, ... */
  public final int attempt() {
    return attempt;
  }
}
