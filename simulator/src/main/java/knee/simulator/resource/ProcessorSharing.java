package knee.simulator.resource;

import knee.simulator.Event;
import knee.simulator.EventHeap;
import knee.simulator.Simulation;
import knee.simulator.request.Request;
import knee.simulator.statistics.StationStatistics;

/**
 * Cores shared equally by all requests present, each at most one core: of n requests each
 * progresses at min(1, cores / n), or, with given speeds, at speed(n) / n.
 *
 * <p>Virtual time: a request ends when the work attained per request reaches its own mark
 * (Kleinrock 1976, vol. 2, ch. 4). Joining and leaving cost O(log n). Requests that would end at
 * the same instant end in the order they came. Where progress is slowed down, a piece of work is a
 * longer one: its service is the time that its share of the cores took over it.
 */
public final class ProcessorSharing implements Processor {
  private final Simulation simulation;
  private final StationStatistics statistics;
  private final double cores;
  private final double[] speed;
  private final EventHeap marks = new EventHeap(16);
  private final Event completion =
      new Event() {
        @Override
        protected void fire() {
          complete();
        }
      };
  private double attained;

  /** How much longer the work attained has taken because progress was slowed down [s]. */
  private double stretch;

  private double lastChange;
  private double factor = 1;
  private double rate;

  /**
   * @param cores may be fractional; infinite: everybody progresses at rate 1
   * @param speed total rate with 1, 2, 3, ... present, the last one beyond; empty: by cores
   */
  public ProcessorSharing(
      Simulation simulation, StationStatistics statistics, double cores, double[] speed) {
    this.simulation = simulation;
    this.statistics = statistics;
    this.cores = cores;
    this.speed = speed.clone();
  }

  @Override
  public void setFactor(double newFactor) {
    advance();
    factor = newFactor;
    changed();
  }

  @Override
  public void join(Request request, double work) {
    advance();
    request.setSince(simulation.now());
    request.setWork(work);
    request.setStretch(stretch);
    request.spends(statistics.queuePart());
    request.waitAt(this);
    marks.add(attained + work, request);
    statistics.change(simulation.now(), 1, 0);
    changed();
  }

  @Override
  public double interrupt(Request request) {
    countService(request, served(request));
    double left = left(request);
    marks.remove(request);
    statistics.change(simulation.now(), -1, 0);
    changed();
    return left;
  }

  @Override
  public double left(Request request) {
    return Math.max(0, marks.timeOf(request) - attained - rate * (simulation.now() - lastChange));
  }

  @Override
  public double served(Request request) {
    advance();
    return request.work() - left(request) + stretchOf(request);
  }

  private double stretchOf(Request request) {
    return stretch - request.stretch();
  }

  private void complete() {
    double now = simulation.now();
    advance();
    // Exactly the mark: rounding must not leave a rest of 1e-17 s behind.
    attained = marks.firstTime();
    while (marks.firstTime() <= attained) {
      Request done = (Request) marks.poll();
      statistics.change(now, -1, 0);
      double service = Math.min(now - done.since(), done.work() + stretchOf(done));
      countService(done, service);
      statistics.completed();
      statistics.waited(now - done.since() - service);
      done.wake();
    }
    changed();
  }

  /** The demand, stretched, is service (no more than the time here), the rest is waiting. */
  private void countService(Request request, double service) {
    request.countsAs(statistics.servicePart(), statistics.queuePart(), service);
  }

  private void advance() {
    double now = simulation.now();
    double progress = rate * (now - lastChange);
    attained += progress;
    stretch += progress * (1 / factor - 1);
    lastChange = now;
  }

  /** Number present or speed has changed; the work attained is up to date. */
  private void changed() {
    int n = marks.size();
    if (n == 0) {
      attained = 0;
      stretch = 0;
      rate = 0;
      statistics.setBusy(simulation.now(), 0);
      simulation.cancel(completion);
      return;
    }
    rate =
        factor
            * (speed.length == 0
                ? Math.min(1, cores / n)
                : speed[Math.min(n, speed.length) - 1] / n);
    statistics.setBusy(simulation.now(), speed.length == 0 ? Math.min(n, cores) : 1);
    simulation.schedule(Math.max(0, marks.firstTime() - attained) / rate, completion);
  }
}
