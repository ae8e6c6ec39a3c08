package knee.models.scenario;

/**
 * How Linux (6.18) shares cores among the threads of a server. Times in seconds.
 *
 * @param cpus on which they may run; where the server's {@code cores} are fewer, a quota is set
 * @param slice for which a thread runs when others wait ({@code base_slice_ns})
 * @param tick between two interrupts of the clock (1 / {@code CONFIG_HZ})
 * @param accounting when it is noticed that a slice is over
 * @param period of the quota ({@code cpu.max})
 */
public record Linux(int cpus, double slice, double tick, Accounting accounting, double period) {
  /** When the service of a running thread is brought up to date, if no other thread comes. */
  public enum Accounting {
    /** As a rule. */
    TICKS,
    /**
     * A thread that looks at its CPU clock makes the kernel do it ({@code task_sched_runtime} in
     * kernel/sched/core.c); programs that burn CPU for a given time look at it all the time.
     */
    ALWAYS
  }

  private static final double NORMALIZED_SLICE = 0.0007;
  private static final int MOST_THAT_COUNT = 8;

  public static final double TICK = 0.004;
  public static final double PERIOD = 0.1;

  /**
   * The slice that the kernel sets on a machine with so many CPUs: 0.7 ms for one, 1.4 ms for two
   * or three, 2.1 ms for four to seven, 2.8 ms for more (kernel/sched/fair.c, {@code
   * get_update_sysctl_factor}).
   */
  public static double sliceOf(int cpus) {
    int counted = Math.min(cpus, MOST_THAT_COUNT);
    return NORMALIZED_SLICE * (32 - Integer.numberOfLeadingZeros(counted));
  }
}
