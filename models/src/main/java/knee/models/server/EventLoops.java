package knee.models.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import knee.models.server.process.Process;
import knee.models.server.process.Processes;
import knee.simulator.Simulation;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Possession;
import knee.simulator.journey.Step;
import knee.simulator.journey.Waiting;
import knee.simulator.request.Request;
import knee.simulator.resource.LinkedLine;
import knee.simulator.statistics.StationStatistics;

/**
 * The event loop of each process: one request at a time runs, until it yields, and those that are
 * ready wait for it, as a place out of which a request can be taken. A round: who was ready at its
 * start runs, first come first; then the process accepts, and the next round begins.
 */
final class EventLoops implements Waiting {
  /** That of one process. */
  private static final class Loop {
    private final LinkedLine ready = LinkedLine.firstComeFirstServed();

    /** Whose code it runs; null when it is idle. */
    private Request running;

    /** How many of those ready belong to the present round. */
    private int roundLeft;
  }

  private final Simulation simulation;
  private final Processes processes;
  private final StationStatistics statistics;
  private final Consumer<Process> accept;
  private final Holdable tasks = new Tasks();
  private final List<Loop> loops = new ArrayList<>();

  /**
   * @param accept takes connections at the end of a round, which become {@link #ready}
   */
  EventLoops(
      Simulation simulation,
      Processes processes,
      StationStatistics statistics,
      Consumer<Process> accept) {
    this.simulation = simulation;
    this.processes = processes;
    this.statistics = statistics;
    this.accept = accept;
    processes.all().forEach(process -> loops.add(new Loop()));
  }

  private Loop of(Process process) {
    return loops.get(process.place());
  }

  boolean isIdle(Process process) {
    return of(process).running == null;
  }

  boolean runs(Request request, Process process) {
    return of(process).running == request;
  }

  /** The request is a task of the loop from now on. */
  void holdTask(Request request) {
    request.hold(tasks, 0);
  }

  /** Whether what it runs only waits, and nothing else can run. */
  boolean isStopped(Process process) {
    Request running = of(process).running;
    return running != null && running.waitingAt() != null;
  }

  /** The request wants to run: at once where the loop is idle, else when it has its turn. */
  boolean enter(Request request, Process process) {
    if (!isIdle(process)) {
      ready(request, process);
      return Step.WAIT;
    }
    process.work(1, 0);
    request.setSpent(simulation.now());
    process.notifies();
    run(request, process);
    return Step.GO_ON;
  }

  /** The request runs in the next round. */
  void ready(Request request, Process process) {
    process.work(1, 0);
    request.setSpent(simulation.now());
    request.spends(statistics.queuePart());
    request.waitAt(this);
    of(process).ready.add(request);
  }

  private void run(Request request, Process process) {
    of(process).running = request;
    process.work(0, 1);
    process.statistics().work().waited(simulation.now() - request.spent());
  }

  /** Who runs waits for something, or ends: another one runs. */
  void passOn(Process process) {
    of(process).running = null;
    process.work(-1, -1);
    process.statistics().work().completed();
    if (!process.isUp()) {
      return;
    }
    if (of(process).roundLeft > 0) {
      runNext(process);
    } else {
      nextRound(process);
    }
  }

  void nextRound(Process process) {
    accept.accept(process);
    process.notifies();
    Loop loop = of(process);
    loop.roundLeft = loop.ready.size();
    if (loop.roundLeft == 0) {
      processes.beginsToWait(process);
    } else {
      runNext(process);
    }
  }

  private void runNext(Process process) {
    of(process).roundLeft--;
    Request next = of(process).ready.poll();
    run(next, process);
    next.wake();
  }

  @Override
  public void withdraw(Request request) {
    Process process = processes.of(request);
    Loop loop = of(process);
    loop.ready.remove(request);
    loop.roundLeft = Math.min(loop.roundLeft, loop.ready.size());
    process.work(-1, 0);
  }

  @Override
  public boolean canGoOn(Request request, Possession possession) {
    Request running = of(processes.of(request)).running;
    return running == null || !possession.isStuck(running);
  }

  @Override
  public String awaited() {
    return "its event loop";
  }

  @Override
  public boolean isHeldBy(Request request) {
    return processes.has(request) && runs(request, processes.of(request));
  }

  /** A task that runs beside its request; it gives the loop back at its end. */
  private final class Tasks implements Holdable {
    @Override
    public void giveBack(Request request, int unit) {
      Process process = processes.of(request);
      if (runs(request, process)) {
        passOn(process);
      }
    }
  }
}
