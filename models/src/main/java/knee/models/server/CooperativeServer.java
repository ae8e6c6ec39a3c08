package knee.models.server;

import java.util.ArrayList;
import java.util.List;
import knee.models.scenario.Server;
import knee.models.scenario.Server.Accept;
import knee.models.scenario.Server.WorkerClass;
import knee.simulator.Simulation;
import knee.simulator.request.Holdable;
import knee.simulator.request.Part;
import knee.simulator.request.Request;
import knee.simulator.request.RequestPool;
import knee.simulator.request.Step;
import knee.simulator.request.Variate;
import knee.simulator.resource.ProcessorSharing;
import knee.simulator.statistics.StationStatistics;

/**
 * Event-loop workers: Gunicorn's {@code gevent} (20.1, workers/ggevent.py) and ASGI servers. One
 * request of a process at a time runs, until it yields in a wait; nobody interrupts it.
 *
 * <p>A round of the loop: the requests ready at its start run, each to its next yield, first come
 * first; then one connection is accepted (all there is room for, with {@code eager}), and joins the
 * end. A busy loop does not accept; among idle ones with room, {@code wakeup} decides.
 *
 * <p>Left out: the time that the loop itself takes.
 */
public final class CooperativeServer implements WebServer {
  private final Simulation simulation;
  private final Server settings;
  private final Processes processes;
  private final Backlog backlog;
  private final StationStatistics loops;
  private final Presence presence;
  private final ProcessorSharing cores;
  private final KeptConnections kept;
  private final Heartbeat heartbeat;
  private final Places places = new Places();
  private final Tasks tasks = new Tasks();
  private final ReadyLine readyLine;

  public CooperativeServer(
      Simulation simulation, RequestPool requests, Server settings, Host host) {
    this.simulation = simulation;
    this.settings = settings;
    this.kept =
        new KeptConnections(
            simulation, settings.lifetime().keepalive(), process -> false, this::placeFree);
    double capacity =
        settings.workerConnections() == Integer.MAX_VALUE
            ? Double.POSITIVE_INFINITY
            : (double) settings.workers() * settings.workerConnections();
    this.presence = new Presence(simulation, host.station("workers", capacity), host);
    this.backlog = new Backlog(simulation, host, settings);
    this.loops = host.station("processes", settings.workers());
    this.processes =
        new Processes(
            simulation,
            requests,
            settings,
            host,
            () -> StationStatistics.memberOf(loops, 1),
            this::accepts,
            process -> false,
            kept::closeIdle,
            this::nextRound);
    this.heartbeat = new Heartbeat(simulation, processes);
    this.readyLine = new ReadyLine(processes);
    this.cores = host.addCores();
    processes.watch(process -> process.running != null);
  }

  @Override
  public Part handle(Part steps) {
    return presence.from(this::connect, steps);
  }

  @Override
  public Part compute(Variate... times) {
    List<Part> parts = new ArrayList<>();
    for (Variate time : times) {
      parts.add(cores.use(time));
    }
    return Part.sequence(parts);
  }

  /**
   * Who waits yields the loop, and has to get it back after the whole part: what happens between,
   * at a disk or at a service, does not need the loop.
   */
  @Override
  public Part waiting(Part io) {
    return io.length() == 0
        ? io
        : Part.sequence(io.eachStep(step -> Part.of(yielding(step))), Part.of(this::resume));
  }

  /** Who waits keeps the loop. */
  @Override
  public Part blocking(Part io) {
    return io;
  }

  private Step yielding(Step step) {
    return request -> {
      boolean went = step.enter(request);
      if (went == Step.WAIT && request.process() >= 0) {
        Process process = processes.of(request);
        if (process.running == request) {
          yieldLoop(process);
        }
      }
      return went;
    };
  }

  private boolean resume(Request request) {
    Process process = processes.of(request);
    if (process.running == request) {
      return Step.GO_ON;
    }
    process.work(1, 0);
    request.setSpent(simulation.now());
    if (process.running == null) {
      process.notified = simulation.now();
      run(request, process);
      return Step.GO_ON;
    }
    request.spends(loops.queuePart());
    request.waitAt(readyLine);
    process.line.add(request);
    return Step.WAIT;
  }

