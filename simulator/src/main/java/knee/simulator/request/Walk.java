package knee.simulator.request;

import java.util.Arrays;
import knee.simulator.Event;
import knee.simulator.journey.Journey;
import knee.simulator.journey.Step;

/**
 * Where a request is on its journey: the next step, and the rounds of the loops around it.
 *
 * <p>A request is a chain of classes, each for one of its concerns. Their order is that of the
 * fields in memory: what every event needs comes first, so that it lies on few cache lines.
 */
abstract class Walk extends Event {
  private Step[] steps;
  private Journey journey;
  private int[] loops = new int[0];
  private int position;
  private int depth;
  private int visit;
  private int rerun;

  /** The request itself. */
  abstract Request self();

  final void setOut(Journey to) {
    journey = to;
    steps = to.steps();
    position = 0;
    depth = 0;
    visit = 0;
    rerun = 0;
  }

  /** Goes on with the journey until it has to wait. */
  @Override
  public final void fire() {
    while (steps[position++].enter(self())) {}
  }

  /** It will enter the present step again when it is woken. */
  public final void repeatStep() {
    position--;
  }

  /** It does not enter the next step. */
  public final void skipStep() {
    position++;
  }

  final boolean jump(int steps) {
    position += steps;
    return Step.GO_ON;
  }

  /** Goes on with what remains to be done when a request fails, out of all loops. */
  final void jumpToEpilogue() {
    rerun = 0;
    if (depth > 0) {
      visit = loops[2];
      depth = 0;
    }
    position = journey.epilogue();
  }

  final boolean beginLoop(int rounds) {
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

  final boolean nextRound() {
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

  final boolean endLoop() {
    depth -= 3;
    visit = loops[depth + 2];
    return Step.GO_ON;
  }

  /**
   * Which round of its loops it is in, and which run of a transaction: demands are drawn anew for
   * each; 0 outside loops, in the first run.
   */
  public final int visit() {
    return visit + rerun * 0x2C9277B5;
  }

  /** The visit without the runs of a transaction: what it wants is the same when it runs again. */
  public final int errand() {
    return visit;
  }

  /** It is in the same run of a transaction. */
  final void runsLike(Walk other) {
    rerun = other.rerun;
  }

  /** 0 for the first run of a transaction, 1 for the first after a conflict, ... */
  public final void setRerun(int number) {
    rerun = number;
  }
}
