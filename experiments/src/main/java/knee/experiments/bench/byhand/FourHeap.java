package knee.experiments.bench.byhand;

/** A 4-ary heap over two flat arrays: the best calendar for some tens of pending events. */
final class FourHeap implements Pending {
  private final double[] times;
  private final int[] ids;
  private int size;
  private double time;

  FourHeap(int most) {
    times = new double[most];
    ids = new int[most];
  }

  @Override
  public void add(int id, double at) {
    int slot = size++;
    while (slot > 0) {
      int parent = (slot - 1) >> 2;
      if (times[parent] <= at) {
        break;
      }
      times[slot] = times[parent];
      ids[slot] = ids[parent];
      slot = parent;
    }
    times[slot] = at;
    ids[slot] = id;
  }

  @Override
  public int poll() {
    int first = ids[0];
    time = times[0];
    double last = times[--size];
    int slot = 0;
    for (int child = 1; child < size; child = 4 * slot + 1) {
      int end = Math.min(child + 4, size);
      int best = child;
      for (int i = child + 1; i < end; i++) {
        best = times[i] < times[best] ? i : best;
      }
      if (last <= times[best]) {
        break;
      }
      times[slot] = times[best];
      ids[slot] = ids[best];
      slot = best;
    }
    times[slot] = last;
    ids[slot] = ids[size];
    return first;
  }

  @Override
  public double time() {
    return time;
  }
}