  /** A task of the loop: it begins in the next round, and ends in one. */
  @Override
  public Part beside(Part steps) {
    Step begin =
        request -> {
          request.hold(tasks, 0);
          return Step.GO_ON;
        };
    return Part.sequence(Part.of(begin, this::resume), steps);
  }

  private boolean accepts(Process process) {
    return process.isUp() && process.running == null && hasRoom(process);
  }

  private boolean hasRoom(Process process) {
    return !process.closing && process.connections() < settings.workerConnections();
  }

  private boolean connect(Request request) {
    if (backlog.givesUp(request)) {
      return Step.WAIT;
    }
    Process keeper = kept.taken(request);
    if (keeper != null) {
      kept.read(request);
      begins(request, keeper);
      return resume(request);
    }
    Process process = processes.accepting(request, backlog);
    if (process == null) {
      return backlog.enter(request);
    }
    accept(request, process);
    process.work(1, 0);
    request.setSpent(simulation.now());
    process.notified = simulation.now();
    run(request, process);
    return Step.GO_ON;
  }

  private void accept(Request request, Process process) {
    process.opens();
    kept.opened(request, process);
    begins(request, process);
  }

  private void begins(Request request, Process process) {
    process.left--;
    if (process.isRetiring()) {
      retires(process);
    }
    request.setProcess(process.index());
    presence.served(request);
    request.hold(places, process.index());
  }

  private void retires(Process process) {
    if (settings.workerClass() == WorkerClass.GEVENT) {
      heartbeat.retires(process);
    } else {
      process.closing = true;
      kept.closeIdle(process);
    }
  }

  private void run(Request request, Process process) {
    process.running = request;
    process.work(0, 1);
    process.statistics().work().waited(simulation.now() - request.spent());
  }

  private void yieldLoop(Process process) {
    process.running = null;
    process.work(-1, -1);
    process.statistics().work().completed();
    if (!process.isUp()) {
      return;
    }
    if (process.roundLeft > 0) {
      runNext(process);
    } else {
      nextRound(process);
    }
  }

  private void nextRound(Process process) {
    do {
      acceptOne(process);
    } while (settings.accept() == Accept.EAGER && !backlog.isEmpty() && hasRoom(process));
    process.notified = simulation.now();
    process.roundLeft = process.line.size();
    if (process.roundLeft == 0) {
      processes.beginsToWait(process);
    } else {
      runNext(process);
    }
  }

  private void placeFree(Process process, Request unread) {
    if (process.running == null && process.isUp()) {
      nextRound(process);
    }
  }

  private void acceptOne(Process process) {
    if (backlog.isEmpty() || !hasRoom(process)) {
      return;
    }
    Request request = backlog.poll();
    accept(request, process);
    process.work(1, 0);
    request.setSpent(simulation.now());
    request.spends(loops.queuePart());
    request.waitAt(readyLine);
    process.line.add(request);
  }

  private void runNext(Process process) {
    process.roundLeft--;
    Request next = process.line.poll();
    run(next, process);
    next.wake();
  }

  /** Places of {@code worker_connections} that are taken. */
  private final class Places implements Holdable {
    @Override
    public void giveBack(Request request, int unit) {
      Process process = processes.of(request);
      if (!kept.keeps(request)) {
        process.closes();
      }
      process.statistics().ended();
      presence.unserved();
      request.setProcess(-1);
      if (process.running == request) {
        yieldLoop(process);
      } else if (process.running == null && process.isUp()) {
        nextRound(process);
      }
      if (settings.workerClass() == WorkerClass.ASGI) {
        processes.finished(process);
      }
    }
  }

  /** The end of a task that runs beside its request. */
  private final class Tasks implements Holdable {
    @Override
    public void giveBack(Request request, int unit) {
      Process process = processes.of(request);
      if (process.running == request) {
        yieldLoop(process);
      }
    }
  }
}
