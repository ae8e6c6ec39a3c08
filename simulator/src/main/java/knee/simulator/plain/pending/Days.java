package knee.simulator.plain.pending;

import java.util.Arrays;

/**
 * A calendar queue (Brown 1988): time is cut into days of equal length, and a list holds the
 * moments of a day, and those of the same day of other years, as a chain of small blocks in flat
 * arrays.
 */
final class Days {
  /** Length of a day over the spacing of moments. */
  private static final double LENGTH = 16;

  /** Length of a year over the mean time to a moment, at least. */
  private static final double YEAR = 2;

  private static final int FEWEST = 16;
  private static final int BLOCK = 8;

  private double[] times = new double[0];
  private int[] codes = new int[0];

  /** For each block: where the block before it in its list ends; for a free one the next free. */
  private int[] before = new int[0];

  private int free;

  /** For each list: the place behind its newest moment; 0: it is empty. */
  private int[] ends = new int[0];

  private int size;
  private double perSecond;

  /** The moments up to this day have been taken; nothing is added to it. */
  private long today = Long.MAX_VALUE;

  private final Moments taken = new Moments();
  private final Moments kept = new Moments();

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Whether a moment has to be added here. */
  boolean reach(double time) {
    return dayOf(time) > today;
  }

  private long dayOf(double time) {
    return (long) (time * perSecond);
  }

  private int listOf(long day) {
    return (int) day & (ends.length - 1);
  }

  /** From now on nothing is added here, until moments are laid out again. */
  void close() {
    today = Long.MAX_VALUE;
  }

  boolean areClosed() {
    return today == Long.MAX_VALUE;
  }

  /** About the time up to which moments have been taken [s]. */
  double begin() {
    return today / perSecond;
  }

  void add(double time, int code) {
    int list = listOf(dayOf(time));
    int place = ends[list];
    if ((place & (BLOCK - 1)) == 0) {
      place = openBlock(place);
    }
    times[place] = time;
    codes[place] = code;
    ends[list] = place + 1;
    size++;
  }

  /** A block that follows the one that ends here; block 0 is never used. */
  private int openBlock(int end) {
    if (free == 0) {
      grow();
    }
    int block = free;
    free = before[block];
    before[block] = end;
    return block * BLOCK;
  }

  private void grow() {
    int from = Math.max(1, before.length);
    int to = from + (from >> 2) + 8;
    times = Arrays.copyOf(times, to * BLOCK);
    codes = Arrays.copyOf(codes, to * BLOCK);
    before = Arrays.copyOf(before, to);
    for (int block = to - 1; block >= from; block--) {
      freeBlock(block);
    }
  }

  private void freeBlock(int block) {
    before[block] = free;
    free = block;
  }

  boolean areCrowded() {
    return size > 2 * LENGTH / YEAR * ends.length;
  }

  /** Whether days of another length or number would suit moments of this spacing [s] better. */
  boolean areWrongFor(double spacing) {
    double ratio = LENGTH * spacing * perSecond;
    return ratio > 2
        || ratio < 0.5
        || (ends.length > FEWEST && size < LENGTH / YEAR / 8 * ends.length);
  }

  /** Takes the moments of the next day that has any, the newest first. */
  Moments takeNext() {
    taken.clear();
    for (int i = 0; i < ends.length; i++) {
      int list = listOf(++today);
      if (ends[list] != 0) {
        takeToday(list);
        if (taken.size > 0) {
          return taken;
        }
      }
    }
    today = firstDay();
    takeToday(listOf(today));
    return taken;
  }

  private void takeToday(int list) {
    empty(list, taken, kept);
    size -= taken.size + kept.size;
    while (kept.size > 0) {
      kept.size--;
      add(kept.times[kept.size], kept.codes[kept.size]);
    }
    kept.clear();
  }

  /** Empties a list, the newest first, into two: those of today, and the others. */
  private void empty(int list, Moments ofToday, Moments others) {
    int end = ends[list];
    ends[list] = 0;
    while (end != 0) {
      int block = (end - 1) / BLOCK;
      for (int place = end - 1; place >= block * BLOCK; place--) {
        double time = times[place];
        (dayOf(time) == today ? ofToday : others).add(time, codes[place]);
      }
      end = before[block];
      freeBlock(block);
    }
  }

  private long firstDay() {
    long earliest = Long.MAX_VALUE;
    for (int last : ends) {
      for (int end = last; end != 0; end = before[(end - 1) / BLOCK]) {
        int block = (end - 1) / BLOCK;
        for (int place = block * BLOCK; place < end; place++) {
          earliest = Math.min(earliest, dayOf(times[place]));
        }
      }
    }
    return earliest;
  }

  /** Takes all moments out of the lists, those of one time in the order of their addition. */
  Moments gather() {
    Moments all = taken;
    all.clear();
    for (int list = 0; list < ends.length; list++) {
      empty(list, all, all);
    }
    all.reverse();
    size = 0;
    return all;
  }

  /**
   * Puts the gathered moments into days of another length.
   *
   * @param spacing of moments [s]; 0: as those gathered suggest
   */
  void layOut(Moments all, double spacing) {
    double begin = Double.POSITIVE_INFINITY;
    for (int i = 0; i < all.size; i++) {
      begin = Math.min(begin, all.times[i]);
    }
    double length = LENGTH * (spacing > 0 ? spacing : spacingFrom(begin, all));
    // Day numbers stay well within 64 bits, and differ where times do.
    perSecond = 1 / Math.max(Math.max(length, 1e-12), begin * 0x1.0p-50);
    int wanted = (int) Math.max(FEWEST, YEAR / LENGTH * all.size);
    int number = Integer.highestOneBit(2 * wanted - 1);
    if (number != ends.length) {
      ends = new int[number];
    }
    today = dayOf(begin) - 1;
    for (int i = 0; i < all.size; i++) {
      add(all.times[i], all.codes[i]);
    }
    all.clear();
  }

  private static double spacingFrom(double begin, Moments all) {
    double sum = 0;
    for (int i = 0; i < all.size; i++) {
      sum += all.times[i] < Double.MAX_VALUE ? all.times[i] - begin : 0;
    }
    return sum / all.size / all.size;
  }
}
