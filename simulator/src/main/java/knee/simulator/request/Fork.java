package knee.simulator.request;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Journey;
import knee.simulator.journey.Part;
import knee.simulator.journey.Possession;
import knee.simulator.journey.Step;
import knee.simulator.journey.Waiting;
import knee.simulator.random.RandomStream;

/**
 * Splits a request into branches that run side by side; it waits until enough of them have
 * succeeded.
 *
 * <p>A branch is a request of its own, without a client: its demands follow from the identity of
 * the request and the number of the branch, it holds its own things but for rows ({@link
 * Request#locker}), and gives them back at its end. The others go on by themselves once enough have
 * succeeded, and also once so many have failed that the request fails, with the error of the last
 * of these. Branches begin in their order; the request goes on within the event that ends its
 * waiting.
 */
public final class Fork implements Waiting {
  private static final long BRANCH = 0x9FB21C651E98DF25L;

  /** What a branch has taken is given back before the request hears of its end. */
  private static final Holdable SCOPE = (request, unit) -> {};

  private final long purpose;
  private final Journey[] journeys;
  private final int quorum;

  private Fork(String purpose, List<Journey> journeys, int quorum) {
    this.purpose = RandomStream.key(0, 0, purpose);
    this.journeys = journeys.toArray(new Journey[0]);
    this.quorum = quorum;
  }

  /**
   * Splits, and waits.
   *
   * @param purpose unique in the simulation
   * @param quorum how many branches must succeed, at most all
   * @param worker how a branch runs where the request does
   * @param waiting how the request waits there
   */
  public static Part parallel(
      String purpose,
      List<Part> branches,
      int quorum,
      UnaryOperator<Part> worker,
      UnaryOperator<Part> waiting) {
    List<Journey> journeys = new ArrayList<>();
    for (Part branch : branches) {
      Part whole = Part.sequence(Part.of(Fork::begin), branch, Part.of(Fork::join));
      journeys.add(Journey.of(purpose + "." + journeys.size(), worker.apply(whole)));
    }
    Fork fork = new Fork(purpose, journeys, quorum);
    return Part.sequence(waiting.apply(Part.of(fork::split)), Part.of(Fork::outcome));
  }

  /**
   * Lets this part run for itself, from now on; the request goes on at once.
   *
   * @param inProcess whether it runs in the process that handles the request
   */
  public static Part beside(String purpose, Part part, boolean inProcess) {
    Fork fork = new Fork(purpose, List.of(Journey.of(purpose, part)), 0);
    return Part.of(
        request -> {
          request.spawn(fork.journeys[0], fork.purpose, inProcess).fire();
          return Step.GO_ON;
        });
  }

  private static boolean begin(Request branch) {
    branch.hold(SCOPE, 0);
    return Step.GO_ON;
  }

  private static boolean join(Request branch) {
    branch.release(SCOPE);
    branch.join(null);
    return Step.GO_ON;
  }

  private static boolean outcome(Request request) {
    String error = request.errorOfBranches();
    return error == null ? Step.GO_ON : request.fail(error);
  }

  private boolean split(Request request) {
    Branches branches = request.split(quorum, journeys.length);
    for (int i = 0; i < journeys.length; i++) {
      Request branch = request.spawn(journeys[i], purpose + i * BRANCH, true);
      if (!branches.isSettled()) {
        branches.add(branch);
        branch.belongsTo(request);
      }
      branch.fire();
    }
    branches.begun();
    if (branches.isSettled()) {
      return Step.GO_ON;
    }
    request.waitAt(this);
    return Step.WAIT;
  }

  /** The request ends here, and its branches with it. */
  @Override
  public void withdraw(Request request) {
    request.abortBranches();
  }

  @Override
  public boolean canGoOn(Request request, Possession possession) {
    return request.enoughBranchesGoOn(possession);
  }

  @Override
  public String awaited() {
    return "its branches";
  }

  @Override
  public boolean isHeldBy(Request request) {
    return request.isBranch();
  }

  /** The branches into which a request is split at present, and what has become of them. */
  static final class Branches {
    private final List<Request> running = new ArrayList<>();
    private int needed;
    private int spare;
    private boolean splitting;
    private String error;

    /**
     * Begins a split.
     *
     * @param quorum how many branches must succeed
     */
    void begin(int quorum, int branches) {
      needed = quorum;
      spare = branches - quorum;
      splitting = true;
      error = null;
    }

    void add(Request branch) {
      running.add(branch);
    }

    /** All branches have begun. */
    void begun() {
      splitting = false;
    }

    /**
     * A branch has come to its end.
     *
     * @param withError null: it has succeeded
     * @return whether the request, waiting already, knows now how the split went
     */
    boolean ended(Request branch, String withError) {
      running.remove(branch);
      if (withError == null) {
        needed--;
      } else if (--spare < 0) {
        error = withError;
      }
      if (!isSettled()) {
        return false;
      }
      release();
      return !splitting;
    }

    /** Whether enough have succeeded, or too many failed. */
    boolean isSettled() {
      return needed == 0 || error != null;
    }

    /** Those still on their way, when none of them may fail. */
    List<Request> needed() {
      return spare == 0 ? List.copyOf(running) : List.of();
    }

    /** Whether as many are not stuck as still have to succeed. */
    boolean enoughGoOn(Possession possession) {
      int going = 0;
      for (Request branch : running) {
        going += possession.isStuck(branch) ? 0 : 1;
      }
      return going >= needed;
    }

    boolean areRunning() {
      return !running.isEmpty();
    }

    boolean needs(Request branch) {
      return spare == 0 && running.contains(branch);
    }

    /** What too many failures lead to; null when enough have succeeded. */
    String error() {
      return error;
    }

    /** Those still on their way go on by themselves. */
    private void release() {
      running.forEach(Request::goOnAlone);
      running.clear();
    }

    /** Those still on their way end here. */
    void abort(String withError) {
      List<Request> branches = List.copyOf(running);
      release();
      branches.forEach(branch -> branch.abort(withError));
    }
  }
}
