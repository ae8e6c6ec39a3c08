package knee.simulator.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

/** Against areas that are added up from change to change, after a long time as at the beginning. */
class OccupancyTest {
  /** The slow way: what was the level since the change before. */
  private static final class Slow {
    private double last;
    private double start;
    private int present;
    private double busy;
    private double presentArea;
    private double busyArea;
    private double largest;
    private long admitted;
    private long completions;
    private double waits;

    private void change(double now, int presentBy, double busyBy) {
      presentArea += present * (now - last);
      busyArea += busy * (now - last);
      last = now;
      present += presentBy;
      busy += busyBy;
      largest = Math.max(largest, Math.max(Math.abs(present), Math.abs(busy)));
    }

    private void agrees(StationStatistics measured, double now) {
      change(now, 0, 0);
      double error = 1e-11 * (1 + largest * (now - start));
      assertEquals(presentArea, measured.presentArea(), error, "present");
      assertEquals(busyArea, measured.busyArea(), error, "busy");
      assertEquals(admitted, measured.admitted(), "admitted");
      assertEquals(completions, measured.completions(), "completions");
      assertEquals(waits, measured.waitingTime(), 1e-11 * (1 + waits), "waits");
    }

    private void begin(double now) {
      presentArea = 0;
      busyArea = 0;
      largest = Math.max(Math.abs(present), Math.abs(busy));
      admitted = 0;
      completions = 0;
      waits = 0;
      start = now;
    }
  }

  @Property(tries = 200)
  void areasAreThoseOfTheSlowWay(
      @ForAll Random random, @ForAll @DoubleRange(max = 1e9) double begin) {
    var all = new StationStatistics("all", 4);
    var members = new StationStatistics[] {member(all), member(all)};
    var slow = new Slow[] {new Slow(), new Slow(), new Slow()}; // the third is that of all
    double now = begin;
    for (int i = 0; i < 3; i++) {
      (i < 2 ? members[i] : all).reset(now);
      slow[i].last = now;
      slow[i].begin(now);
    }
    for (int i = 0; i < 500; i++) {
      now += random.nextInt(3) == 0 ? 0 : random.nextDouble();
      int who = random.nextInt(2);
      int what = random.nextInt(9);
      if (what == 5 && slow[2].present == 0) {
        continue; // nothing is busy where nobody is
      }
      double amount = what == 5 ? Math.max(0, slow[who].busy) + 0.3 : random.nextInt(4);
      happens(members[who], what, now, amount);
      double busyBefore = slow[who].busy;
      happens(slow[who], what, now, amount, amount - busyBefore);
      happens(slow[2], what, now, amount, amount - busyBefore);
      if (what == 8) {
        slow[who].agrees(members[who].cut(now), now);
        slow[who].begin(now);
        slow[2].agrees(all.cut(now), now);
        slow[2].begin(now);
      }
    }
  }

  private static StationStatistics member(StationStatistics all) {
    return StationStatistics.memberOf(all, 2);
  }

  private static void happens(StationStatistics station, int what, double now, double amount) {
    switch (what) {
      case 0 -> station.startedAtOnce(now);
      case 1 -> station.left(now);
      case 2 -> station.queued(now);
      case 3 -> station.handedOver(now, amount);
      case 4 -> station.change(now, amount, -1);
      case 5 -> station.setBusy(now, amount);
      case 6 -> station.waited(amount);
      case 7 -> station.completed();
      default -> {}
    }
  }

  private static void happens(Slow slow, int what, double now, double amount, double more) {
    int presentBy = what == 4 ? (int) amount : new int[] {1, -1, 1, -1, 0, 0, 0, 0, 0}[what];
    slow.change(now, presentBy, new double[] {1, -1, 0, 0, -1, more, 0, 0, 0}[what]);
    slow.admitted += what == 0 || what == 3 || what == 6 ? 1 : 0;
    slow.completions += what == 1 || what == 3 || what == 7 ? 1 : 0;
    slow.waits += what == 3 || what == 6 ? amount : 0;
  }
}
