package knee.models.server.linux;

import java.util.Arrays;

/**
 * Tasks of equal weight that want one core: earliest eligible virtual deadline first, as Linux 6.18
 * has it (kernel/sched/fair.c; Stoica and Abdel-Wahab 1995). Eligible is who has had no more
 * service than the mean of the queue. Who has been picked goes on to its deadline, unless it is not
 * eligible any more when another comes ({@code RUN_TO_PARITY}). What a task was owed when it went
 * to sleep it is owed when it wakes; what it owed it makes up for by staying in the queue ({@code
 * DELAY_DEQUEUE}); an empty queue forgets.
 *
 * <p>Tasks are looked through one by one: there are as many as processes that compute, or fewer.
 */
final class RunQueue {
  /** The kernel's unit of time: a smaller difference is rounding [s]. */
  static final double NANOSECOND = 1e-9;

  private final double slice;
  private final double mostLag;
  private Task[] waiting = new Task[8];
  private int count;
  private Task current;

  /**
   * @param slice that each asks for [s]
   * @param mostLag what one is owed at most, or owes, when it leaves [s]
   */
  RunQueue(double slice, double mostLag) {
    this.slice = slice;
    this.mostLag = mostLag;
  }

  /** Who runs; null: nobody. */
  Task current() {
    return current;
  }

  /** Whether others wait, or stay for what they owe. */
  boolean hasOthers() {
    return count > 0;
  }

  /** Tasks that run or wait. */
  int runnable() {
    int runnable = current == null ? 0 : 1;
    for (int i = 0; i < count; i++) {
      runnable += waiting[i].delayed ? 0 : 1;
    }
    return runnable;
  }

  /** Who runs has had so much service. */
  void serve(double time) {
    current.vruntime += time;
    if (current.vruntime >= current.deadline - NANOSECOND) {
      current.deadline = current.vruntime + slice;
    }
  }

  /** Whether who runs has had the slice for which it was picked. */
  boolean isSliceOver() {
    return current.vruntime >= current.protectedUntil - NANOSECOND;
  }

  /** Service until who runs has to give way to one of the others [s]. */
  double untilOver() {
    if (!isSliceOver()) {
      return current.protectedUntil - current.vruntime;
    }
    double ahead = (average() - current.vruntime) * (count + 1) / count;
    return Math.max(0, Math.min(ahead, current.deadline - current.vruntime)) + 4 * NANOSECOND;
  }

  /** A task wakes here, or comes from another queue. */
  void enter(Task task) {
    if (!task.delayed) {
      place(task);
      return;
    }
    task.delayed = false;
    if (average() > task.vruntime + NANOSECOND) {
      remove(task);
      task.lag = 0;
      place(task);
    }
  }

  private void place(Task task) {
    int others = count + (current == null ? 0 : 1);
    // It moves the mean itself: the lag that is left after that is to be the one it had.
    double lag = others == 0 ? 0 : task.lag * (others + 1) / others;
    task.vruntime = (others == 0 ? 0 : average()) - lag;
    task.deadline = task.vruntime + (task.slice > 0 ? task.slice : slice);
    task.slice = 0;
    task.queued = true;
    add(task);
  }

  /** The first that waits and fits, taken out to go to another queue; null where none does. */
  Task giveAway(double notRunSince) {
    for (int i = 0; i < count; i++) {
      Task task = waiting[i];
      if (!task.delayed && task.ranUntil <= notRunSince) {
        task.slice = task.deadline - task.vruntime;
        leave(task);
        remove(task);
        return task;
      }
    }
    return null;
  }

  /** Who runs goes to sleep; one that owes stays in the queue. */
  void sleep() {
    Task sleeper = current;
    leave(sleeper);
    current = null;
    if (sleeper.lag < -NANOSECOND) {
      sleeper.queued = true;
      sleeper.delayed = true;
      add(sleeper);
    }
  }

  private void leave(Task task) {
    task.lag = Math.max(-mostLag, Math.min(mostLag, average() - task.vruntime));
    task.queued = false;
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

  /** Who is to have the core; null when nobody wants it. */
  Task pick() {
    if (count == 0) {
      return current;
    }
    double mean = average() + NANOSECOND;
    boolean stays = current != null && current.vruntime <= mean;
    if (stays && !isSliceOver()) {
      return current;
    }
    Task best = null;
    for (int i = 0; i < count; i++) {
      Task task = waiting[i];
      if (task.vruntime <= mean && (best == null || task.deadline < best.deadline)) {
        best = task;
      }
    }
    return best == null || (stays && current.deadline < best.deadline) ? current : best;
  }

  /** Who is picked runs; those that sleep and owe nothing any more leave when it is their turn. */
  void runNext() {
    Task next = pick();
    while (next != null && next.delayed) {
      remove(next);
      next.lag = 0;
      next.queued = false;
      next.delayed = false;
      next = pick();
    }
    if (next != current) {
      stop();
      remove(next);
      current = next;
      next.protectedUntil = next.deadline;
    }
  }

  /** Nobody runs; who did waits. */
  void stop() {
    if (current != null) {
      add(current);
      current = null;
    }
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
