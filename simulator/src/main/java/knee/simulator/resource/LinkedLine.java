package knee.simulator.resource;

import knee.simulator.request.Request;

/** First come, first served, or last come, first served: a list linked through the requests. */
public final class LinkedLine implements Line {
  private final boolean lastFirst;
  private Request head;
  private Request tail;
  private int size;

  private LinkedLine(boolean lastFirst) {
    this.lastFirst = lastFirst;
  }

  public static LinkedLine firstComeFirstServed() {
    return new LinkedLine(false);
  }

  public static LinkedLine lastComeFirstServed() {
    return new LinkedLine(true);
  }

  boolean isFirstComeFirstServed() {
    return !lastFirst;
  }

  @Override
  public void add(Request request) {
    request.setPrevious(tail);
    request.setNext(null);
    if (tail == null) {
      head = request;
    } else {
      tail.setNext(request);
    }
    tail = request;
    size++;
  }

  /** Who has come last; null when nobody is there. */
  public Request last() {
    return tail;
  }

  @Override
  public Request poll() {
    Request first = peek();
    if (first != null) {
      remove(first);
    }
    return first;
  }

  @Override
  public Request peek() {
    return lastFirst ? tail : head;
  }

  @Override
  public void remove(Request request) {
    Request before = request.previous();
    Request after = request.next();
    if (before == null) {
      head = after;
    } else {
      before.setNext(after);
    }
    if (after == null) {
      tail = before;
    } else {
      after.setPrevious(before);
    }
    request.setNext(null);
    request.setPrevious(null);
    size--;
  }

  @Override
  public int size() {
    return size;
  }
}
