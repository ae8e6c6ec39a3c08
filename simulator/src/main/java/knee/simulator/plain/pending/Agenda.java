package knee.simulator.plain.pending;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import knee.simulator.Days;
import knee.simulator.Spacing;

/**
 * What is pending in a plain network: moments, each with the number of who has something to do
 * then. Those of one time keep the order in which they were added. Nothing is ever taken back.
 *
 * <p>As in {@link knee.simulator.EventCalendar}, the next few stand in order in an array and later
 * ones lie in days; very many first in {@link Months}. As here there are only numbers, no object is
 * touched to add or to take one.
 */
final class Agenda {
  /** More than these in order are a sign that days are too long. */
  private static final int ROOM = 64;

  private final IntUnaryOperator readAhead;
  private double[] times = new double[2 * ROOM];
  private int[] codes = new int[2 * ROOM];

  /** In front of the first there is always an earlier time, at which an insertion stops. */
  private int head = 1;

  private int end = 1;
  private final CodeDays days = new CodeDays();

  /** What is not put in order yet is due from this time on [s]; NaN: all is in order. */
  private double later = Double.NaN;

  /** What is due after these days, where many are pending. */
  private final Months months;

  /** Moments on their way from their months to days. */
  private final Moments moved = new Moments();

  private final Spacing lately = new Spacing();

  /** Written so that reading ahead is not left out as useless. */
  private int read;

  /** Moments that have made room in a crowd since days were laid out. */
  private long shifted;

  private long polls;

  /**
   * @param readAhead reads what somebody will need at his moment, so that it is in the cache by
   *     then, and returns something that depends on it
   */
  Agenda(IntUnaryOperator readAhead) {
    this(readAhead, new Months());
  }

  Agenda(IntUnaryOperator readAhead, Months months) {
    this.readAhead = readAhead;
    this.months = months;
    this.times[0] = Double.NEGATIVE_INFINITY;
  }

  int size() {
    return end - head + days.size() + months.size();
  }

  /** The earliest moment [s]; infinite when nothing is pending. */
  double firstTime() {
    return head < end || refill() ? times[head] : Double.POSITIVE_INFINITY;
  }

  /** Takes out who comes first, when {@link #firstTime} was asked before. */
  int poll() {
    polls++;
    return codes[head++];
  }

  /** Adds a moment [s] and who has something to do then. */
  void add(double time, int code) {
    if (time >= later) {
      addLater(time, code);
      return;
    }
    if (end == times.length) {
      makeRoom(1);
    }
    int place = end++;
    while (times[place - 1] > time) {
      times[place] = times[place - 1];
      codes[place] = codes[place - 1];
      place--;
    }
    times[place] = time;
    codes[place] = code;
    if (end - head > Days.FEW && (days.areClosed() || end - head > ROOM)) {
      tooManyInOrder(time, end - 1 - place);
    }
  }

  private void addLater(double time, int code) {
    if (time >= months.reachFrom()) {
      months.add(time, code);
    } else {
      days.add(time, code);
    }
    if (months.areCrowded() || days.areCrowded()) {
      spread(0);
    }
  }

  /**
   * @param behind moments that have made room for the one just added
   */
  private void tooManyInOrder(double time, int behind) {
    shifted += behind;
    if (days.areClosed()) {
      spread(0);
    } else if (shifted > 4L * (end - head + days.size())) {
      days.forgetSpacing(polls, time);
      spread((times[end - 1] - times[head]) / (end - head));
    } else {
      reconsider(time);
    }
  }

  private void makeRoom(int more) {
    int count = end - head;
    if (2 * (count + more + 1) > times.length) {
      times = Arrays.copyOf(times, 4 * (count + more + 1));
      codes = Arrays.copyOf(codes, 4 * (count + more + 1));
    }
    System.arraycopy(times, head, times, 1, count);
    System.arraycopy(codes, head, codes, 1, count);
    empty();
    end += count;
  }

  /** Puts those of the next days in order; false when there are none. */
  private boolean refill() {
    if (days.isEmpty()) {
      if (months.isEmpty()) {
        return false;
      }
      beginMonth();
    }
    reconsider(days.begin());
    empty();
    boolean few = days.areHardlyNeeded();
    int enough = days.enough();
    do {
      takeDay();
    } while (end < enough && !days.isEmpty());
    if (few && days.isEmpty() && months.areClosed()) {
      days.close();
    }
    noteLater();
    return true;
  }

  private void noteLater() {
    double ofMonths = months.reachFrom();
    double ofDays = days.reachFrom();
    later = ofMonths < ofDays ? ofMonths : ofDays;
  }

  private void empty() {
    head = 1;
    end = 1;
    times[0] = Double.NEGATIVE_INFINITY;
  }

  private void takeDay() {
    Moments day = days.takeNext();
    if (size() > Days.MANY) {
      int sum = 0;
      for (int i = 0; i < day.size; i++) {
        sum += readAhead.applyAsInt(day.codes[i]);
      }
      read = sum;
    }
    if (end + day.size > times.length) {
      makeRoom(day.size);
    }
    day.writeInOrder(times, codes, end);
    end += day.size;
  }

  /** Now and then, whether days of another length would do better. */
  private void reconsider(double now) {
    double spacing = days.betterSpacing(polls, now, size(), end - head > ROOM);
    if (!Double.isNaN(spacing)) {
      spread(spacing);
    }
  }

  /**
   * Lays all moments out in days anew.
   *
   * @param spacing of moments in time [s]; 0: unknown
   */
  private void spread(double spacing) {
    Moments all = days.gather();
    for (int i = head; i < end; i++) {
      all.add(times[i], codes[i]);
    }
    empty();
    if (months.areCrowded()) {
      months.close(all);
    }
    if (months.areClosed() && months.areWorth(all.size)) {
      months.layOut(all, spacing);
      lately.beginAt(polls, days.begin());
    }
    layOutDays(all, spacing);
    shifted = 0;
    noteLater();
  }

  private void layOutDays(Moments all, double spacing) {
    if (months.areClosed()) {
      days.layOut(all, spacing, 0);
    } else {
      days.layOut(all, spacing > 0 ? spacing : months.spacing(), months.expected());
    }
    all.clear();
  }

  /** Lays out the days of the next month; or all in days, where months are not needed any more. */
  private void beginMonth() {
    double spacing = lately.since(polls, days.begin(), size());
    if (months.areHardlyNeeded()) {
      months.close(moved);
    } else if (months.areWrongFor(spacing)) {
      months.close(moved);
      months.layOut(moved, spacing);
    } else {
      months.takeNext(moved);
    }
    layOutDays(moved, spacing);
  }
}
