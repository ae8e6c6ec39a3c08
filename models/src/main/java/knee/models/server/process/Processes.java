package knee.models.server.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import knee.models.scenario.Server;
import knee.models.scenario.Server.Release;
import knee.models.scenario.Server.WorkerClass;
import knee.models.server.host.Host;
import knee.simulator.Event;
import knee.simulator.Simulation;
import knee.simulator.random.RandomStream;
import knee.simulator.request.Request;
import knee.simulator.request.RequestPool;
import knee.simulator.statistics.StationStatistics;

/**
 * The worker processes of a server, and the arbiter that looks after them once a second (Gunicorn
 * 20.1, arbiter.py, {@code murder_workers}): who gave no sign of life for longer than {@code
 * timeout} is killed, with all it holds, and another is booted in its place. The kernel does the
 * same to one for want of memory. A process that has had its {@code max_requests} finishes what it
 * has accepted, and is booted again. From 26.2 on a sync worker that the arbiter kills answers 500
 * (workers/sync.py, {@code handle}, {@code except BaseException}), which a proxy passes on; before,
 * it closed the connection, which makes it a {@code bad_gateway}.
 *
 * <p>Left out: that the arbiter looks again only when its own select returns, some milliseconds
 * late.
 */
public final class Processes {
  private static final double ARBITER_LOOKS_EVERY = 1;

  /** A look too many does no harm [s]. */
  private static final double ROUNDING = 1e-6;

  private final Simulation simulation;
  private final RequestPool requests;
  private final Server settings;
  private final Host host;
  private final List<Process> all = new ArrayList<>();
  private final List<Event> leftovers = new ArrayList<>();
  private final RandomStream jitter;
  private final Consumer<Process> killed;
  private final MemoryLimit memory;
  private long turns;
  private long forks;

  /**
   * @param work what is reported of each, how busy it is and who waits in it
   * @param killed what happens besides when one is killed
   * @param booted what happens when a respawned process accepts again
   */
  public Processes(
      Simulation simulation,
      RequestPool requests,
      Server settings,
      Host host,
      Supplier<StationStatistics> work,
      Consumer<Process> killed,
      Consumer<Process> booted) {
    this.simulation = simulation;
    this.requests = requests;
    this.settings = settings;
    this.host = host;
    this.killed = killed;
    for (int i = 0; i < settings.workers(); i++) {
      all.add(fork(i, work.get(), booted));
    }
    all.forEach(process -> leftovers.add(leftover(process)));
    this.forks = host.firstProcess() + settings.workers();
    this.memory =
        settings
            .memory()
            .map(m -> new MemoryLimit(simulation, m, host.memory(m.limit()), all, this::killNow))
            .orElse(null);
    all.forEach(this::changed);
    this.jitter = simulation.stream("server.max_requests." + host.firstProcess());
    all.forEach(this::starts);
    this.turns = host.firstProcess() + settings.workers();
  }

  private Process fork(int place, StationStatistics work, Consumer<Process> booted) {
    return new Process(
        simulation,
        host.firstProcess() + place,
        place,
        host.process(place, work),
        this::changed,
        process -> {
          starts(process);
          beginsToWait(process);
          booted.accept(process);
        });
  }

  private void changed(Process process) {
    if (memory != null) {
      memory.changed(process);
    }
  }

  /** A fresh process counts from 0 (workers/base.py, {@code max_requests} and its jitter). */
  private void starts(Process process) {
    Server.Lifetime lifetime = settings.lifetime();
    if (lifetime.maxRequests() == 0) {
      process.starts(Long.MAX_VALUE);
    } else {
      int more = lifetime.jitter() == 0 ? 0 : jitter.nextInt(lifetime.jitter() + 1);
      process.starts((long) lifetime.maxRequests() + more);
    }
  }

  /**
   * A process that accepts nothing and has no connection left goes, and with it what it still does
   * for nobody; it comes back after a boot.
   */
  public void finished(Process process) {
    if (process.isClosing() && process.isUp() && process.connections() == 0) {
      goesDown(process);
      simulation.wake(leftovers.get(process.place()));
    }
  }

  private void goesDown(Process process) {
    process.goesDown(forks++);
    simulation.schedule(settings.boot(), process);
  }

  /** Ends all that a process has begun. */
  private void end(Process process, String error) {
    requests.forEach(
        request -> request.process() == process.index() && !request.isBranch(),
        request -> request.cutShort(error));
  }

  /** What a process still does for nobody when it has gone; it may be what happens just then. */
  private Event leftover(Process process) {
    return new Event() {
      @Override
      protected void fire() {
        end(process, "restarted");
      }
    };
  }

  public List<Process> all() {
    return all;
  }

  /** Whether one of them has this request. */
  public boolean has(Request request) {
    int place = placeOf(request);
    return request.process() >= 0 && place >= 0 && place < all.size();
  }

  public Process of(Request request) {
    return all.get(placeOf(request));
  }

  /** The place of its process among those of this server. */
  public int placeOf(Request request) {
    return request.process() - host.firstProcess();
  }

  public void beginsToWait(Process process) {
    process.beginsToWait(turns++);
  }

  /**
   * Lets the arbiter kill every process that is stuck, by this criterion, for too long.
   *
   * @param waits whether one is stuck and computes nothing, so that it may be for ever
   */
  public void watch(Predicate<Process> stuck, Predicate<Process> waits) {
    if (settings.timeout() == Double.POSITIVE_INFINITY) {
      return;
    }
    host.watchedBy(request -> has(request) && waits.test(of(request)));
    Event arbiter =
        new Event() {
          @Override
          protected void fire() {
            for (Process process : all) {
              double silence = simulation.now() - process.notified();
              if (process.isUp() && stuck.test(process) && silence > settings.timeout()) {
                abort(process);
              }
            }
            simulation.schedule(untilLookThatMatters(stuck), this);
          }
        };
    simulation.schedule(untilLookThatMatters(stuck), arbiter);
  }

  /**
   * Until the first look at which one could be found silent for too long [s]: who gets stuck later
   * has just given a sign of life. Those before find nothing, and are not simulated: with one
   * request an hour they were nearly all the events there were.
   */
  private double untilLookThatMatters(Predicate<Process> stuck) {
    double now = simulation.now();
    double silentSince = now;
    for (Process process : all) {
      if (process.isUp() && stuck.test(process)) {
        silentSince = Math.min(silentSince, process.notified());
      }
    }
    double look = Math.ceil((silentSince + settings.timeout() - ROUNDING) / ARBITER_LOOKS_EVERY);
    return Math.max(ARBITER_LOOKS_EVERY, look * ARBITER_LOOKS_EVERY - now);
  }

  /** By SIGKILL, which leaves no time to answer. */
  private void killNow(Process process) {
    kill(process, host.seen("killed"));
  }

  /** By SIGABRT, on which the worker runs its own code once more. */
  private void abort(Process process) {
    boolean answers =
        settings.lifetime().release() == Release.V26_2
            && settings.workerClass() == WorkerClass.SYNC;
    kill(process, answers ? "killed" : host.seen("killed"));
  }

  private void kill(Process process, String error) {
    process.statistics().killed();
    goesDown(process);
    end(process, error);
    killed.accept(process);
  }
}
