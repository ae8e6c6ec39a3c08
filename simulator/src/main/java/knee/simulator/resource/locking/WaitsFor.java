package knee.simulator.resource.locking;

import java.util.ArrayDeque;
import knee.simulator.request.Fork;
import knee.simulator.request.Request;

/**
 * Who waits for whom, over all lock tables of a database. Who waits for a row waits for all its
 * holders: for a writer or as a writer directly, as a reader behind a waiting writer through that
 * one, since nobody is passed. Those before it in the line wait for the same holders, and add
 * nothing unless they are branches: then the one for which they lock will hold the row, and who is
 * behind them waits for that one already. Who waits for its branches waits for what each of them
 * waits for.
 */
public final class WaitsFor {
  private final ArrayDeque<LockedRow> open = new ArrayDeque<>();

  /** Who will hold a row for which a branch of his waits. */
  private final ArrayDeque<Request> lockers = new ArrayDeque<>();

  private boolean anyBranches;
  private long searches;

  /** Whether a request that went to wait for this row now would wait for itself. */
  boolean closesCircle(Request request, LockedRow row) {
    anyBranches |= request.isBranch();
    Request locker = row.lockerFor(request);
    boolean reader = row.isHeldBy(locker);
    Request last = row.line.last();
    if (reader && last != null && row.beforeKin(request, last) == last) {
      return true; // it would wait behind one that waits for it
    }
    searches++;
    open.clear();
    lockers.clear();
    visit(row, request, last);
    while (!open.isEmpty() || !lockers.isEmpty()) {
      LockedRow next = open.poll();
      for (int i = 0; next != null && i < next.holders(); i++) {
        Request holder = next.holder(i);
        boolean becomesWriter = holder == locker && reader && next == row;
        if (!becomesWriter && leadsTo(request, holder)) {
          return true;
        }
      }
      if (next == null && leadsTo(request, lockers.poll())) {
        return true;
      }
    }
    return false;
  }

  private boolean leadsTo(Request request, Request holder) {
    if (request.isNeededFor(holder)) {
      return true;
    }
    follow(holder);
    return false;
  }

  private void follow(Request holder) {
    if (holder.waitingAt() instanceof LockTable table) {
      visit(table.rowWantedBy(holder), holder, holder.previous());
    } else if (holder.waitingAt() instanceof Fork) {
      holder.branchesNeeded().forEach(this::follow);
    }
  }

  private void visit(LockedRow row, Request waiting, Request before) {
    if (row.search != searches) {
      row.search = searches;
      row.seen = -1;
      open.push(row);
    }
    if (anyBranches && !row.isHeldBy(row.lockerFor(waiting))) {
      lookAhead(row, row.beforeKin(waiting, before));
    }
  }

  private void lookAhead(LockedRow row, Request last) {
    Request one = last;
    for (; one != null && one.turn() > row.seen; one = one.previous()) {
      if (one.locker() != one) {
        lockers.push(one.locker());
      }
    }
    row.seen = last == null ? row.seen : Math.max(row.seen, last.turn());
  }
}
