package knee.models.server.linux;

import knee.simulator.Event;
import knee.simulator.Simulation;

/**
 * A quota of computing in each period for all cores together ({@code cpu.max} of a container;
 * kernel/sched/fair.c, CFS bandwidth control). A core takes slices of 5 ms out of the common pool;
 * that it has used them up it notices at a tick or when it switches, so it may compute more than it
 * has, which it pays for in the next period. A core that finds the pool empty is throttled until
 * the next period begins. One that falls idle gives back all but 1 ms.
 *
 * <p>The event is the beginning of a period; none when the pool is full.
 *
 * <p>Left out: bursts, and the timer that hands what idle cores give back to throttled ones.
 */
final class Quota extends Event {
  /** {@code sched_cfs_bandwidth_slice_us} [s]. */
  private static final double SLICE = 0.005;

  /** {@code min_cfs_rq_runtime} [s]. */
  private static final double KEPT = 0.001;

  private static final double NANOSECOND = 1e-9;

  private final Simulation simulation;
  private final Core[] cores;
  private final double quota;
  private final double period;
  private double pool;

  /**
   * @param quota computing in each period [s]; infinite: no limit
   */
  Quota(Simulation simulation, Core[] cores, double quota, double period) {
    this.simulation = simulation;
    this.cores = cores;
    this.quota = quota;
    this.period = period;
    this.pool = quota;
  }

  private boolean unlimited() {
    return quota == Double.POSITIVE_INFINITY;
  }

  /** The core has computed for so long; whether it may go on. */
  boolean charge(Core core, double time) {
    if (unlimited()) {
      return true;
    }
    core.runtime -= time;
    return admits(core);
  }

  /** Whether the core may compute; it takes what it needs for that. */
  boolean admits(Core core) {
    if (unlimited() || core.runtime > NANOSECOND) {
      return true;
    }
    double taken = Math.min(pool, SLICE - core.runtime);
    pool -= taken;
    core.runtime += taken;
    if (!isScheduled()) {
      simulation.scheduleAt(
          (Math.floor(simulation.now() / period + NANOSECOND) + 1) * period, this);
    }
    return core.runtime > NANOSECOND;
  }

  /** How long the core may compute before it has to ask for more [s]. */
  double left(Core core) {
    return unlimited() ? Double.POSITIVE_INFINITY : core.runtime;
  }

  /** The core is idle. */
  void giveBack(Core core) {
    if (!unlimited() && core.runtime > KEPT) {
      pool += core.runtime - KEPT;
      core.runtime = KEPT;
    }
  }

  @Override
  protected void fire() {
    for (Core core : cores) {
      core.account();
    }
    pool = quota;
    for (Core core : cores) {
      if (core.isThrottled()) {
        double debt = Math.min(pool, 2 * NANOSECOND - core.runtime);
        pool -= debt;
        core.runtime += debt;
        core.unthrottle();
      }
    }
    if (pool < quota) {
      simulation.schedule(period, this);
    }
  }
}
