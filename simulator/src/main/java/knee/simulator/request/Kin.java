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

  /** The branches without which it will fail, where it waits for them. */
  public final List<Request> branchesNeeded() {
    return branches == null ? List.of() : branches.needed();
  }

  final boolean enoughBranchesGoOn(Possession possession) {
    return branches.enoughGoOn(possession);
  }

  /** Whether the other one, split, will fail without it. */
  public final boolean isNeededBy(Request other) {
    Request branch = self();
    while (above(branch) != null && branch != other && needs(above(branch), branch)) {
      branch = above(branch);
    }
    return branch == other && branch != this;
  }

  private static Request above(Kin branch) {
    return branch.parent;
  }

  private static boolean needs(Kin request, Request branch) {
    return request.branches.needs(branch);
  }

  /** Whether it is a branch of this one, or of a branch of it. */
  public final boolean isWithin(Request other) {
    Request above = parent;
    while (above != null && above != other) {
      above = above(above);
    }
    return above != null;
  }

  /**
   * Who has opened this scope: itself, or the nearest request that it is a branch of; itself where
   * nobody has.
   */
  public final Request openerOf(Holdable scope) {
    for (Request one = self(); one != null; one = above(one)) {
      if (one.holds(scope)) {
        return one;
      }
    }
    return self();
  }

  /** The request that it is a branch of, at any depth; itself when it is none. */
  public final Request whole() {
    Request whole = self();
    while (above(whole) != null) {
      whole = above(whole);
    }
    return whole;
  }

  /** The request for which this branch answers now; itself when it is none. */
  final Request answers() {
    Request whole = self();
    while (above(whole) != null) {
      above(whole).spentIn(whole);
      whole = above(whole);
    }
    return whole;
  }
}
