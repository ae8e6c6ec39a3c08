package knee.simulator.resource.locking;

import java.util.Arrays;
import knee.simulator.request.Request;
import knee.simulator.resource.LinkedLine;

/** One row: who holds it, several readers or one writer, and who waits for it in which order. */
final class LockedRow {
  final LinkedLine line = LinkedLine.firstComeFirstServed();

  /** The search for a deadlock that has been here last. */
  long search;

  /** Turn of the latest to come whom that search has seen in the line. */
  long seen;

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

  /**
   * For whom this request locks it: for the nearest of itself and those that it is a branch of who
   * holds it already; else for the one whose rows it locks.
   */
  Request lockerFor(Request request) {
    for (Request one = request; one != null; one = one.above()) {
      if (isHeldBy(one)) {
        return one;
      }
    }
    return request.locker();
  }

  /**
   * Who is before the first in the line with whom this one will go on, as both lock for the same.
   *
   * @param last before this one; null: nobody
   */
  Request beforeKin(Request branch, Request last) {
    Request before = last;
    Request locker = lockerFor(branch);
    boolean held = isHeldBy(locker);
    for (Request one = branch.isBranch() ? last : null; one != null; one = one.previous()) {
      Request other = lockerFor(one);
      if (held ? other == locker : branch.isWithin(other)) {
        before = one.previous();
      }
    }
    return before;
  }

  /** Whether the branches of somebody hold it. */
  boolean isHeldByBranches() {
    for (int i = 0; i < count; i++) {
      if (holders[i].isSplit()) {
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

  /** Grants it, also to a reader who becomes the writer, and stays it. */
  void grant(Request request, boolean toShare) {
    shared = toShare && (count == 0 || shared);
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
