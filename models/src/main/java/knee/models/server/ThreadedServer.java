package knee.models.server;

import java.util.ArrayList;
import java.util.List;
import knee.models.scenario.Server;
import knee.models.scenario.Server.Accept;
import knee.models.scenario.Server.Release;
import knee.models.scenario.Server.Wakeup.Order;
import knee.models.scenario.Server.WorkerClass;
import knee.models.server.connection.Backlog;
import knee.models.server.connection.KeptConnections;
import knee.models.server.connection.Lateness;
import knee.models.server.connection.MainThread;
import knee.models.server.connection.Wakeups;
import knee.models.server.host.Host;
import knee.models.server.host.InterpreterLock;
import knee.models.server.process.Process;
import knee.models.server.process.Processes;
import knee.simulator.Simulation;
import knee.simulator.journey.Part;
import knee.simulator.journey.Step;
import knee.simulator.journey.Variate;
import knee.simulator.request.Request;
import knee.simulator.request.RequestPool;
import knee.simulator.resource.Processor;
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
 * <p>In 20.1 a process that has used up its {@code worker_connections} does not poll at all: data
 * on kept connections wait too; in 26.2 it stops listening only. gthread keeps at most {@code
 * worker_connections - threads} idle connections ({@code max_keepalived}), so that both seldom
 * differ. With no more connections than threads, of which Gunicorn warns, it would keep none; here
 * they are kept then, and take their places.
 *
 * <p>Left out: the time that accepting itself takes.
 */
public final class ThreadedServer implements WebServer, Threads.Course {
  private final Simulation simulation;
  private final Server settings;
  private final boolean sync;
  private final int mostIdle;
  private final Processes processes;
  private final Wakeups wakeups;
  private final Backlog backlog;
  private final Presence presence;
  private final Interpreters interpreters;
  private final Lateness lateness;
  private final KeptConnections kept;
  private final Threads threads;
  private final MainThread mainThread;

  /**
   * @param forks whether requests start threads of their own, so that even the one thread of a sync
   *     worker has to share the interpreter lock
   */
  public ThreadedServer(
      Simulation simulation, RequestPool requests, Server settings, Host host, boolean forks) {
    this.simulation = simulation;
    this.settings = settings;
    this.sync = settings.workerClass() == WorkerClass.SYNC;
    int each = sync ? 1 : settings.threads();
    int spare = settings.workerConnections() - each;
    this.mostIdle = spare > 0 ? spare : Integer.MAX_VALUE;
    double keepalive = sync ? 0 : settings.lifetime().keepalive();
    this.kept = new KeptConnections(simulation, keepalive, this::closesLater, this::closed);
    this.processes =
        new Processes(
            simulation,
            requests,
            settings,
            host,
            () -> new StationStatistics("", each),
            kept::closeIdle,
            process -> drain());
    this.wakeups =
        new Wakeups(simulation, settings.wakeup(), processes.all(), this::accepts, this::computes);
    this.mainThread = new MainThread(simulation, settings, processes, kept);
    this.presence =
        new Presence(simulation, host.station("workers", (double) settings.workers() * each), host);
    this.backlog = new Backlog(simulation, host, settings);
    StationStatistics processQueue =
        settings.accept() == Accept.SHARED && sync
            ? null
            : host.waitingRoom("process_queue", Double.POSITIVE_INFINITY);
    this.threads =
        new Threads(
            simulation,
            processes,
            each,
            processQueue,
            this,
            request -> leavesPlace(request, processes.of(request)));
    boolean locked = settings.switchInterval().isPresent() && (each > 1 || forks);
    StationStatistics gil = locked ? host.station("gil", settings.workers()) : null;
    Processor cores = host.addCores();
    List<InterpreterLock> locks = new ArrayList<>();
    for (int i = 0; locked && i < settings.workers(); i++) {
      locks.add(
          new InterpreterLock(
              simulation, gil, cores, settings.switchInterval().orElseThrow(), this::drain));
    }
    this.interpreters = new Interpreters(processes, cores, locks);
    this.lateness =
        locked && settings.wakeup().order() == Order.WOKEN
            ? new Lateness(simulation, backlog, locks, settings, this::drain)
            : null;
    if (sync) {
      processes.watch(threads::isBusy, threads::isBusy);
    }
  }

