package knee.simulator.resource;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import knee.simulator.request.Request;

/** The smallest key first, equal keys in the order of their turns: a binary heap. */
final class OrderedLine implements Line {
  private final ToDoubleFunction<Request> keyOf;
  private Request[] requests = new Request[16];
  private double[] keys = new double[16];
  private long[] orders = new long[16];
  private int size;

  OrderedLine(ToDoubleFunction<Request> keyOf) {
    this.keyOf = keyOf;
  }

  @Override
  public void add(Request request) {
    if (size == requests.length) {
      requests = Arrays.copyOf(requests, 2 * size);
      keys = Arrays.copyOf(keys, 2 * size);
      orders = Arrays.copyOf(orders, 2 * size);
    }
    up(size++, keyOf.applyAsDouble(request), request.turn(), request);
  }

  @Override
  public Request peek() {
    return size == 0 ? null : requests[0];
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
  public void remove(Request request) {
    int slot = request.place();
    size--;
    Request last = requests[size];
    requests[size] = null;
    if (last == request) {
      return;
    }
    double key = keys[size];
    long order = orders[size];
    if (slot > 0 && before(key, order, (slot - 1) / 2)) {
      up(slot, key, order, last);
    } else {
      down(slot, key, order, last);
    }
  }

  @Override
  public int size() {
    return size;
  }

  private boolean before(double key, long order, int slot) {
    return key < keys[slot] || (key == keys[slot] && order < orders[slot]);
  }

  private void up(int from, double key, long order, Request request) {
    int slot = from;
    while (slot > 0 && before(key, order, (slot - 1) / 2)) {
      int parent = (slot - 1) / 2;
      put(slot, keys[parent], orders[parent], requests[parent]);
      slot = parent;
    }
    put(slot, key, order, request);
  }

  private void down(int from, double key, long order, Request request) {
    int slot = from;
    while (2 * slot + 1 < size) {
      int child = 2 * slot + 1;
      if (child + 1 < size && before(keys[child + 1], orders[child + 1], child)) {
        child++;
      }
      if (before(key, order, child)) {
        break;
      }
      put(slot, keys[child], orders[child], requests[child]);
      slot = child;
    }
    put(slot, key, order, request);
  }

  private void put(int slot, double key, long order, Request request) {
    keys[slot] = key;
    orders[slot] = order;
    requests[slot] = request;
    request.setPlace(slot);
  }
}
