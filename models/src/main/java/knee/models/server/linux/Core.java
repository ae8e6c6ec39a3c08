package knee.models.server.linux;

import knee.models.scenario.Linux;
import knee.models.scenario.Linux.Accounting;
import knee.simulator.Event;
import knee.simulator.Simulation;

/**
 * One core and its {@link RunQueue}. That a slice is over, or a quota used up, is noticed at the
 * next tick, or when a task comes.
 *
 * <p>The event is the end of a piece of work, a tick that matters, or that somebody has to be
 * picked, which is done after all that happens at the moment: a task whose next piece of work comes
 * at once has not slept.
 */
final class Core extends Event {
  private static final double ROUNDING = 1e-9;

  private final Simulation simulation;
  private final Linux settings;
  private final LinuxCores cores;
  private final RunQueue queue;
  private double accounted;
  private double finishes = Double.POSITIVE_INFINITY;
  private boolean toPick;
  private boolean throttled;

  /** Of the quota: what it may still compute before it has to ask for more [s]. */
  double runtime;

  Core(Simulation simulation, Linux settings, LinuxCores cores) {
    this.simulation = simulation;
    this.settings = settings;
    this.cores = cores;
    this.queue = new RunQueue(settings.slice(), Math.max(2 * settings.slice(), settings.tick()));
  }

  /** Nobody computes, or all have to wait for the quota. */
  boolean isIdle() {
    return throttled || (queue.current() == null && !queue.hasOthers());
  }

  boolean isThrottled() {
    return throttled;
  }

  /** Tasks that run or wait; 0 when they have to wait for the quota. */
  int runnable() {
    return throttled ? 0 : queue.runnable();
  }

  /** A task wakes here, or is moved here. */
  void enqueue(Task task) {
    account();
    task.core = this;
    queue.enter(task);
    toPick |= queue.current() == null || queue.pick() == task;
    plan();
  }

  /** The first that waits and has not run since then, taken out; null where there is none. */
  Task giveAway(double notRunSince) {
    account();
    Task task = queue.giveAway(notRunSince);
    plan();
    return task;
  }

  /** Brings the service of who runs up to this moment. */
  void account() {
    double now = simulation.now();
    double ran = now - accounted;
    accounted = now;
    Task current = queue.current();
    if (current == null || ran == 0) {
      return;
    }
    current.left = Math.max(0, current.left - ran * cores.factor());
    current.stretch += ran * (1 - cores.factor());
    current.ranUntil = now;
    queue.serve(ran);
    boolean mayGoOn = cores.quota().charge(this, ran);
    toPick |= !mayGoOn || (queue.hasOthers() && queue.isSliceOver());
  }

  /** Looks again at what comes next: a task has got or lost its work. */
  void review() {
    toPick |= queue.current() == null;
    plan();
  }

  /** The quota has been filled. */
  void unthrottle() {
    throttled = false;
    review();
  }

  @Override
  protected void fire() {
    account();
    if (simulation.now() >= finishes && !isOutOfWork()) {
      finishes = Double.POSITIVE_INFINITY;
      cores.completed(queue.current());
      simulation.schedule(0, this);
      return;
    }
    if (toPick || queue.current() == null || isOutOfWork()) {
      switchTask();
    }
    plan();
    cores.balance().watch();
  }

  /** Who runs has nothing to do. */
  private boolean isOutOfWork() {
    return queue.current() != null && queue.current().request == null;
  }

  private void switchTask() {
    toPick = false;
    finishes = Double.POSITIVE_INFINITY;
    boolean ran = queue.current() != null;
    if (cores.quota().admits(this)) {
      runNext();
    } else {
      queue.stop();
      throttled = queue.hasOthers();
    }
    boolean runs = queue.current() != null;
    if (ran != runs) {
      cores.running(runs ? 1 : -1);
    }
    if (isIdle() && !throttled) {
      cores.quota().giveBack(this);
    }
  }

  private void runNext() {
    do {
      if (isOutOfWork()) {
        queue.sleep();
      }
      queue.runNext();
      if (queue.current() == null) {
        pull();
      }
    } while (isOutOfWork());
  }

  private void pull() {
    Task task = cores.balance().surplus(false);
    if (task != null) {
      task.core = this;
      queue.enter(task);
      queue.runNext();
    }
  }

  private void plan() {
    Task current = queue.current();
    if (toPick || isOutOfWork()) {
      simulation.schedule(0, this);
    } else if (current == null) {
      simulation.cancel(this);
    } else {
      double now = simulation.now();
      finishes = now + current.left / cores.factor();
      double next = Math.min(finishes, tickAfter(now + cores.quota().left(this)));
      if (queue.hasOthers()) {
        double over = now + queue.untilOver();
        boolean always = settings.accounting() == Accounting.ALWAYS;
        next = Math.min(next, always ? over : tickAfter(over));
      }
      simulation.scheduleAt(next, this);
    }
  }

  /** The first tick from this time on, but after now [s]. */
  private double tickAfter(double time) {
    double tick = Math.ceil(time / settings.tick() - ROUNDING) * settings.tick();
    return tick > simulation.now() + ROUNDING ? tick : tick + settings.tick();
  }
}
