package knee.simulator.resource.locking;

import java.util.Arrays;
import knee.simulator.request.Request;
import knee.simulator.resource.LinkedLine;

/** One row: who holds it, several readers or one writer, and who waits for it in which order. */
final class LockedRow {
  final LinkedLine line = LinkedLine.firstComeFirstServed();

  /** The search for a deadlock that has been here last. */
  long search;

  private Request[] holders = new Request[1];
  private int count;
  private boolean shared;

  int holders() {
    return count;
  }

  Request holder(int index) {
    return holders[index];
  }

  boolean isHeldBy(Request request) {
    for (int i = 0; i < count; i++) {
      if (holders[i] == request) {
        return true;
      }
    }
    return false;
  }

  /** Whether the request that this branch belongs to holds it, for the branch as well. */
  boolean isHeldAbove(Request branch) {
    for (int i = 0; branch.isBranch() && i < count; i++) {
      if (branch.isWithin(holders[i])) {
        return true;
      }
    }
    return false;
  }

  boolean isShared() {
    return shared;
  }

  /** Whether it could be granted now, if nobody had come before. */
  boolean isFreeFor(Request request, boolean toShare) {
    return count == 0 || (toShare && shared) || (count == 1 && holders[0] == request);
  }

  /** Grants it, also to a reader who becomes the writer. */
  void grant(Request request, boolean toShare) {
    shared = toShare;
    if (isHeldBy(request)) {
      return;
    }
    if (count == holders.length) {
      holders = Arrays.copyOf(holders, 4 * count);
    }
    holders[count++] = request;
  }

  void free(Request request) {
    int index = 0;
    while (holders[index] != request) {
      index++;
    }
    holders[index] = holders[--count];
    holders[count] = null;
  }
}
