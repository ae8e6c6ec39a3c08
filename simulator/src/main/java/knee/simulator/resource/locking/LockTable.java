package knee.simulator.resource.locking;

import java.util.function.ToIntFunction;
import knee.simulator.Simulation;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Part;
import knee.simulator.journey.PlainStep;
import knee.simulator.journey.PlainSteps;
import knee.simulator.journey.Possession;
import knee.simulator.journey.Step;
import knee.simulator.journey.Variate;
import knee.simulator.journey.Waiting;
import knee.simulator.random.AliasTable;
import knee.simulator.request.Request;
import knee.simulator.statistics.StationStatistics;

/**
 * Locks on many rows, exclusive or shared, granted strictly first come, first served: readers at
 * the head of the line hold together, and a reader does not pass a waiting writer. Who holds a row
 * already does not wait for it; a reader who wants to write waits until it is the only holder, at
 * the end of the line (as in InnoDB: behind another writer that is a deadlock).
 *
 * <p>A branch locks for the request that opened the scope around, which holds the row then, and for
 * which all its branches hold it: as soon as one of them has it, those in the line go on as well.
 *
 * <p>A request that would wait for itself is the victim of the deadlock at once: error kind {@code
 * deadlock}. One that waits too long goes on with the error kind {@code lock_timeout} noted.
 */
public final class LockTable implements Holdable, Waiting {
  private final Simulation simulation;
  private final StationStatistics statistics;
  private final WaitsFor waitsFor;
  private final double timeout;
  private final LockedRow[] rows;
  private long turns;

  /**
   * @param waitsFor shared by all tables of a database
   * @param timeout longest wait for a row [s]; infinite: for ever
   */
  public LockTable(
      Simulation simulation,
      StationStatistics statistics,
      WaitsFor waitsFor,
      int rows,
      double timeout) {
    this.simulation = simulation;
    this.statistics = statistics;
    this.waitsFor = waitsFor;
    this.timeout = timeout;
    this.rows = new LockedRow[rows];
  }

  /**
   * Locks the row that the request wants, until the end of the scope around. With a timeout it has
   * to be followed by {@link Request#failIfGivenUp}.
   */
  public Part lock(ToIntFunction<Request> row, boolean shared) {
    return Part.of(new Locking(this, row, shared));
  }

  /** Which row a request wants: always the same, however often its transaction runs. */
  public record Pick(AliasTable rows, Variate draw) implements ToIntFunction<Request> {
    @Override
    public int applyAsInt(Request request) {
      return rows.pick(draw.streamOfErrand(request));
    }
  }

  private record Locking(LockTable table, ToIntFunction<Request> row, boolean shared)
      implements PlainStep {
    @Override
    public boolean enter(Request request) {
      return table.enter(request, row.applyAsInt(request), shared);
    }

    @Override
    public boolean tell(PlainSteps listener) {
      if (shared || table.timeout != Double.POSITIVE_INFINITY || !(row instanceof Pick pick)) {
        return false;
      }
      listener.lock(table, table.statistics, pick.rows, pick.draw);
      return true;
    }
  }

  private boolean enter(Request request, int index, boolean shared) {
    LockedRow row = row(index);
    if (row.holders() == 0 && row.line.size() == 0) {
      statistics.startedAtOnce(simulation.now());
      Request locker = request.locker();
      locker.hold(this, index);
      row.grant(locker, shared);
      return Step.GO_ON;
    }
    Request locker = row.lockerFor(request);
    boolean held = row.isHeldBy(locker);
    if (held && (shared || !row.isShared())) {
      return Step.GO_ON;
    }
    double now = simulation.now();
    if (row.line.size() == 0 && row.isFreeFor(locker, shared)) {
      if (!held) {
        statistics.change(now, 1, 0);
        statistics.waited(0);
      }
      grant(locker, index, shared);
      return Step.GO_ON;
    }
    if (waitsFor.closesCircle(request, row)) {
      return request.fail("deadlock");
    }
    statistics.queued(now);
    request.setSince(now);
    request.setUnit(shared ? ~index : index);
    request.spends(statistics.queuePart());
    request.waitAt(this);
    if (timeout != Double.POSITIVE_INFINITY) {
      request.waitAtMost(timeout, "lock_timeout");
    }
    request.setTurn(turns++);
    row.line.add(request);
    return Step.WAIT;
  }

  private LockedRow row(int index) {
    if (rows[index] == null) {
      rows[index] = new LockedRow();
    }
    return rows[index];
  }

  /** The row for which this one waits here. */
  LockedRow rowWantedBy(Request request) {
    return rows[rowIndex(request)];
  }

  private static int rowIndex(Request request) {
    return Math.max(request.unit(), ~request.unit());
  }

  private static boolean wantsToShare(Request request) {
    return request.unit() < 0;
  }

  private void grant(Request locker, int index, boolean shared) {
    LockedRow row = rows[index];
    boolean alone = row.holders() == 0;
    if (!row.isHeldBy(locker)) {
      locker.hold(this, index);
      statistics.change(simulation.now(), 0, 1);
      if (!alone) {
        statistics.share(simulation.now(), 1);
      }
    }
    row.grant(locker, shared);
  }

  @Override
  public void giveBack(Request request, int index) {
    LockedRow row = rows[index];
    row.free(request);
    double now = simulation.now();
    if (row.holders() > 0) {
      statistics.share(now, -1);
    }
    if (row.holders() == 0 && row.line.peek() != null) {
      handOver(index, row.line.peek());
    } else {
      statistics.left(now);
    }
    grantNext(index);
  }

  /** The row is free, and the first in its line has it next. */
  private void handOver(int index, Request next) {
    LockedRow row = rows[index];
    double now = simulation.now();
    row.line.remove(next);
    statistics.handedOver(now, now - next.since());
    Request locker = row.lockerFor(next);
    locker.hold(this, index);
    row.grant(locker, wantsToShare(next));
    next.wake();
  }

  private void grantNext(int index) {
    LockedRow row = rows[index];
    double now = simulation.now();
    boolean passing = false;
    Request after;
    for (Request next = row.line.peek(); next != null; next = after) {
      after = next.next();
      boolean shared = wantsToShare(next);
      Request locker = row.lockerFor(next);
      boolean held = row.isHeldBy(locker);
      if (row.isFreeFor(locker, shared) && (held || !passing)) {
        row.line.remove(next);
        if (held) {
          statistics.change(now, -1, 0); // there as a reader, or by its kin, all the time
        }
        grant(locker, index, shared);
        statistics.waited(now - next.since());
        next.wake();
      } else if (row.isHeldByBranches()) {
        passing = true; // to those for whom it is held, as whoever holds it will wait for them
      } else {
        return;
      }
    }
  }

  @Override
  public void withdraw(Request request) {
    int index = rowIndex(request);
    rows[index].line.remove(request);
    statistics.change(simulation.now(), -1, 0);
    grantNext(index);
  }

  @Override
  public boolean canGoOn(Request request, Possession possession) {
    int index = rowIndex(request);
    return possession.allGiveBack(this, index, rows[index].lockerFor(request));
  }

  @Override
  public String awaited() {
    return statistics.name();
  }
}
