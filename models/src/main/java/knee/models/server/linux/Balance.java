package knee.models.server.linux;

import knee.simulator.Event;
import knee.simulator.Simulation;

/**
 * Which task is on which core. One that wakes goes to the core where it was if that is idle, else
 * to the one where it was before, else to the first idle one of so many that are looked at ({@code
 * SIS_UTIL}: fewer the busier the cores are, of two none above a utilization of 0.6), else it waits
 * where it was. A core that falls idle takes a task over from the longest queue; at each tick an
 * idle one does, and every 28 ms (of two cores) a busy one with fewer tasks; not one that has run
 * within the last 0.5 ms, unless that has failed twice.
 *
 * <p>The event is a look at the cores, as long as one has more tasks than another.
 */
final class Balance extends Event {
  /** {@code sysctl_sched_migration_cost} [s]. */
  private static final double HOT = 0.0005;

  /** {@code cache_nice_tries}. */
  private static final int NICE_TRIES = 1;

  /**
   * Between two looks of a busy core at the others, for each core [s]; less one tick ({@code
   * busy_factor} times {@code min_interval}).
   */
  private static final double BUSY_INTERVAL = 0.016;

  /** {@code imbalance_pct}. */
  private static final double IMBALANCE = 1.17;

  /** Time constant of averages whose half-life is 32 periods of 1.024 ms (pelt.c) [s]. */
  private static final double MEMORY = 32 * 0.001024 / StrictMath.log(2);

  private static final double ROUNDING = 1e-9;

  private final Simulation simulation;
  private final Core[] cores;
  private final double tick;
  private final double busyInterval;
  private int running;
  private double utilization;
  private double utilizedUntil;
  private int failures;

  Balance(Simulation simulation, Core[] cores, double tick) {
    this.simulation = simulation;
    this.cores = cores;
    this.tick = tick;
    this.busyInterval = tick * Math.max(1, Math.round(BUSY_INTERVAL * cores.length / tick) - 1);
  }

  /** So many more cores compute, or fewer. */
  int running(int change) {
    remember();
    running += change;
    return running;
  }

  private void remember() {
    double now = simulation.now();
    double old = StrictMath.exp((utilizedUntil - now) / MEMORY);
    utilization = utilization * old + (1 - old) * running / cores.length;
    utilizedUntil = now;
  }

  /** The core to which a task wakes. */
  Core placeFor(Task task) {
    Core last = task.core;
    if (cores.length == 1 || last.isIdle()) {
      return last;
    }
    Core before = task.coreBefore;
    task.coreBefore = last;
    if (before != last && before.isIdle()) {
      return before;
    }
    Core found = firstIdleAfter(last);
    return found == null ? last : found;
  }

  private Core firstIdleAfter(Core last) {
    remember();
    double load = IMBALANCE * utilization;
    int looks = (int) (cores.length * (1 - Math.min(1, load * load)));
    int place = 0;
    while (cores[place] != last) {
      place++;
    }
    for (int i = 1; i <= looks; i++) {
      Core core = cores[(place + i) % cores.length];
      if (core.isIdle()) {
        return core;
      }
    }
    return null;
  }

  /**
   * A task that waits in the longest queue, taken out of it; null where none may move.
   *
   * @param evenHot also one that has just run
   */
  Task surplus(boolean evenHot) {
    Core longest = longest();
    double notRunSince = simulation.now() - (evenHot ? 0 : HOT);
    return longest.runnable() < 2 ? null : longest.giveAway(notRunSince);
  }

  private Core longest() {
    Core longest = cores[0];
    for (Core core : cores) {
      longest = core.runnable() > longest.runnable() ? core : longest;
    }
    return longest;
  }

  private Core shortest() {
    Core shortest = null;
    for (Core core : cores) {
      if (!core.isThrottled() && (shortest == null || core.runnable() < shortest.runnable())) {
        shortest = core;
      }
    }
    return shortest;
  }

  /** Sees to it that an uneven load is noticed at a tick. */
  void watch() {
    if (cores.length == 1) {
      return;
    }
    Core shortest = shortest();
    int most = longest().runnable();
    if (shortest == null || most < 2 || most <= shortest.runnable()) {
      simulation.cancel(this);
      failures = 0;
      return;
    }
    double every = shortest.runnable() == 0 ? tick : busyInterval;
    double next = (Math.floor(simulation.now() / every + ROUNDING) + 1) * every;
    if (!isScheduled() || simulation.timeOf(this) > next) {
      simulation.scheduleAt(next, this);
    }
  }

  /** One more task there than here moves only when that has failed before. */
  @Override
  protected void fire() {
    Core to = shortest();
    boolean worth = longest().runnable() - to.runnable() > 1 || failures > 0;
    Task task = worth ? surplus(failures > NICE_TRIES) : null;
    if (task == null) {
      failures++;
    } else {
      failures = 0;
      to.enqueue(task);
    }
    watch();
  }
}
