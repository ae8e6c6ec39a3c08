package knee.models.server;

import knee.models.scenario.Server;
import knee.models.scenario.Server.Accept;
import knee.models.scenario.Server.WorkerClass;
import knee.models.server.connection.Backlog;
import knee.models.server.connection.KeptConnections;
import knee.models.server.connection.Wakeups;
import knee.models.server.host.Host;
import knee.models.server.process.Heartbeat;
import knee.models.server.process.Process;
import knee.models.server.process.Processes;
import knee.simulator.Simulation;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Part;
import knee.simulator.journey.Step;
import knee.simulator.journey.Variate;
import knee.simulator.request.Request;
import knee.simulator.request.RequestPool;
import knee.simulator.resource.Processor;
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
  private final Wakeups wakeups;
  private final EventLoops loops;
  private final Presence presence;
  private final Processor cores;
  private final KeptConnections kept;
  private final Heartbeat heartbeat;
  private final Places places = new Places();

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
    StationStatistics all = host.station("processes", settings.workers());
    this.processes =
        new Processes(
            simulation,
            requests,
            settings,
            host,
            () -> StationStatistics.memberOf(all, 1),
            kept::closeIdle,
            this::booted);
    this.wakeups =
        new Wakeups(
            simulation, settings.wakeup(), processes.all(), this::accepts, process -> false);
    this.loops = new EventLoops(simulation, processes, all, this::acceptNext);
    this.heartbeat = new Heartbeat(simulation, processes);
    this.cores = host.addCores();
    processes.watch(process -> !loops.isIdle(process), loops::isStopped);
  }

  @Override
  public Part handle(Part steps) {
    return presence.from(this::connect, Part.sequence(waiting(backlog.data()), steps));
  }

  @Override
  public Part compute(Variate... times) {
    return WebServer.inARow(cores::use, times);
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
        if (loops.runs(request, process)) {
          loops.passOn(process);
        }
      }
      return went;
    };
  }

  private boolean resume(Request request) {
    Process process = processes.of(request);
    return loops.runs(request, process) ? Step.GO_ON : loops.enter(request, process);
  }

  /** A task of the loop: it begins in the next round, and ends in one. */
  @Override
  public Part beside(Part steps) {
    Step begin =
        request -> {
          loops.holdTask(request);
          return Step.GO_ON;
        };
    return Part.sequence(Part.of(begin, this::resume), steps);
  }

  private boolean accepts(Process process) {
    return process.isUp() && loops.isIdle(process) && hasRoom(process);
  }

  private boolean hasRoom(Process process) {
    return !process.isClosing() && process.connections() < settings.workerConnections();
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
    Process process = wakeups.chooseAtOnce(request, backlog);
    if (process == null) {
      return backlog.enter(request);
    }
    accept(request, process);
    return loops.enter(request, process);
  }

  private void accept(Request request, Process process) {
    process.opens();
    kept.opened(request, process);
    begins(request, process);
  }

  private void begins(Request request, Process process) {
    process.begins();
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
      process.stopsAccepting();
      kept.closeIdle(process);
    }
  }

  private void booted(Process process) {
    loops.nextRound(process);
  }

  private void acceptNext(Process process) {
    do {
      acceptOne(process);
    } while (settings.accept() == Accept.EAGER && !backlog.isEmpty() && hasRoom(process));
  }

  private void placeFree(Process process, Request unread) {
    if (loops.isIdle(process) && process.isUp()) {
      loops.nextRound(process);
    }
  }

  private void acceptOne(Process process) {
    if (backlog.isEmpty() || !hasRoom(process)) {
      return;
    }
    Request request = backlog.poll();
    accept(request, process);
    loops.ready(request, process);
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
      if (loops.runs(request, process)) {
        loops.passOn(process);
      } else {
        placeFree(process, null);
      }
      if (settings.workerClass() == WorkerClass.ASGI) {
        processes.finished(process);
      }
    }
  }
}
