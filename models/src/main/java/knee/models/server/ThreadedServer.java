package knee.models.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import knee.models.scenario.Server;
import knee.models.scenario.Server.Accept;
import knee.models.scenario.Server.Wakeup.Order;
import knee.models.scenario.Server.WorkerClass;
import knee.simulator.Simulation;
import knee.simulator.request.Holdable;
import knee.simulator.request.Part;
import knee.simulator.request.Request;
import knee.simulator.request.RequestPool;
import knee.simulator.request.Step;
import knee.simulator.request.Variate;
import knee.simulator.request.Waiting;
import knee.simulator.resource.LinkedLine;
import knee.simulator.resource.ProcessorSharing;
import knee.simulator.statistics.StationStatistics;

/**
 * Gunicorn's {@code sync} and {@code gthread} workers (20.1, workers/sync.py and gthread.py): a
 * request holds its process's thread from start to response, I/O included.
 *
 * <p>sync: an idle process accepts one connection from the shared backlog. gthread: each process
 * accepts at once, up to {@code worker_connections}, into a queue of its own, so that one may have
 * a queue while another idles. With {@code one_at_a_time} a process accepts again when nobody waits
 * in its own queue.
 *
 * <p>A process that has used up its {@code worker_connections} does not poll at all: data on kept
 * connections wait too.
 *
 * <p>Left out: the time that accepting itself takes.
 */
public final class ThreadedServer implements WebServer {
  private final Simulation simulation;
  private final Server settings;
  private final int threads;
  private final Processes processes;
  private final Backlog backlog;
  private final StationStatistics workers;
  private final StationStatistics processQueue;
  private final Presence presence;
  private final ProcessorSharing cores;
  private final List<InterpreterLock> locks = new ArrayList<>();
  private final Lateness lateness;
  private final Slots slots = new Slots();
  private final ProcessQueue queue = new ProcessQueue(process -> process.line);
  private final ProcessQueue unread = new ProcessQueue(process -> process.unread);
  private final KeptConnections kept;

  /**
   * @param forks whether requests start threads of their own, so that even the one thread of a sync
   *     worker has to share the interpreter lock
   */
  public ThreadedServer(
      Simulation simulation, RequestPool requests, Server settings, Host host, boolean forks) {
    this.simulation = simulation;
    this.settings = settings;
    this.threads = settings.workerClass() == WorkerClass.SYNC ? 1 : settings.threads();
    boolean sync = settings.workerClass() == WorkerClass.SYNC;
    this.kept =
        new KeptConnections(simulation, sync ? 0 : settings.lifetime().keepalive(), this::closed);
    this.processes =
        new Processes(
            simulation,
            requests,
            settings,
            host,
            () -> new StationStatistics("", threads),
            this::accepts,
            this::computes,
            kept::closeIdle,
            process -> drain());
    this.workers = host.station("workers", (double) settings.workers() * threads);
    this.presence = new Presence(simulation, workers, host);
    this.backlog = new Backlog(simulation, host, settings);
    this.processQueue =
        settings.accept() == Accept.SHARED && settings.workerClass() == WorkerClass.SYNC
            ? null
            : host.waitingRoom("process_queue", Double.POSITIVE_INFINITY);
    boolean locked = settings.switchInterval().isPresent() && (threads > 1 || forks);
    StationStatistics gil = locked ? host.station("gil", settings.workers()) : null;
    this.cores = host.addCores();
    if (locked) {
      for (int i = 0; i < settings.workers(); i++) {
        locks.add(
            new InterpreterLock(
                simulation, gil, cores, settings.switchInterval().orElseThrow(), this::drain));
      }
    }
    this.lateness =
        locked && settings.wakeup().order() == Order.WOKEN
            ? new Lateness(simulation, backlog, locks, settings, this::drain)
            : null;
    if (settings.workerClass() == WorkerClass.SYNC) {
      processes.watch(process -> process.busy > 0);
    }
  }

  @Override
  public Part handle(Part steps) {
    return Part.sequence(
        Part.of(presence::arrive, this::connect),
        steps,
        Part.of(
            request -> {
              request.release(presence);
              return Step.GO_ON;
            }));
  }

  @Override
  public Part compute(Variate... times) {
    List<Part> parts = new ArrayList<>();
    for (Variate time : times) {
      parts.add(
          locks.isEmpty()
              ? cores.use(time)
              : Part.of(request -> lockOf(request).compute(request, time.of(request))));
    }
    return Part.sequence(parts);
  }

  private InterpreterLock lockOf(Request request) {
    return locks.get(processes.placeOf(request));
  }

  /** Who waits lets go of the interpreter lock; between two pieces of computing nobody does. */
  @Override
  public Part waiting(Part io) {
    return locks.isEmpty() || io.length() == 0
        ? io
        : Part.sequence(Part.of(request -> lockOf(request).letGo(request)), io);
  }

  @Override
  public Part blocking(Part io) {
    return waiting(io);
  }

  /** A thread of the process, beside its pool. */
  @Override
  public Part beside(Part steps) {
    return steps;
  }

  private boolean computes(Process process) {
    return lateness != null && lateness.computes(process);
  }

