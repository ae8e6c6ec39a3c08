package knee.models.server.process;

import java.util.List;
import java.util.function.Consumer;
import knee.models.scenario.Server.Memory;
import knee.simulator.Event;
import knee.simulator.Simulation;
import knee.simulator.statistics.MemoryStatistics;

/**
 * The memory of a server's processes, and the limit that the kernel sets on them together (cgroup
 * v2, {@code memory.max}). What would exceed it makes the kernel kill the process that has most, of
 * equals the youngest (Linux 6.6, mm/oom_kill.c, {@code oom_badness} and {@code
 * oom_evaluate_task}), until the rest fits. The event is that it looks for whom to kill.
 *
 * <p>A process has its share from the moment it has booted, each of its connections as long as it
 * is open, idle ones too. Left out: memory that grows (leaks), that a freed page may stay with its
 * process, the master process, swap, and {@code memory.oom.group}, by which a container ends as a
 * whole (as Kubernetes asks for from 1.28 on).
 */
final class MemoryLimit extends Event {
  private final Simulation simulation;
  private final Memory settings;
  private final MemoryStatistics statistics;
  private final List<Process> all;
  private final Consumer<Process> kill;
  private final double[] needed;
  private double used;

  /**
   * @param all processes that share the limit
   * @param kill ends a process at once
   */
  MemoryLimit(
      Simulation simulation,
      Memory settings,
      MemoryStatistics statistics,
      List<Process> all,
      Consumer<Process> kill) {
    this.simulation = simulation;
    this.settings = settings;
    this.statistics = statistics;
    this.all = all;
    this.kill = kill;
    this.needed = new double[all.size()];
  }

  /** What the process needs has changed. */
  void changed(Process process) {
    double now = simulation.now();
    double needs = of(process);
    used += needs - needed[process.place()];
    needed[process.place()] = needs;
    // What exceeds the limit is never granted.
    process.statistics().memory().set(now, Math.min(needs, settings.limit()));
    statistics.used().set(now, Math.min(used, settings.limit()));
    if (used > settings.limit() && !isScheduled()) {
      simulation.wake(this);
    }
  }

  private double of(Process process) {
    return process.isUp()
        ? settings.perWorker() + process.connections() * settings.perConnection()
        : 0;
  }

  @Override
  protected void fire() {
    while (used > settings.limit()) {
      statistics.killed();
      kill.accept(biggest());
    }
  }

  private Process biggest() {
    Process biggest = null;
    for (Process process : all) {
      if (process.isUp() && (biggest == null || isBefore(process, biggest))) {
        biggest = process;
      }
    }
    return biggest;
  }

  private boolean isBefore(Process one, Process other) {
    double difference = of(one) - of(other);
    return difference > 0 || (difference == 0 && one.forked() > other.forked());
  }
}
