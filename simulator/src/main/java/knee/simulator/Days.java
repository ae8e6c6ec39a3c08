package knee.simulator;

/**
 * A calendar queue (Brown 1988): time is cut into days of equal length, and a list holds what is
 * due on a day, and on the same day of other years. What is due is kept by those who extend this,
 * at the places that they are told.
 */
public abstract class Days extends Blocks {
  /** So many pending are simply kept in order, without days. */
  public static final int FEW = 24;

  /** Where many are pending, at least so many are put in order at a time. */
  private static final int ENOUGH = 16;

  /** So many pending do not stay in the cache until their time comes. */
  public static final int MANY = 4000;

  /** Length of a day over the spacing of times. */
  private static final double LENGTH = 16;

  /**
   * Length of a year over the mean time to something, at least: what is due in other years is
   * passed over each time, but where many are pending, a long year takes much memory.
   */
  private static final double LONG_YEAR = 4;

  private static final double YEAR = 2;

  private static final int FEWEST = 16;

  private int size;
  private double perSecond;

  /** What was due up to this day has been taken; nothing is added to it. */
  private long today = Long.MAX_VALUE;

  /** Lists and what is in them passed over since days were laid out, less what was taken. */
  private long passedOver;

  private final Spacing lately = new Spacing();

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

  /** What is due from this time on has to be added here [s]; NaN while they are closed. */
  public final double reachFrom() {
    return areClosed() ? Double.NaN : firstTime(today + 1, perSecond);
  }

  /** Of this length [s] or more: numbers stay well within 64 bits, and differ where times do. */
  public static double stretchesPerSecond(double length, double begin) {
    return 1 / Math.max(Math.max(length, 1e-12), begin * 0x1.0p-50);
  }

  /**
   * The first time of a stretch, to the last bit [s].
   *
   * @param stretch its number: for each of its times the integer part of {@code time * perSecond}
   */
  public static double firstTime(long stretch, double perSecond) {
    if (stretch <= 0) {
      return 0;
    }
    double time = stretch / perSecond;
    if (time == Double.POSITIVE_INFINITY) {
      return time;
    }
    while ((long) (time * perSecond) < stretch) {
      time = Math.nextUp(time);
    }
    while ((long) (Math.nextDown(time) * perSecond) >= stretch) {
      time = Math.nextDown(time);
    }
    return time;
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
    size++;
    return append(list, time);
  }

  /** The newest place of the list that this one is in. */
  protected final int newestBeside(int place) {
    return ends[listOf(dayOf(timeAt(place)))] - 1;
  }

  /** What was due at this place, which stays as a gap, is not any more. */
  protected final void leaveGap() {
    size--;
  }

  /** The newest of a list, at this place, has been taken out, or has gone to this other place. */
  protected final void leaveNewest(int newest, int movedTo) {
    size--;
    dropNewest(listOf(dayOf(timeAt(newest))), movedTo);
  }

  public final boolean areCrowded() {
    return size > 2 * LENGTH / year(size) * ends.length;
  }

  private static double year(int pending) {
    return pending <= MANY ? LONG_YEAR : YEAR;
  }

  /** Whether the few that are left are better kept in order. */
  public final boolean areHardlyNeeded() {
    return size <= FEW / 2;
  }

  /** How many are to be put in order at a time, if there are so many. */
  public final int enough() {
    return areHardlyNeeded() ? FEW : Math.min(ENOUGH, size >> 5);
  }

  /**
   * The spacing for which days should be laid out anew [s]; 0: one that is not known; {@code NaN}:
   * they are as they should be. To be asked now and then.
   *
   * @param polls taken so far, from days or not
   * @param pending in days or not
   * @param crowded whether too many of today are waiting
   */
  public final double betterSpacing(long polls, double now, int pending, boolean crowded) {
    if (areTooShort()) {
      forgetSpacing(polls, now);
      return 0;
    }
    double spacing = lately.since(polls, now, pending);
    return spacing > 0 && (crowded || areWrongFor(spacing, pending)) ? spacing : Double.NaN;
  }

  /** What was the spacing until now is not any more. */
  public final void forgetSpacing(long polls, double now) {
    lately.beginAt(polls, now);
  }

  /** Whether days of another length or number would suit this spacing [s] better. */
  private boolean areWrongFor(double spacing, int pending) {
    double ratio = LENGTH * spacing * perSecond;
    return ratio > 2
        || ratio < 0.5
        || (ends.length > FEWEST && pending < LENGTH / year(pending) / 8 * ends.length);
  }

  /** Whether more has been passed over than it costs to lay out days of another length. */
  private boolean areTooShort() {
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
      for (int place = end - 1; place >= beginOfBlock(end); place--) {
        if (!isGap(place)) {
          size--;
          take(place, timeAt(place), all || dayOf(timeAt(place)) == today);
        }
      }
      end = dropBlock(end);
    }
  }

  private long firstDay() {
    long earliest = Long.MAX_VALUE;
    for (int last : ends) {
      for (int end = last; end != 0; end = endBefore(end)) {
        for (int place = end - 1; place >= beginOfBlock(end); place--) {
          if (!isGap(place)) {
            earliest = Math.min(earliest, dayOf(timeAt(place)));
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
   * @param expected how many there are going to be, if that is more
   */
  protected final void layOut(double[] due, int number, double spacing, int expected) {
    double begin = Spacing.earliest(due, number);
    double each = spacing > 0 ? spacing : Spacing.suggestedBy(due, number, begin);
    perSecond = stretchesPerSecond(LENGTH * each, begin);
    int most = Math.max(number, expected);
    int wanted = (int) Math.max(FEWEST, year(most) / LENGTH * most);
    int lists = Integer.highestOneBit(2 * wanted - 1);
    if (lists > ends.length || 2 * lists < ends.length) {
      ends = new int[lists]; // all are empty
    }
    today = dayOf(begin) - 1;
    passedOver = 0;
  }
}
