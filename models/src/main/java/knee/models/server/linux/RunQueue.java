package knee.models.server.linux;

import java.util.Arrays;
import knee.simulator.Event;
import knee.simulator.Simulation;

/**
 * One core and the tasks in its queue: earliest eligible virtual deadline first, as Linux 6.18 does
 * it (kernel/sched/fair.c; Stoica and Abdel-Wahab 1995). Eligible is who has had no more service
 * than the mean of the queue. Who has been picked runs to its deadline, unless it is not eligible
 * any more when another wakes ({@code RUN_TO_PARITY}); that its slice is over is noticed at the
 * next tick, or when a task comes. What a task was owed when it went to sleep it is owed when it
 * wakes; what it owed it makes up for by staying in the queue ({@code DELAY_DEQUEUE}); an empty
 * queue forgets.
 *
 * <p>The event is the end of a piece of work, a tick that matters, or that somebody has to be
 * picked, which is done after all that happens at the moment: a task whose next piece of work comes
 * at once has not slept.
 *
 * <p>Tasks are looked through one by one: there are as many as processes that compute, or fewer.
 */
final class RunQueue extends Event {
  /** The kernel's unit of time: a smaller difference is rounding [s]. */
  private static final double NANOSECOND = 1e-9;

  private final Simulation simulation;
  private final LinuxCores cores;
  private final int index;
  private Task[] waiting = new Task[8];
  private int count;
  private Task current;
  private double accounted;
  private double finishes = Double.POSITIVE_INFINITY;
  private boolean toPick;

  /** Of a quota: what the core may still compute before it has to ask for more [s]. */
  double runtime;

  /** Of a quota: it has none left. */
  boolean throttled;

  RunQueue(Simulation simulation, LinuxCores cores, int index) {
    this.simulation = simulation;
    this.cores = cores;
    this.index = index;
  }

  int index() {
    return index;
  }

  /** Nobody is there, not even who has to wait for a quota. */
  boolean isIdle() {
    return current == null && (count == 0 || throttled);
  }

  /** Tasks that run or wait; 0 when they have to wait for a quota. */
  int runnable() {
    if (throttled) {
      return 0;
    }
    int runnable = current == null ? 0 : 1;
    for (int i = 0; i < count; i++) {
      runnable += waiting[i].delayed ? 0 : 1;
    }
    return runnable;
  }

  boolean runs(Task task) {
    return task == current;
  }

  /** A task wakes here, or is moved here. */
  void enqueue(Task task) {
    account();
    if (task.delayed) {
      task.delayed = false;
      if (average() > task.vruntime + NANOSECOND) {
        remove(task);
        task.lag = 0;
        place(task);
      }
    } else {
      place(task);
    }
    toPick |= current == null || pick() == task;
    plan();
  }

  private void place(Task task) {
    int others = count + (current == null ? 0 : 1);
    // It moves the mean itself: the lag that is left after that is to be the one it had.
    double lag = others == 0 ? 0 : task.lag * (others + 1) / others;
    task.vruntime = (others == 0 ? 0 : average()) - lag;
    task.deadline = task.vruntime + (task.slice > 0 ? task.slice : cores.slice());
    task.slice = 0;
    task.core = this;
    task.queued = true;
    add(task);
  }

  /** The first that waits and may go to another core, taken out; null where there is none. */
  Task giveAway(boolean evenHot) {
    account();
    for (int i = 0; i < count; i++) {
      Task task = waiting[i];
      if (!task.delayed && (evenHot || !cores.isHot(task))) {
        task.slice = task.deadline - task.vruntime;
        leave(task);
        remove(task);
        plan();
        return task;
      }
    }
    return null;
  }

  /** Brings the service of who runs up to this moment. */
  void account() {
    double now = simulation.now();
    double ran = now - accounted;
    accounted = now;
    if (current == null || ran == 0) {
      return;
    }
    current.vruntime += ran;
    current.left = Math.max(0, current.left - ran * cores.factor());
    current.ranUntil = now;
    if (current.vruntime >= current.deadline - NANOSECOND) {
      current.deadline = current.vruntime + cores.slice();
    }
    boolean mayGoOn = cores.quota().charge(this, ran);
    toPick |= !mayGoOn || count > 0 && isOver(current);
  }

  private static boolean isOver(Task task) {
    return task.vruntime >= task.protectedUntil - NANOSECOND;
  }

