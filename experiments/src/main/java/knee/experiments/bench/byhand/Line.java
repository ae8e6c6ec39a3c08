package knee.experiments.bench.byhand;

/** Numbers that wait, first come, first served: a ring. */
final class Line {
  private final int[] ring;
  private int head;
  private int size;

  /**
   * @param most that can wait at once
   */
  Line(int most) {
    ring = new int[Integer.highestOneBit(2 * most - 1)];
  }

  void add(int id) {
    ring[(head + size++) & (ring.length - 1)] = id;
  }

  /** The next one, or -1. */
  int poll() {
    if (size == 0) {
      return -1;
    }
    int id = ring[head];
    head = (head + 1) & (ring.length - 1);
    size--;
    return id;
  }
}
