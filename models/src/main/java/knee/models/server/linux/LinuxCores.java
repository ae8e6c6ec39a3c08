package knee.models.server.linux;

import java.util.ArrayList;
import java.util.List;
import knee.models.scenario.Linux;
import knee.models.scenario.Linux.Accounting;
import knee.simulator.Event;
import knee.simulator.Simulation;
import knee.simulator.request.Request;
import knee.simulator.resource.Processor;
import knee.simulator.statistics.StationStatistics;

/**
 * Cores as Linux 6.18 shares them among threads of equal weight (kernel/sched/fair.c): a {@link
 * RunQueue} each, and a {@link Quota} where there are more of them than cores are granted.
 *
 * <p>A task that wakes goes to the core where it was if that is idle, else to the one where it was
 * before, else to the first idle one of so many that are looked at ({@code SIS_UTIL}: fewer the
 * busier the cores are, of two none above a utilization of 0.6), else it waits where it was. A core
 * that falls idle takes a task over from the longest queue; at each tick an idle one does, and
 * every 28 ms (of two cores) a busy one with fewer tasks; not one that has run within the last 0.5
 * ms, unless that has failed twice.
 *
 * <p>A process of which one thread at a time computes is one task: that each thread has a lag of
 * its own changes nothing that was measured. Others have as many as compute at once.
 *
 * <p>Left out: that a waker draws a task to its own core, and what migrations and switches cost.
 */
public final class LinuxCores implements Processor {
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
  private static final double MEMORY = 32 * 0.001024 / Math.log(2);

  private static final double ROUNDING = 1e-9;

  private final Simulation simulation;
  private final StationStatistics statistics;
  private final Linux settings;
  private final int firstProcess;
  private final List<List<Task>> processes = new ArrayList<>();
  private final RunQueue[] cores;
  private final Quota quota;
  private final double busyInterval;
  private final Event balance =
      new Event() {
        @Override
        protected void fire() {
          balance();
        }
      };
  private double factor = 1;
  private int running;
  private double utilization;
  private double utilizedUntil;
  private int failures;

  /**
   * @param granted cores; fewer than there are: by a quota
   * @param processes that compute, from {@code firstProcess} on
   */
  public LinuxCores(
      Simulation simulation,
      StationStatistics statistics,
      Linux settings,
      double granted,
      int firstProcess,
      int processes) {
    this.simulation = simulation;
    this.statistics = statistics;
    this.settings = settings;
    this.firstProcess = firstProcess;
    this.cores = new RunQueue[settings.cpus()];
    for (int i = 0; i < cores.length; i++) {
      cores[i] = new RunQueue(simulation, this, i);
    }
    double tick = settings.tick();
    this.busyInterval = tick * Math.max(1, Math.round(BUSY_INTERVAL * cores.length / tick) - 1);
    double perPeriod =
        granted < cores.length ? granted * settings.period() : Double.POSITIVE_INFINITY;
    this.quota = new Quota(simulation, cores, perPeriod, settings.period());
    for (int i = 0; i < processes; i++) {
      this.processes.add(new ArrayList<>(List.of(task(i))));
    }
  }

  /** Those that are new are spread over the cores. */
  private Task task(int number) {
    Task task = new Task();
    task.core = cores[number % cores.length];
    task.coreBefore = task.core;
    return task;
  }

  double slice() {
    return settings.slice();
  }

  double factor() {
    return factor;
  }

  Quota quota() {
    return quota;
  }

  /** The most that a task is owed, or owes, when it leaves a queue [s]. */
  double mostLag() {
    return Math.max(2 * settings.slice(), settings.tick());
  }

  /** The first tick from this time on, but after now [s]. */
  double tickAfter(double time) {
    double tick = Math.ceil(time / settings.tick() - ROUNDING) * settings.tick();
    return tick > simulation.now() + ROUNDING ? tick : tick + settings.tick();
  }

  /** When it is noticed that at this time a slice is over [s]. */
  double noticedAfter(double time) {
    return settings.accounting() == Accounting.ALWAYS ? time : tickAfter(time);
  }

  @Override
  public void join(Request request, double work) {
    request.setSince(simulation.now());
    request.setWork(work);
    request.spends(statistics.queuePart());
    request.waitAt(this);
    statistics.change(simulation.now(), 1, 0);
    Task task = threadOf(request);
    task.request = request;
    task.left = work;
    if (!task.queued) {
      placeFor(task).enqueue(task);
    } else if (task.delayed) {
      task.core.enqueue(task);
    } else {
      task.core.review();
    }
    balanceLater();
  }

