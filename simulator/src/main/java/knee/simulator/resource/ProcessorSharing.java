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
 * the same instant end in the order they came.
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
    request.spends(statistics.queuePart());
    request.waitAt(this);
    marks.add(attained + work, request);
    statistics.change(simulation.now(), 1, 0);
    changed();
  }

  @Override
  public double interrupt(Request request) {
    advance();
    double left = Math.max(0, marks.timeOf(request) - attained);
    marks.remove(request);
    statistics.change(simulation.now(), -1, 0);
    countService(request, request.work() - left);
    changed();
    return left;
  }

  @Override
  public double left(Request request) {
    return Math.max(0, marks.timeOf(request) - attained - rate * (simulation.now() - lastChange));
  }

  private void complete() {
    double now = simulation.now();
    // Exactly the mark: rounding must not leave a rest of 1e-17 s behind.
    attained = marks.firstTime();
    lastChange = now;
    while (marks.firstTime() <= attained) {
      Request done = (Request) marks.poll();
      statistics.change(now, -1, 0);
      countService(done, done.work());
      statistics.completed();
      statistics.waited(Math.max(0, now - done.since() - done.work()));
      done.wake();
    }
    changed();
  }

  /** The demand is service, the rest of the time here is waiting. */
  private void countService(Request request, double work) {
    request.countsAs(statistics.servicePart(), statistics.queuePart(), work);
  }

  private void advance() {
    double now = simulation.now();
    attained += rate * (now - lastChange);
    lastChange = now;
  }

  /** Number present or speed has changed; the work attained is up to date. */
  private void changed() {
    int n = marks.size();
    if (n == 0) {
      attained = 0;
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
