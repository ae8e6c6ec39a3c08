package knee.simulator.resource.locking;

import java.util.ArrayDeque;
import knee.simulator.request.Fork;
import knee.simulator.request.Request;

/**
 * Who waits for whom, over all lock tables of a database. Who waits for a row waits for all its
 * holders: for a writer or as a writer directly, as a reader behind a waiting writer through that
 * one, since nobody is passed. Those before it in the line add nothing: they wait for the same
 * holders. Who waits for its branches waits for what each of them waits for.
 */
public final class WaitsFor {
  private final ArrayDeque<LockedRow> open = new ArrayDeque<>();
  private long searches;

  /** Whether a request that went to wait for this row now would wait for itself. */
  boolean closesCircle(Request request, LockedRow row) {
    boolean reader = row.isHeldBy(request);
    if (reader && row.line.size() > 0) {
      return true; // it would wait behind one that waits for it
    }
    searches++;
    open.clear();
    visit(row);
    while (!open.isEmpty()) {
      LockedRow next = open.pop();
      for (int i = 0; i < next.holders(); i++) {
        Request holder = next.holder(i);
        boolean itself = holder == request && !(reader && next == row);
        if (itself || request.isNeededBy(holder)) {
          return true;
        }
        follow(holder);
      }
    }
    return false;
  }

  private void follow(Request holder) {
    if (holder.waitingAt() instanceof LockTable table) {
      visit(table.rowWantedBy(holder));
    } else if (holder.waitingAt() instanceof Fork) {
      holder.branchesNeeded().forEach(this::follow);
    }
  }

  private void visit(LockedRow row) {
    if (row.search != searches) {
      row.search = searches;
      open.push(row);
    }
  }
}