  /** Looks again at what comes next: a task has got or lost its work, or the quota is filled. */
  void review() {
    toPick |= current == null;
    plan();
  }

  /** The mean service of those in the queue. */
  private double average() {
    double base = current == null ? waiting[0].vruntime : current.vruntime;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += waiting[i].vruntime - base;
    }
    return base + sum / (count + (current == null ? 0 : 1));
  }

  /** Who has the core next; null when nobody wants it. */
  private Task pick() {
    if (count == 0) {
      return current;
    }
    double mean = average() + NANOSECOND;
    boolean stays = current != null && current.vruntime <= mean;
    if (stays && !isOver(current)) {
      return current;
    }
    Task best = null;
    for (int i = 0; i < count; i++) {
      Task task = waiting[i];
      if (task.vruntime <= mean && (best == null || task.deadline < best.deadline)) {
        best = task;
      }
    }
    return best == null || stays && current.deadline < best.deadline ? current : best;
  }

  @Override
  protected void fire() {
    account();
    if (simulation.now() >= finishes) {
      finishes = Double.POSITIVE_INFINITY;
      cores.completed(current);
      simulation.schedule(0, this);
      return;
    }
    if (toPick || current == null || current.request == null) {
      switchTask();
    }
    plan();
    cores.balanceLater();
  }

  private void switchTask() {
    toPick = false;
    boolean ran = current != null;
    if (!cores.quota().admits(this)) {
      throttle();
    } else {
      do {
        if (current != null && current.request == null) {
          sleep();
        }
        take(pick());
        if (current == null) {
          pull();
        }
      } while (current != null && current.request == null);
    }
    if (ran != (current != null)) {
      cores.running(ran ? -1 : 1);
    }
    if (current == null && !throttled) {
      cores.quota().giveBack(this);
    }
  }

  private void throttle() {
    if (current != null) {
      add(current);
      current = null;
    }
    throttled = count > 0;
  }

  /** Who has nothing to do leaves the queue, or stays in it until it has made up for its debt. */
  private void sleep() {
    Task sleeper = current;
    double owed = average() - sleeper.vruntime;
    leave(sleeper);
    current = null;
    if (owed < -NANOSECOND) {
      sleeper.queued = true;
      sleeper.delayed = true;
      add(sleeper);
    }
  }

  private void leave(Task task) {
    double most = cores.mostLag();
    task.lag = Math.max(-most, Math.min(most, average() - task.vruntime));
    task.queued = false;
  }

  /** Gives the core to this task; who sleeps and has made up for its debt leaves instead. */
  private void take(Task picked) {
    Task next = picked;
    while (next != null && next.delayed) {
      remove(next);
      next.lag = 0;
      next.queued = false;
      next.delayed = false;
      next = pick();
    }
    if (next == current) {
      return;
    }
    if (current != null) {
      add(current);
    }
    remove(next);
    current = next;
    next.protectedUntil = next.deadline;
  }

  private void pull() {
    Task task = cores.surplus(false);
    if (task != null) {
      place(task);
      take(task);
    }
  }

  private void plan() {
    double now = simulation.now();
    if (toPick || (current != null && current.request == null)) {
      simulation.schedule(0, this);
      return;
    }
    if (current == null) {
      finishes = Double.POSITIVE_INFINITY;
      simulation.cancel(this);
      return;
    }
    finishes = now + current.left / cores.factor();
    double next = Math.min(finishes, cores.tickAfter(now + cores.quota().left(this)));
    if (count > 0) {
      next = Math.min(next, cores.noticedAfter(now + untilOver()));
    }
    simulation.scheduleAt(next, this);
  }

  /** Until the present task is to give way if others are accounted for [s]. */
  private double untilOver() {
    if (!isOver(current)) {
      return current.protectedUntil - current.vruntime;
    }
    double ahead = (average() - current.vruntime) * (count + 1) / count;
    return Math.max(0, Math.min(ahead, current.deadline - current.vruntime)) + 4 * NANOSECOND;
  }

  private void add(Task task) {
    if (count == waiting.length) {
      waiting = Arrays.copyOf(waiting, 2 * count);
    }
    waiting[count++] = task;
  }

  private void remove(Task task) {
    int place = 0;
    while (waiting[place] != task) {
      place++;
    }
    System.arraycopy(waiting, place + 1, waiting, place, --count - place);
    waiting[count] = null;
  }
}
