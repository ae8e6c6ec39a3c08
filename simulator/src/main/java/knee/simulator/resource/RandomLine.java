package knee.simulator.resource;

import java.util.Arrays;
import knee.simulator.random.RandomStream;
import knee.simulator.request.Request;

/** The next one is any of those who wait, with equal chances. */
final class RandomLine implements Line {
  private final RandomStream random;
  private Request[] requests = new Request[16];
  private int size;

  RandomLine(RandomStream random) {
    this.random = random;
  }

  @Override
  public void add(Request request) {
    if (size == requests.length) {
      requests = Arrays.copyOf(requests, 2 * size);
    }
    request.setPlace(size);
    requests[size++] = request;
  }

  @Override
  public Request poll() {
    if (size == 0) {
      return null;
    }
    Request chosen = requests[random.nextInt(size)];
    remove(chosen);
    return chosen;
  }

  /** Who will be chosen is not known before; any waiting one stands for all. */
  @Override
  public Request peek() {
    return size == 0 ? null : requests[0];
  }

  @Override
  public void remove(Request request) {
    Request last = requests[--size];
    requests[size] = null;
    if (last != request) {
      requests[request.place()] = last;
      last.setPlace(request.place());
    }
  }

  @Override
  public int size() {
    return size;
  }
}
