package knee.simulator;

import java.util.Arrays;

/**
 * A calendar queue (Brown 1988): time is cut into days of equal length, and a list holds what is
 * due on a day, and on the same day of other years. A list is a chain of small blocks in flat
 * arrays, so that to add something and to read a day touch few lines of memory. What is due is kept
 * by those who extend this, at the places that they are told.
 */
public abstract class Days {
  /** Length of a day over the spacing of times. */
  private static final double LENGTH = 16;

  /** Length of a year over the mean time to something, at least. */
  private static final double YEAR = 2;

  private static final int FEWEST = 16;
  private static final int BLOCK = 8;

  private double[] times = new double[0];

  /** For each block: where the block before it in its list ends; for a free one the next free. */
  private int[] before = new int[0];

  private int free;

  /** For each list: the place behind its newest; 0: it is empty. */
  private int[] ends = new int[0];

  private int size;
  private double perSecond;

  /** What was due up to this day has been taken; nothing is added to it. */
  private long today = Long.MAX_VALUE;

  /** Lists and what is in them passed over since days were laid out, less what was taken. */
  private long passedOver;

  /** There will be so many places. */
  protected abstract void makeRoom(int places);

  /** Whether what was at this place has been taken out of the middle. */
  protected abstract boolean isGap(int place);

  /** Takes what is at this place away: to what is asked for, or to what is put back. */
  protected abstract void take(int place, double time, boolean asked);

  /** Adds what is to be put back, the oldest first. */
  protected abstract void putBack();

  public final int size() {
    return size;
  }

  public final boolean isEmpty() {
    return size == 0;
  }

  /** Whether what is due then has to be added here. */
  public final boolean reach(double time) {
    return dayOf(time) > today;
  }

  private long dayOf(double time) {
    return (long) (time * perSecond);
  }

  private int listOf(long day) {
    return (int) day & (ends.length - 1);
  }

  /** From now on nothing is added here, until it is laid out again. */
  public final void close() {
    today = Long.MAX_VALUE;
  }

  public final boolean areClosed() {
    return today == Long.MAX_VALUE;
  }

  /** About the time up to which all was taken [s]. */
  public final double begin() {
    return today / perSecond;
  }

  /** The place of something new that is due then; never 0. */
  protected final int place(double time) {
    int list = listOf(dayOf(time));
    int place = ends[list];
    if ((place & (BLOCK - 1)) == 0) {
      place = openBlock(place);
    }
    times[place] = time;
    ends[list] = place + 1;
    size++;
    return place;
  }

  protected final double timeAt(int place) {
    return times[place];
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

  /** The newest place of the list that this one is in. */
  protected final int newestBeside(int place) {
    return ends[listOf(dayOf(times[place]))] - 1;
  }

  /** The place before this one in its list. */
  protected final int placeBefore(int place) {
    return (place & (BLOCK - 1)) == 0 ? before[place / BLOCK] - 1 : place - 1;
  }

  /** What is due at this place is not any more; the place stays, as a gap. */
  protected final void leaveGap() {
    size--;
  }

  /** The newest of its list, at this place, has been taken out, or gone to this other place. */
  protected final void dropNewest(int newest, int movedTo) {
    int list = listOf(dayOf(times[newest]));
    times[movedTo] = times[newest];
    size--;
    int end = newest;
    int block = newest / BLOCK;
    if (newest == block * BLOCK) {
      end = before[block];
      freeBlock(block);
    }
    ends[list] = end;
  }

  public final boolean areCrowded() {
    return size > 2 * LENGTH / YEAR * ends.length;
  }

  /** Whether days of another length or number would suit this spacing [s] better. */
  public final boolean areWrongFor(double spacing) {
    double ratio = LENGTH * spacing * perSecond;
    return ratio > 2
        || ratio < 0.5
        || (ends.length > FEWEST && size < LENGTH / YEAR / 8 * ends.length);
  }

  /** Whether more has been passed over than it costs to lay out days of another length. */
  public final boolean areTooShort() {
    return passedOver > 4L * (ends.length + size);
  }

  /** Takes what is due on the next day that has any, the newest first. */
  protected final void takeDay() {
    int left = size;
    for (int i = 0; i < ends.length; i++) {
      int list = listOf(++today);
      if (ends[list] != 0) {
        takeToday(list);
        if (size < left) {
          passedOver = Math.max(0, passedOver + i - (left - size));
          return;
        }
      }
    }
    passedOver += ends.length + size;
    today = firstDay();
    takeToday(listOf(today));
  }

  private void takeToday(int list) {
    empty(list, false);
    putBack();
  }

  /**
   * Empties a list, the newest first: all of it, or what is due today and what is to be put back.
   */
  private void empty(int list, boolean all) {
    int end = ends[list];
    ends[list] = 0;
    while (end != 0) {
      int block = (end - 1) / BLOCK;
      for (int place = end - 1; place >= block * BLOCK; place--) {
        if (!isGap(place)) {
          size--;
          take(place, times[place], all || dayOf(times[place]) == today);
        }
      }
      end = before[block];
      freeBlock(block);
    }
  }

  private long firstDay() {
    long earliest = Long.MAX_VALUE;
    for (int last : ends) {
      for (int end = last; end != 0; end = before[(end - 1) / BLOCK]) {
        for (int place = end - 1; place >= (end - 1) / BLOCK * BLOCK; place--) {
          if (!isGap(place)) {
            earliest = Math.min(earliest, dayOf(times[place]));
          }
        }
      }
    }
    return earliest;
  }

  /** Takes all, what is due at one time from the newest to the oldest. */
  protected final void takeAll() {
    for (int list = 0; list < ends.length; list++) {
      empty(list, true);
    }
  }

  /**
   * Lays out days of another length, empty as yet.
   *
   * @param due what is going to be added
   * @param number of these times
   * @param spacing of times [s]; 0: as those suggest
   */
  protected final void layOut(double[] due, int number, double spacing) {
    double begin = Double.POSITIVE_INFINITY;
    for (int i = 0; i < number; i++) {
      begin = Math.min(begin, due[i]);
    }
    double length = LENGTH * (spacing > 0 ? spacing : spacingFrom(begin, due, number));
    // Day numbers stay well within 64 bits, and differ where times do.
    perSecond = 1 / Math.max(Math.max(length, 1e-12), begin * 0x1.0p-50);
    int wanted = (int) Math.max(FEWEST, YEAR / LENGTH * number);
    int lists = Integer.highestOneBit(2 * wanted - 1);
    if (lists != ends.length) {
      ends = new int[lists];
    }
    today = dayOf(begin) - 1;
    passedOver = 0;
  }

  private static double spacingFrom(double begin, double[] due, int number) {
    double sum = 0;
    for (int i = 0; i < number; i++) {
      sum += due[i] < Double.MAX_VALUE ? due[i] - begin : 0;
    }
    return sum / number / number;
  }
}
