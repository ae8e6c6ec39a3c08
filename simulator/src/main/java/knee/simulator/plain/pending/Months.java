package knee.simulator.plain.pending;

import knee.simulator.Days;
import knee.simulator.Spacing;

/**
 * What is due after the days at hand, sorted no finer than by months of some thousand moments, each
 * a pair of arrays that grows at its end. The days of a million moments lie all over memory, and
 * each moment waits for it several times; months take what comes where they end, and the days of
 * one of them stay in the cache.
 */
final class Months {
  /** So many pending do not stay in the cache with their days. */
  private static final int MANY = 1 << 18;

  /** Moments of a month. */
  private static final int MONTH = 1 << 14;

  /** Length of a year over the mean time to a moment. */
  private static final int YEAR = 2;

  private static final int FEWEST = 8;

  /** Months beyond cannot be told apart from their neighbours by a time. */
  private static final long LAST = 1L << 50;

  private final int many;
  private final int month;
  private Moments[] months = {};
  private int size;

  /** For so many at most they have been laid out. */
  private int room;

  private double spacing;
  private double perSecond;

  /** What was due up to this month has been taken. */
  private long present;

  private double end = Double.NaN;

  /** Months and moments passed over since they were laid out, less those taken. */
  private long passedOver;

  Months() {
    this(MANY, MONTH);
  }

  /**
   * @param many pending that are worth months
   * @param month moments that one is meant to have
   */
  Months(int many, int month) {
    this.many = many;
    this.month = month;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  boolean areClosed() {
    return months.length == 0;
  }

  /** Whether so many pending are worth months. */
  boolean areWorth(int pending) {
    return pending > many;
  }

  /** Whether the few that are left do better without. */
  boolean areHardlyNeeded() {
    return size < many / 4;
  }

  /** Whether there are many more than they have been laid out for. */
  boolean areCrowded() {
    return size > room;
  }

  /**
   * Whether months of another length would suit this spacing [s] better, 0 being none; or more has
   * been passed over than it costs to lay them out anew.
   */
  boolean areWrongFor(double other) {
    boolean changed = other > 0 && (other > 2 * spacing || spacing > 2 * other);
    return changed || passedOver > 4L * (months.length + size);
  }

  /** Spacing of moments that they have been laid out for [s]. */
  double spacing() {
    return spacing;
  }

  /** How many a month is meant to have. */
  int expected() {
    return month;
  }

  /** What is due from this time on has to be added here [s]; NaN while they are closed. */
  double reachFrom() {
    return end;
  }

  private long monthOf(double time) {
    return (long) (time * perSecond);
  }

  private Moments at(long number) {
    return months[(int) number & (months.length - 1)];
  }

  void add(double time, int code) {
    at(monthOf(time)).add(time, code);
    size++;
  }

  /**
   * Lays out months for these moments, and leaves those of the first month.
   *
   * @param spacing of moments [s]; 0: as these suggest
   */
  void layOut(Moments all, double spacing) {
    double begin = Spacing.earliest(all.times, all.size);
    this.spacing = spacing > 0 ? spacing : Spacing.suggestedBy(all.times, all.size, begin);
    perSecond = Days.stretchesPerSecond(month * this.spacing, begin);
    int wanted = Math.max(FEWEST, YEAR * (all.size / month));
    months = new Moments[Integer.highestOneBit(2 * wanted - 1)];
    for (int i = 0; i < months.length; i++) {
      months[i] = new Moments();
    }
    room = 2 * all.size;
    passedOver = 0;
    setPresent(monthOf(begin));
    int left = 0;
    for (int i = 0; i < all.size; i++) {
      if (all.times[i] >= end) {
        add(all.times[i], all.codes[i]);
      } else {
        all.set(left++, all.times[i], all.codes[i]);
      }
    }
    all.size = left;
  }

  private void setPresent(long number) {
    present = number;
    end = number < LAST ? Days.firstTime(number + 1, perSecond) : Double.NaN;
  }

  /** Moves what is due in the next month that has any to these moments; there is some. */
  void takeNext(Moments to) {
    for (int i = 0; i < months.length && to.size == 0; i++) {
      take(present + 1, to);
    }
    if (to.size == 0) {
      take(firstMonth(), to);
    }
    setPresent(present);
  }

  private void take(long number, Moments to) {
    Moments all = at(number);
    int kept = 0;
    for (int i = 0; i < all.size; i++) {
      if (monthOf(all.times[i]) == number) {
        to.add(all.times[i], all.codes[i]);
      } else {
        all.set(kept++, all.times[i], all.codes[i]);
      }
    }
    int taken = all.size - kept;
    all.size = kept;
    size -= taken;
    passedOver = Math.max(0, passedOver + 1 + kept - taken);
    present = number;
  }

  private long firstMonth() {
    double first = Double.POSITIVE_INFINITY;
    for (Moments each : months) {
      first = Math.min(first, Spacing.earliest(each.times, each.size));
    }
    return monthOf(first);
  }

  /** Moves all to these moments, and is closed. */
  void close(Moments to) {
    for (Moments each : months) {
      for (int i = 0; i < each.size; i++) {
        to.add(each.times[i], each.codes[i]);
      }
    }
    months = new Moments[0];
    size = 0;
    room = 0;
    end = Double.NaN;
  }
}
