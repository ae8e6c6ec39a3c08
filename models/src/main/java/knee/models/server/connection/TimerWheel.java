package knee.models.server.connection;

/**
 * When a kernel timer fires: Linux's timer wheel (kernel/time/timer.c, {@code calc_index} and
 * {@code calc_wheel_index}, since 4.8) rounds up, the coarser the further it is ahead: to 1 tick,
 * from 63 ticks on to 8, from 504 on to 64, from 4032 on to 512, ... So whatever was set for one
 * second within the same 32 ms fires in the same softirq.
 *
 * <p>250 ticks a second, as in Debian and in Ubuntu up to 24.04. Ticks are counted from the
 * beginning of the run: all kernels here have the same.
 */
final class TimerWheel {
  /** Ticks in a second (CONFIG_HZ). */
  static final int HZ = 250;

  /** Of the clock, in ticks. */
  private static final double ROUNDING = 1e-6;

  private TimerWheel() {}

  /**
   * When a timer that is set now fires [s].
   *
   * @param ticks from now
   */
  static double fires(double now, long ticks) {
    int shift = 0;
    while (ticks >= 63L << shift) {
      shift += 3;
    }
    long expires = (long) (now * HZ + ROUNDING) + ticks;
    return (double) (((expires >> shift) + 1) << shift) / HZ;
  }
}
