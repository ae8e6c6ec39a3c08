package knee.simulator;

import java.util.Arrays;

/**
 * Lists as chains of small blocks in flat arrays: to add something and to read a list touch few
 * lines of memory. Here are only the times; those who extend this keep the rest at the same places.
 */
abstract class Blocks {
  private static final int BLOCK = 8;

  private double[] times = new double[0];

  /** For each block: where the block before it in its list ends; for a free one the next free. */
  private int[] before = new int[0];

  private int free;

  /** For each list: the place behind its newest; 0: it is empty. */
  int[] ends = new int[0];

  /** There will be so many places. */
  protected abstract void makeRoom(int places);

  /** The place of something new in a list; never 0. */
  final int append(int list, double time) {
    int place = ends[list];
    if ((place & (BLOCK - 1)) == 0) {
      place = openBlock(place);
    }
    times[place] = time;
    ends[list] = place + 1;
    return place;
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
    before = Arrays.copyOf(before, to);
    makeRoom(to * BLOCK);
    for (int block = to - 1; block >= from; block--) {
      freeBlock(block);
    }
  }

  private void freeBlock(int block) {
    before[block] = free;
    free = block;
  }

  protected final double timeAt(int place) {
    return times[place];
  }

  /** The place before this one in its list. */
  protected final int placeBefore(int place) {
    return (place & (BLOCK - 1)) == 0 ? before[place / BLOCK] - 1 : place - 1;
  }

  /** Where the block begins that ends behind its newest place, here. */
  static int beginOfBlock(int end) {
    return (end - 1) / BLOCK * BLOCK;
  }

  /** Where the block before the one that ends here ends; 0: there is none. */
  final int endBefore(int end) {
    return before[(end - 1) / BLOCK];
  }

  /** The same, and the one that ends here is free. */
  final int dropBlock(int end) {
    int ending = endBefore(end);
    freeBlock((end - 1) / BLOCK);
    return ending;
  }

  /** Takes the newest place from a list; what was there is at this one now, if anywhere. */
  final void dropNewest(int list, int movedTo) {
    int newest = ends[list] - 1;
    times[movedTo] = times[newest];
    ends[list] = newest % BLOCK == 0 ? dropBlock(newest + 1) : newest;
  }
}
