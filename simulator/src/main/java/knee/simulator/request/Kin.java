package knee.simulator.request;

import java.util.List;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Journey;
import knee.simulator.journey.Possession;
import knee.simulator.journey.Variate;
import knee.simulator.random.RandomStream;

/** The branches of a request, and the request that it is a branch of. */
abstract class Kin extends Notes {
  private Request parent;
  private Fork.Branches branches;

  Kin(RequestPool pool) {
    super(pool);
  }

  /** Its waiting is over, and it goes on at once. */
  abstract void resume();

  /** A request without a client that does part of this one's work, not yet on its way. */
  final Request spawn(Journey to, long purpose, boolean inProcess) {
    Request spawned = pool().take();
    long from = identity() + purpose + errand() * Variate.VISIT;
    spawned.begin(to, kind(), priority(), RandomStream.mix(from));
    spawned.runsLike(this);
    spawned.setServer(server());
    spawned.setProcess(inProcess ? process() : NO_PROCESS);
    return spawned;
  }

  final Fork.Branches split(int quorum, int into) {
    if (branches == null) {
      branches = new Fork.Branches();
    }
    branches.begin(quorum, into);
    noteTime();
    return branches;
  }

  final void belongsTo(Request request) {
    parent = request;
  }

  final void goOnAlone() {
    parent = null;
  }

  /** Tells the request that it is a branch of, if any, of its end. */
  final void join(String withError) {
    Kin waiting = parent;
    parent = null;
    if (waiting != null && waiting.branches.ended(self(), withError)) {
      waiting.spentIn(this);
      waiting.resume();
    }
  }

  final String errorOfBranches() {
    return branches.error();
  }

  final void abortBranches() {
    branches.abort("aborted");
  }

  /** Whether it is a branch of a request that waits for it. */
  public final boolean isBranch() {
    return parent != null;
  }

  /** Whether it waits for branches. */
  public final boolean isSplit() {
    return branches != null && branches.areRunning();
  }

  /** The branches without which it will fail, where it waits for them. */
  public final List<Request> branchesNeeded() {
    return branches == null ? List.of() : branches.needed();
  }

  final boolean enoughBranchesGoOn(Possession possession) {
    return branches.enoughGoOn(possession);
  }

  /** Whether the other one is itself, or is split and will fail without it. */
  public final boolean isNeededFor(Request other) {
    Request branch = self();
    while (branch.above() != null && branch != other && needs(branch.above(), branch)) {
      branch = branch.above();
    }
    return branch == other;
  }

  /** The request that it is a branch of, and that waits for it; null when it is none. */
  public final Request above() {
    return parent;
  }

  private static boolean needs(Kin request, Request branch) {
    return request.branches.needs(branch);
  }

  /** Whether it is a branch of this one, or of a branch of it. */
  public final boolean isWithin(Request other) {
    Request above = parent;
    while (above != null && above != other) {
      above = above.above();
    }
    return above != null;
  }

  /**
   * Who has opened this scope: itself, or the nearest request that it is a branch of; itself where
   * nobody has.
   */
  public final Request openerOf(Holdable scope) {
    for (Request one = self(); one != null; one = one.above()) {
      if (one.holds(scope)) {
        return one;
      }
    }
    return self();
  }

  /**
   * Whose rows it locks: its own within a transaction or hold of its own, else those of the request
   * that it is a branch of, which keeps them until the end of the scope around the split.
   */
  public final Request locker() {
    Request one = self();
    while (one.above() != null && !one.isInScope()) {
      one = one.above();
    }
    return one;
  }

  /** The request that it is a branch of, at any depth; itself when it is none. */
  public final Request whole() {
    Request whole = self();
    while (whole.above() != null) {
      whole = whole.above();
    }
    return whole;
  }

  /** The request for which this branch answers now; itself when it is none. */
  final Request answers() {
    Request whole = self();
    while (whole.above() != null) {
      whole.above().spentIn(whole);
      whole = whole.above();
    }
    return whole;
  }
}
