package knee.models.server.process;

import java.util.ArrayList;
import java.util.List;
import knee.simulator.Event;
import knee.simulator.Simulation;

/**
 * The main greenlet of each gevent process, which sleeps for 1 s at a time (Gunicorn 20.1 and 26.2,
 * workers/ggevent.py, {@code run}). Only when it wakes does it see that the process has had its
 * {@code max_requests}, and stops accepting; and once a second after that whether the last
 * connection is closed, idle ones included, so that it can go.
 *
 * <p>Left out: that a busy loop lets it wake late; {@code graceful_timeout}.
 */
public final class Heartbeat {
  private static final double SLEEPS = 1;

  private final Simulation simulation;
  private final Processes processes;
  private final List<Beat> beats = new ArrayList<>();

  private final class Beat extends Event {
    private final Process process;

    private Beat(Process process) {
      this.process = process;
    }

    @Override
    protected void fire() {
      if (!process.isUp() || !process.isRetiring()) {
        return;
      }
      process.stopsAccepting();
      processes.finished(process);
      if (process.isUp()) {
        simulation.schedule(SLEEPS, this);
      }
    }
  }

  public Heartbeat(Simulation simulation, Processes processes) {
    this.simulation = simulation;
    this.processes = processes;
    processes.all().forEach(process -> beats.add(new Beat(process)));
  }

  /** The process has had its requests. */
  public void retires(Process process) {
    Beat beat = beats.get(process.place());
    if (!beat.isScheduled()) {
      double lived = simulation.now() - process.cameRound();
      simulation.schedule(SLEEPS * (Math.floor(lived / SLEEPS) + 1) - lived, beat);
    }
  }
}