  private boolean accepts(Process process) {
    if (!process.isUp() || (lateness != null && lateness.of(process))) {
      return false;
    }
    return switch (settings.accept()) {
      case SHARED -> process.busy < threads && hasRoom(process);
      case EAGER -> hasRoom(process);
      case ONE_AT_A_TIME -> process.line.size() == 0 && hasRoom(process);
    };
  }

  /** sync does not know {@code worker_connections}. */
  private boolean hasRoom(Process process) {
    return !process.isRetiring()
        && (settings.workerClass() == WorkerClass.SYNC
            || process.connections() < settings.workerConnections());
  }

  private boolean connect(Request request) {
    if (backlog.givesUp(request)) {
      return Step.WAIT;
    }
    Process keeper = kept.taken(request);
    if (keeper != null) {
      return data(request, keeper);
    }
    Process process = backlog.isEmpty() ? processes.choose(request) : null;
    if (process == null) {
      boolean entered = backlog.enter(request);
      if (lateness != null) {
        lateness.watch(processes);
      }
      return entered;
    }
    backlog.passed();
    return accept(request, process);
  }

  /** Data come on an idle connection; a process without a place left does not look at it. */
  private boolean data(Request request, Process process) {
    request.setProcess(process.index());
    if (hasRoom(process)) {
      kept.read(request);
      return take(request, process);
    }
    process.work(1, 0);
    waitIn(process.unread, unread, request);
    return Step.WAIT;
  }

  /** Takes the connection; whether a thread handles it at once. */
  private boolean accept(Request request, Process process) {
    process.opens();
    request.setProcess(process.index());
    processes.beginsToWait(process);
    kept.opened(request, process);
    return take(request, process);
  }

  private boolean take(Request request, Process process) {
    if (process.busy < threads) {
      if (processQueue != null) {
        processQueue.completed();
        processQueue.waited(0);
      }
      process.work(1, 0);
      start(request, process, 0);
      return Step.GO_ON;
    }
    process.work(1, 0);
    waitIn(process.line, queue, request);
    return Step.WAIT;
  }

  private void waitIn(LinkedLine line, ProcessQueue place, Request request) {
    processQueue.change(simulation.now(), 1, 0);
    request.setSpent(simulation.now());
    request.spends(processQueue.queuePart());
    request.waitAt(place);
    line.add(request);
  }

  private void start(Request request, Process process, double waited) {
    process.busy++;
    process.work(0, 1);
    process.statistics().work().waited(waited);
    process.left--;
    if (process.isRetiring()) {
      kept.closeIdle(process);
    }
    process.notified = simulation.now();
    presence.served(request);
    request.hold(slots, process.index());
  }

  private void closed(Process process, Request unread) {
    if (unread != null) {
      unread.stopWaiting();
      process.unread.remove(unread);
      process.work(-1, 0);
      processQueue.change(simulation.now(), -1, 0);
      unread.setProcess(-1);
      backlog.enter(unread);
    }
    goOn(process, false);
  }

  /** A process may have got a place free: it reads what has come in, and accepts. */
  private void goOn(Process process, boolean accepted) {
    while (process.isUp()
        && process.unread.size() > 0
        && (hasRoom(process) || process.isRetiring())) {
      process.line.add(movedToLine(process.unread.poll()));
    }
    slots.startNext(process);
    if (!accepted && accepts(process)) {
      processes.beginsToWait(process);
    }
    drain();
  }

  private Request movedToLine(Request request) {
    kept.read(request);
    request.waitAt(queue);
    return request;
  }

  private void drain() {
    while (!backlog.isEmpty()) {
      Process process = processes.choose(backlog.peek());
      if (process == null) {
        if (lateness != null) {
          lateness.watch(processes);
        }
        return;
      }
      Request request = backlog.poll();
      if (accept(request, process)) {
        simulation.wake(request);
      }
    }
  }

  /** Threads that are held. */
  private final class Slots implements Holdable {
    @Override
    public void giveBack(Request request, int unit) {
      Process process = processes.of(request);
      boolean accepted = accepts(process);
      process.busy--;
      process.work(-1, -1);
      process.statistics().ended();
      if (!kept.keeps(request)) {
        process.closes();
      }
      presence.unserved();
      request.setProcess(-1);
      startNext(process);
      processes.finished(process);
      goOn(process, accepted);
    }

    private void startNext(Process process) {
      while (process.isUp() && process.busy < threads && process.line.size() > 0) {
        Request next = process.line.poll();
        processQueue.change(simulation.now(), -1, 0);
        processQueue.completed();
        processQueue.waited(simulation.now() - next.spent());
        start(next, process, simulation.now() - next.spent());
        next.wake();
      }
    }
  }

  /** The processes' own queues, as a place out of which a request can be taken. */
  private final class ProcessQueue implements Waiting {
    private final Function<Process, LinkedLine> line;

    private ProcessQueue(Function<Process, LinkedLine> line) {
      this.line = line;
    }

    @Override
    public void withdraw(Request request) {
      Process process = processes.of(request);
      line.apply(process).remove(request);
      process.work(-1, 0);
      if (!kept.keeps(request)) {
        process.closes();
      }
      processQueue.change(simulation.now(), -1, 0);
    }
  }
}
