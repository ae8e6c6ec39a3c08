package knee.models.server.host;

import knee.simulator.Event;
import knee.simulator.Simulation;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Step;
import knee.simulator.journey.Waiting;
import knee.simulator.request.Request;
import knee.simulator.resource.LinkedLine;
import knee.simulator.resource.Processor;
import knee.simulator.statistics.StationStatistics;

/**
 * The global interpreter lock of one process (CPython 3.2 to 3.12, Python/ceval_gil.h, {@code
 * take_gil}): one thread at a time computes. A thread waits for one switch interval after the
 * other, and at the end of one in which the lock has not changed hands it makes the holder drop it.
 * A free lock goes to the thread whose present interval began first: who has just asked for it is
 * behind those that wait with it. The process is one job on the shared cores, whichever of its
 * threads computes.
 *
 * <p>Left out: the cost of a switch, and that the operating system may let another waiter win.
 */
public final class InterpreterLock implements Holdable, Waiting {
  /** Work so small that its end is due at this very moment [s]. */
  private static final double ALMOST_DONE = 1e-12;

  private final Simulation simulation;
  private final StationStatistics statistics;
  private final Processor cores;
  private final double interval;
  private final Runnable freed;
  private final LinkedLine line = LinkedLine.firstComeFirstServed();
  private final Event timeOut =
      new Event() {
        @Override
        protected void fire() {
          timeOut();
        }
      };
  private final Event dropRequest =
      new Event() {
        @Override
        protected void fire() {
          drop();
        }
      };

  /** How often a thread has got the lock ({@code switch_number}). */
  private long switches;

  private Request holder;

  /** The holder has been asked to let go between two pieces of work. */
  private boolean dropDue;

  /**
   * @param freed told when nobody holds the lock any more
   */
  public InterpreterLock(
      Simulation simulation,
      StationStatistics statistics,
      Processor cores,
      double interval,
      Runnable freed) {
    this.simulation = simulation;
    this.statistics = statistics;
    this.cores = cores;
    this.interval = interval;
    this.freed = freed;
  }

  public boolean isHeld() {
    return holder != null;
  }

  /** How many threads wait for it. */
  public int waiting() {
    return line.size();
  }

  /** Computes for this long, once it has the lock; it keeps the lock until it lets go. */
  public boolean compute(Request request, double work) {
    request.setCarried(0);
    if (holder == request) {
      cores.join(request, work);
      if (dropDue) {
        simulation.schedule(0, dropRequest);
      }
      return Step.WAIT;
    }
    request.setWork(work);
    request.setSpent(0);
    statistics.change(simulation.now(), 1, 0);
    if (holder == null) {
      run(request);
      return Step.WAIT;
    }
    await(request);
    return Step.WAIT;
  }

  private void await(Request request) {
    request.spends(statistics.queuePart());
    request.waitAt(this);
    beginInterval(request);
    watch();
  }

  private void beginInterval(Request request) {
    request.setSince(simulation.now());
    request.setTurn(switches);
    line.add(request);
  }

  /** The first in line is the next whose interval ends. */
  private void watch() {
    if (line.size() == 0) {
      simulation.cancel(timeOut);
    } else {
      simulation.scheduleAt(line.peek().since() + interval, timeOut);
    }
  }

  private void timeOut() {
    boolean unchanged = false;
    for (int left = line.size(); left > 0 && isOver(line.peek()); left--) {
      Request first = takeFirst();
      unchanged |= first.turn() == switches;
      beginInterval(first);
    }
    watch();
    if (unchanged) {
      drop();
    }
  }

  private boolean isOver(Request waiting) {
    return waiting.since() + interval <= simulation.now();
  }

  private Request takeFirst() {
    Request first = line.poll();
    first.setSpent(first.spent() + simulation.now() - first.since());
    return first;
  }

  private void run(Request request) {
    holder = request;
    switches++;
    statistics.change(simulation.now(), 0, 1);
    request.stopWaiting();
    request.hold(this, 0);
    cores.join(request, request.work());
    request.setSince(request.since() - request.carried());
  }

  private void drop() {
    if (line.size() == 0) {
      return;
    }
    if (holder.waitingAt() != cores || cores.left(holder) < ALMOST_DONE) {
      dropDue = true; // its piece of work is over at this very moment; another may follow
      return;
    }
    Request interrupted = holder;
    double waited = simulation.now() - interrupted.since() - cores.served(interrupted);
    interrupted.setCarried(Math.max(0, waited));
    interrupted.setWork(cores.interrupt(interrupted));
    interrupted.lose(this);
    statistics.change(simulation.now(), 0, -1);
    passOn();
    await(interrupted);
  }

  /** The thread is about to wait for something else. */
  public boolean letGo(Request request) {
    if (holder == request) {
      request.releaseOnly(this);
    }
    return Step.GO_ON;
  }

  @Override
  public void giveBack(Request request, int unit) {
    statistics.left(simulation.now());
    statistics.waited(request.spent());
    passOn();
  }

  private void passOn() {
    simulation.cancel(dropRequest);
    dropDue = false;
    holder = null;
    if (line.size() == 0) {
      freed.run();
    } else {
      run(takeFirst());
      watch();
    }
  }

  @Override
  public void withdraw(Request request) {
    line.remove(request);
    watch();
    statistics.change(simulation.now(), -1, 0);
  }
}
