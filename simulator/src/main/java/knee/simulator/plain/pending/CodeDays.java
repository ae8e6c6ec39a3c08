package knee.simulator.plain.pending;

import java.util.Arrays;
import knee.simulator.Days;

/** Moments on their days, each with the code of who has something to do then. */
final class CodeDays extends Days {
  private int[] codes = new int[0];
  private final Moments taken = new Moments();
  private final Moments kept = new Moments();

  @Override
  protected void makeRoom(int places) {
    codes = Arrays.copyOf(codes, places);
  }

  @Override
  protected boolean isGap(int place) {
    return false;
  }

  @Override
  protected void take(int place, double time, boolean asked) {
    (asked ? taken : kept).add(time, codes[place]);
  }

  @Override
  protected void putBack() {
    while (kept.size > 0) {
      kept.size--;
      add(kept.times[kept.size], kept.codes[kept.size]);
    }
    kept.clear();
  }

  void add(double time, int code) {
    int place = place(time); // first, as it may make room
    codes[place] = code;
  }

  /** Takes the moments of the next day that has any, the newest first. */
  Moments takeNext() {
    taken.clear();
    takeDay();
    return taken;
  }

  /** Takes all moments, those of one time in the order of their addition. */
  Moments gather() {
    taken.clear();
    takeAll();
    taken.reverse();
    return taken;
  }

  /**
   * Puts moments into days of another length.
   *
   * @param spacing of moments [s]; 0: as these suggest
   * @param expected how many there are going to be, if that is more
   */
  void layOut(Moments all, double spacing, int expected) {
    layOut(all.times, all.size, spacing, expected);
    for (int i = 0; i < all.size; i++) {
      add(all.times[i], all.codes[i]);
    }
  }
}
