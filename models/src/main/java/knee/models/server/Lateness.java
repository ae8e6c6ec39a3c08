package knee.models.server;

import java.util.List;
import knee.models.scenario.Server;
import knee.simulator.Event;
import knee.simulator.Simulation;

/**
 * Who is late for a new connection. All processes are woken for it (each has the listening socket
 * in an epoll of its own, without EPOLLEXCLUSIVE; Gunicorn 20.1 to 23, workers/gthread.py, {@code
 * run}), and the first whose main thread runs Python accepts it. Where a thread computes, the main
 * thread has to get the interpreter lock first: it comes when the lock is free, or after the switch
 * interval.
 */
final class Lateness {
  private final Simulation simulation;
  private final Backlog backlog;
  private final List<InterpreterLock> locks;
  private final double interval;
  private final Event longEnough;

  /**
   * @param accept takes what can be taken out of the backlog
   */
  Lateness(
      Simulation simulation,
      Backlog backlog,
      List<InterpreterLock> locks,
      Server settings,
      Runnable accept) {
    this.simulation = simulation;
    this.backlog = backlog;
    this.locks = locks;
    this.interval = settings.switchInterval().orElseThrow();
    this.longEnough =
        new Event() {
          @Override
          protected void fire() {
            accept.run();
          }
        };
  }

  /** Whether this process cannot accept yet what comes now, or the first in the backlog. */
  boolean of(Process process) {
    return locks.get(process.index()).isHeld() && left() > 0;
  }

  /** Until main threads have the lock that have wanted it since the first connection came [s]. */
  private double left() {
    return backlog.isEmpty() ? interval : backlog.peek().spent() + interval - simulation.now();
  }

  /** The first in the backlog is accepted after the switch interval at the latest. */
  void watch() {
    if (!backlog.isEmpty() && left() > 0 && !longEnough.isScheduled()) {
      simulation.scheduleAt(backlog.peek().spent() + interval, longEnough);
    }
  }
}