  private boolean closesLater(Process process) {
    return mainThread.seesLater(process);
  }

  @Override
  public Part handle(Part steps) {
    return presence.from(this::connect, Part.sequence(waiting(backlog.data()), steps));
  }

  @Override
  public Part compute(Variate... times) {
    return interpreters.compute(times);
  }

  @Override
  public Part waiting(Part io) {
    return interpreters.waiting(io);
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
      case SHARED -> threads.isFree(process) && hasRoom(process);
      case EAGER -> hasRoom(process);
      case ONE_AT_A_TIME -> !threads.hasQueue(process) && hasRoom(process);
    };
  }

  private boolean hasRoom(Process process) {
    return !process.isClosing() && !isFull(process);
  }

  /** sync does not know {@code worker_connections}. */
  private boolean isFull(Process process) {
    return !sync && process.connections() >= settings.workerConnections();
  }

  /** Whether the process looks at what comes on its kept connections. */
  private boolean reads(Process process) {
    return settings.lifetime().release() == Release.V20_1 ? hasRoom(process) : process.isUp();
  }

  private boolean connect(Request request) {
    if (backlog.givesUp(request)) {
      return Step.WAIT;
    }
    Process keeper = kept.taken(request);
    if (keeper != null) {
      return data(request, keeper);
    }
    Process process = wakeups.chooseAtOnce(request, backlog);
    if (process == null) {
      boolean entered = backlog.enter(request);
      watchLateness();
      return entered;
    }
    return accept(request, process);
  }

  /** Data come on an idle connection. */
  private boolean data(Request request, Process process) {
    request.setProcess(process.index());
    if (reads(process)) {
      kept.read(request);
      mainThread.wakes(process);
      return threads.take(request, process);
    }
    threads.leaveUnread(request, process);
    return Step.WAIT;
  }

  /** Takes the connection; whether a thread handles it at once. */
  private boolean accept(Request request, Process process) {
    process.opens();
    request.setProcess(process.index());
    processes.beginsToWait(process);
    kept.opened(request, process);
    mainThread.wakes(process);
    return threads.take(request, process);
  }

  @Override
  public void begins(Request request, Process process) {
    presence.served(request);
    if (process.isRetiring()) {
      if (sync) {
        process.stopsAccepting();
      } else {
        mainThread.looksLater(process);
      }
    } else if (process.idle() >= mostIdle) {
      kept.isLast(request);
    }
  }

  @Override
  public void ends(Request request, Process process) {
    boolean full = isFull(process);
    boolean accepted = accepts(process);
    threads.free(process);
    leavesPlace(request, process);
    presence.unserved();
    request.setProcess(-1);
    if (sync) {
      processes.finished(process);
    } else {
      mainThread.requestEnded(process, full);
    }
    threads.startNext(process);
    goOn(process, accepted);
  }

  private void leavesPlace(Request request, Process process) {
    if (!kept.keeps(request)) {
      process.closes();
    }
  }

  private void closed(Process process, Request unread) {
    if (unread != null) {
      threads.drop(unread, process);
      unread.setProcess(-1);
      unread.repeatStep(); // its client connects anew, behind those who wait already
      simulation.wake(unread);
    }
    goOn(process, false);
  }

  /** A process may have got a place free: it reads what has come in, and accepts. */
  private void goOn(Process process, boolean accepted) {
    while (process.isUp() && threads.hasUnread(process) && reads(process)) {
      kept.read(threads.read(process));
      mainThread.wakes(process);
    }
    threads.startNext(process);
    if (!accepted && accepts(process)) {
      processes.beginsToWait(process);
    }
    drain();
  }

  private void drain() {
    while (!backlog.isEmpty()) {
      Process process = wakeups.choose(backlog.peek());
      if (process == null) {
        watchLateness();
        return;
      }
      Request request = backlog.poll();
      if (accept(request, process)) {
        simulation.wake(request);
      }
    }
  }

  private void watchLateness() {
    if (lateness != null) {
      lateness.watch(processes);
    }
  }
}
