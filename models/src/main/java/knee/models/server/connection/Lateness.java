package knee.models.server.connection;

import java.util.List;
import knee.models.scenario.Server;
import knee.models.server.host.InterpreterLock;
import knee.models.server.process.Process;
import knee.models.server.process.Processes;
import knee.simulator.Event;
import knee.simulator.Simulation;

/**
 * Who is late for a new connection. All processes are woken for it (each has the listening socket
 * in an epoll of its own, without EPOLLEXCLUSIVE; Gunicorn 20.1 to 23, workers/gthread.py, {@code
 * run}), and the first whose main thread runs Python accepts it. Where a thread computes, the main
 * thread has to get the interpreter lock first: it comes when the lock is free, or in its turn,
 * each thread before it computing for a switch interval.
 */
public final class Lateness {
  private final Simulation simulation;
  private final Backlog backlog;
  private final List<InterpreterLock> locks;
  private final double interval;
  private final Event longEnough;

  /**
   * @param accept takes what can be taken out of the backlog
   */
  public Lateness(
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

  public boolean computes(Process process) {
    return locks.get(process.place()).isHeld();
  }

  /** Whether this process cannot accept yet what comes now, or the first in the backlog. */
  public boolean of(Process process) {
    return computes(process) && simulation.now() < comes(process);
  }

  /** When its main thread has its turn, each before it computing for a switch interval [s]. */
  private double comes(Process process) {
    return woken() + (1 + locks.get(process.place()).waiting()) * interval;
  }

  private double woken() {
    return backlog.isEmpty() ? simulation.now() : backlog.peek().spent();
  }

  /** Sees to it that the first in the backlog is accepted by the first who comes. */
  public void watch(Processes processes) {
    if (backlog.isEmpty()) {
      return;
    }
    double first = Double.POSITIVE_INFINITY;
    for (Process process : processes.all()) {
      double time = comes(process);
      if (time > simulation.now()) {
        first = Math.min(first, time);
      }
    }
    simulation.cancel(longEnough);
    if (first < Double.POSITIVE_INFINITY) {
      simulation.scheduleAt(first, longEnough);
    }
  }
}
