package knee.experiments.bench.byhand;

import java.util.Arrays;

/**
 * A calendar queue (Brown 1988) whose number and length of days are known in advance: the best
 * calendar for many pending events whose spacing is known. Each day is a list in order of time.
 */
final class Days implements Pending {
  private final double[] times;
  private final int[] next;
  private final int[] first;
  private final double perSecond;
  private long day;
  private double time;

  /**
   * @param most ids, 0 .. most-1
   * @param spacing of the events, on average [s]
   */
  Days(int most, double spacing) {
    times = new double[most];
    next = new int[most];
    first = new int[Integer.highestOneBit(2 * most - 1)];
    Arrays.fill(first, -1);
    perSecond = 1 / (1.5 * spacing);
  }

  @Override
  public void add(int id, double at) {
    times[id] = at;
    int list = (int) ((long) (at * perSecond)) & (first.length - 1);
    int after = first[list];
    if (after < 0 || at < times[after]) {
      next[id] = after;
      first[list] = id;
      return;
    }
    int before = after;
    while ((after = next[before]) >= 0 && times[after] <= at) {
      before = after;
    }
    next[id] = after;
    next[before] = id;
  }

  @Override
  public int poll() {
    while (true) {
      int list = (int) day & (first.length - 1);
      int id = first[list];
      if (id >= 0 && (long) (times[id] * perSecond) == day) {
        first[list] = next[id];
        time = times[id];
        return id;
      }
      day++;
    }
  }

  @Override
  public double time() {
    return time;
  }
}