  /** A thread of its process that has nothing to do, first one that has not gone to sleep yet. */
  private Task threadOf(Request request) {
    List<Task> own = processes.get(request.process() - firstProcess);
    Task free = null;
    for (int i = 0; i < own.size(); i++) {
      Task task = own.get(i);
      boolean awake = task.queued && !task.delayed;
      if (task.request == null && (free == null || awake)) {
        free = task;
      }
    }
    if (free == null) {
      free = task(own.size());
      own.add(free);
    }
    return free;
  }

  private Task taskOf(Request request) {
    List<Task> own = processes.get(request.process() - firstProcess);
    int i = 0;
    while (own.get(i).request != request) {
      i++;
    }
    return own.get(i);
  }

  @Override
  public double interrupt(Request request) {
    Task task = taskOf(request);
    task.core.account();
    statistics.change(simulation.now(), -1, 0);
    countService(request, request.work() - task.left);
    task.request = null;
    task.core.review();
    return task.left;
  }

  @Override
  public double left(Request request) {
    Task task = taskOf(request);
    task.core.account();
    return task.left;
  }

  @Override
  public void setFactor(double newFactor) {
    for (RunQueue core : cores) {
      core.account();
    }
    factor = newFactor;
    for (RunQueue core : cores) {
      core.review();
    }
  }

  /** It has done its work. */
  void completed(Task task) {
    Request done = task.request;
    task.request = null;
    double now = simulation.now();
    statistics.change(now, -1, 0);
    countService(done, done.work());
    statistics.completed();
    statistics.waited(Math.max(0, now - done.since() - done.work()));
    done.wake();
  }

  private void countService(Request request, double work) {
    request.countsAs(statistics.servicePart(), statistics.queuePart(), work);
  }

  /** So many more cores compute, or fewer. */
  void running(int change) {
    remember();
    running += change;
    statistics.setBusy(simulation.now(), running);
  }

  private void remember() {
    double now = simulation.now();
    double old = Math.exp((utilizedUntil - now) / MEMORY);
    utilization = utilization * old + (1 - old) * running / cores.length;
    utilizedUntil = now;
  }

  private RunQueue placeFor(Task task) {
    RunQueue last = task.core;
    if (cores.length == 1 || last.isIdle()) {
      return last;
    }
    RunQueue before = task.coreBefore;
    task.coreBefore = last;
    if (before != last && before.isIdle()) {
      return before;
    }
    remember();
    double load = IMBALANCE * utilization;
    int looks = (int) (cores.length * (1 - Math.min(1, load * load)));
    for (int i = 1; i <= looks; i++) {
      RunQueue core = cores[(last.index() + i) % cores.length];
      if (core.isIdle()) {
        return core;
      }
    }
    return last;
  }

  /** Whether it has run so recently that it stays where its data are cached. */
  boolean isHot(Task task) {
    return simulation.now() - task.ranUntil < HOT;
  }

  /** A task that waits in the longest queue, taken out of it; null where none may move. */
  Task surplus(boolean evenHot) {
    RunQueue longest = longest();
    return longest.runnable() < 2 ? null : longest.giveAway(evenHot);
  }

  private RunQueue longest() {
    RunQueue longest = cores[0];
    for (RunQueue core : cores) {
      longest = core.runnable() > longest.runnable() ? core : longest;
    }
    return longest;
  }

  private RunQueue shortest() {
    RunQueue shortest = null;
    for (RunQueue core : cores) {
      if (!core.throttled && (shortest == null || core.runnable() < shortest.runnable())) {
        shortest = core;
      }
    }
    return shortest;
  }

  /** Sees to it that an uneven load is noticed at a tick. */
  void balanceLater() {
    if (cores.length == 1) {
      return;
    }
    RunQueue shortest = shortest();
    int most = longest().runnable();
    if (shortest == null || most < 2 || most <= shortest.runnable()) {
      simulation.cancel(balance);
      failures = 0;
      return;
    }
    double every = shortest.runnable() == 0 ? settings.tick() : busyInterval;
    double next = (Math.floor(simulation.now() / every + ROUNDING) + 1) * every;
    if (!balance.isScheduled() || simulation.timeOf(balance) > next) {
      simulation.scheduleAt(next, balance);
    }
  }

  /** One more task there than here moves only when that has failed before. */
  private void balance() {
    RunQueue to = shortest();
    RunQueue from = longest();
    boolean worth = from.runnable() - to.runnable() > 1 || failures > 0;
    Task task = worth ? surplus(failures > NICE_TRIES) : null;
    if (task == null) {
      failures++;
    } else {
      failures = 0;
      to.enqueue(task);
    }
    balanceLater();
  }
}
