package knee.models.server.linux;

import java.util.ArrayList;
import java.util.List;
import knee.models.scenario.Linux;
import knee.simulator.Simulation;
import knee.simulator.request.Request;
import knee.simulator.resource.Processor;
import knee.simulator.statistics.StationStatistics;

/**
 * Cores as Linux 6.18 shares them among threads of equal weight (kernel/sched/fair.c): a {@link
 * RunQueue} each, {@link Balance} among them, and a {@link Quota} where there are more of them than
 * cores are granted.
 *
 * <p>A process of which one thread at a time computes is one task: that each thread has a lag of
 * its own changes nothing that was measured. Others have as many as compute at once.
 *
 * <p>Left out: that a waker draws a task to its own core, and what migrations and switches cost.
 */
public final class LinuxCores implements Processor {
  private final Simulation simulation;
  private final StationStatistics statistics;
  private final int firstProcess;
  private final List<List<Task>> processes = new ArrayList<>();
  private final Core[] cores;
  private final Balance balance;
  private final Quota quota;
  private double factor = 1;

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
    this.firstProcess = firstProcess;
    this.cores = new Core[settings.cpus()];
    for (int i = 0; i < cores.length; i++) {
      cores[i] = new Core(simulation, settings, this);
    }
    this.balance = new Balance(simulation, cores, settings.tick());
    boolean limited = granted < cores.length;
    if (limited) {
      statistics.isUsedAhead();
    }
    double perPeriod = limited ? granted * settings.period() : Double.POSITIVE_INFINITY;
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

  double factor() {
    return factor;
  }

  Quota quota() {
    return quota;
  }

  Balance balance() {
    return balance;
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
    task.stretch = 0;
    if (!task.queued) {
      balance.placeFor(task).enqueue(task);
    } else if (task.delayed) {
      task.core.enqueue(task);
    } else {
      task.core.review();
    }
    balance.watch();
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
    countService(request, served(task));
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
  public double served(Request request) {
    Task task = taskOf(request);
    task.core.account();
    return served(task);
  }

  private static double served(Task task) {
    return task.request.work() - task.left + task.stretch;
  }

  @Override
  public void setFactor(double newFactor) {
    for (Core core : cores) {
      core.account();
    }
    factor = newFactor;
    for (Core core : cores) {
      core.review();
    }
  }

  /** The task has done its work. */
  void completed(Task task) {
    Request done = task.request;
    task.request = null;
    double now = simulation.now();
    double service = done.work() + task.stretch;
    statistics.change(now, -1, 0);
    countService(done, service);
    statistics.completed();
    statistics.waited(Math.max(0, now - done.since() - service));
    done.wake();
  }

  private void countService(Request request, double service) {
    request.countsAs(statistics.servicePart(), statistics.queuePart(), service);
  }

  /** So many more cores compute, or fewer. */
  void running(int change) {
    statistics.setBusy(simulation.now(), balance.running(change));
  }
}
