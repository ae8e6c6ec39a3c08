package knee.models.server.connection;

import java.util.ArrayList;
import java.util.List;
import knee.models.scenario.Server;
import knee.models.scenario.Server.Release;
import knee.models.server.process.Process;
import knee.models.server.process.Processes;
import knee.simulator.Event;
import knee.simulator.Simulation;

/**
 * The main thread of each gthread process (Gunicorn 20.1 and 26.2, workers/gthread.py, {@code
 * run}): it waits for a connection or for data, for 1 s at most, and then comes round: it closes
 * connections that have been idle for too long, and notices that it has had its {@code
 * max_requests}; what woke it is still taken. From 26.2 on the end of a request wakes it, too (a
 * pipe, {@code PollableMethodQueue}); in 20.1 only where it had used up its {@code
 * worker_connections} (it waits for {@code futures} then).
 *
 * <p>A process that retires closes its idle connections and goes when the last request has ended;
 * from 26.2 on it goes on reading its kept connections, each for one more response, until none is
 * left or {@code graceful_timeout} (30 s) is over; it looks at the clock only when data come or a
 * request ends.
 *
 * <p>Left out: that 20.1 closes the idle connections of a retiring process only with the process;
 * the CPU that it burns where idle connections alone use up its places, when it has nothing to wait
 * for and spins.
 */
public final class MainThread {
  /** What {@code poller.select} and {@code futures.wait} wait for at most [s]. */
  private static final double WAITS = 1;

  /** Of the clock, as a share of what it waits. */
  private static final double ROUNDING = 1e-9;

  /** Gunicorn's default [s]. */
  private static final double GRACEFUL_TIMEOUT = 30;

  private final Simulation simulation;
  private final Server settings;
  private final Processes processes;
  private final KeptConnections kept;
  private final List<Round> rounds = new ArrayList<>();

  /** The next time that a process comes round, where that matters. */
  private final class Round extends Event {
    private final Process process;

    /** When a retiring process goes at the latest [s]. */
    private double leaves;

    private Round(Process process) {
      this.process = process;
    }

    @Override
    protected void fire() {
      process.comesRound();
      if (!process.isUp()) {
        return;
      }
      noticeEnd(process);
      kept.closeOverdue(process);
      if (process.isClosing()) {
        close();
      }
    }

    private void close() {
      if (settings.lifetime().release() == Release.V20_1 || simulation.now() >= leaves) {
        kept.closeIdle(process);
      } else {
        simulation.cancel(this);
        simulation.scheduleAt(leaves, this);
      }
      processes.finished(process);
      if (!process.isUp()) {
        simulation.cancel(this);
      }
    }
  }

  public MainThread(
      Simulation simulation, Server settings, Processes processes, KeptConnections kept) {
    this.simulation = simulation;
    this.settings = settings;
    this.processes = processes;
    this.kept = kept;
    processes.all().forEach(process -> rounds.add(new Round(process)));
  }

  /** A connection or data have woken it; they are taken after this. */
  public void wakes(Process process) {
    process.comesRound();
    noticeEnd(process);
    if (process.isClosing() || kept.hasOverdue(process)) {
      Round round = rounds.get(process.place());
      simulation.cancel(round);
      simulation.wake(round);
    }
  }

  private void noticeEnd(Process process) {
    if (process.isRetiring() && !process.isClosing()) {
      process.stopsAccepting();
      rounds.get(process.place()).leaves = simulation.now() + GRACEFUL_TIMEOUT;
    }
  }

  /**
   * A request has ended.
   *
   * @param full whether its process had no place left
   */
  public void requestEnded(Process process, boolean full) {
    if (full || process.isClosing() || settings.lifetime().release() == Release.V26_2) {
      wakes(process);
    }
  }

  /**
   * A connection has been idle for too long.
   *
   * @return false where it sees that at once, as it waits for nothing
   */
  public boolean seesLater(Process process) {
    boolean spins =
        settings.lifetime().release() == Release.V20_1
            && process.connections() >= settings.workerConnections()
            && process.connections() == process.idle();
    if (!spins) {
      looksLater(process);
    }
    return !spins;
  }

  /** There is something to see for it when it next comes round. */
  public void looksLater(Process process) {
    Round round = rounds.get(process.place());
    if (!round.isScheduled()) {
      double waited = simulation.now() - process.cameRound();
      double waits = WAITS * Math.max(1, Math.ceil(waited / WAITS - ROUNDING));
      simulation.scheduleAt(Math.max(simulation.now(), process.cameRound() + waits), round);
    }
  }
}
