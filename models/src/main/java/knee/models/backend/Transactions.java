package knee.models.backend;

import knee.simulator.journey.Holdable;
import knee.simulator.journey.Part;
import knee.simulator.journey.Step;
import knee.simulator.request.Control;
import knee.simulator.request.Request;
import knee.simulator.resource.locking.VersionedRows;

/**
 * The scope of a transaction: its row locks end with it, and it commits only if all rows that it
 * read with their version are current. After a conflict it runs again, at once and on the same
 * connection, with new draws of its times but on the same rows; when it has run again so often as
 * the rows allow, the error kind is {@code conflict}. What it holds as a unit is the number of the
 * run.
 */
final class Transactions implements Holdable {
  /** Runs the steps as a transaction. */
  Part around(Part steps) {
    Step begin =
        request -> {
          request.hold(this, 0);
          return Step.GO_ON;
        };
    Step end =
        request -> {
          request.release(this);
          request.setRerun(0);
          return Step.GO_ON;
        };
    return Part.sequence(Part.of(begin), Control.repeatWhile(this::runsAgain, steps), Part.of(end));
  }

  private boolean runsAgain(Request request) {
    int begin = request.holding() - 1;
    VersionedRows stale = null;
    for (; request.held(begin) != this; begin--) {
      if (request.held(begin) instanceof VersionedRows rows
          && !rows.isCurrent(request.unitHeld(begin))) {
        stale = rows;
      }
    }
    if (stale == null) {
      commit(request, begin);
      return false;
    }
    stale.conflict();
    int run = request.unitHeld(begin);
    if (run >= stale.retries()) {
      request.fail("conflict");
      return false;
    }
    request.release(this);
    request.hold(this, run + 1);
    request.setRerun(run + 1);
    return true;
  }

  private static void commit(Request request, int begin) {
    for (int i = begin + 1; i < request.holding(); i++) {
      if (request.held(i) instanceof VersionedRows rows) {
        rows.commit(request.unitHeld(i));
      }
    }
  }

  @Override
  public boolean isScope() {
    return true;
  }

  @Override
  public void giveBack(Request request, int run) {}
}
