package knee.models.server.host;

import java.util.ArrayList;
import java.util.List;
import knee.models.scenario.Server.Slowdown;
import knee.simulator.Event;
import knee.simulator.EventHeap;
import knee.simulator.Simulation;
import knee.simulator.journey.Waiting;
import knee.simulator.request.Request;
import knee.simulator.resource.Pace;
import knee.simulator.resource.Processor;

/**
 * Requests in service slow each other down: all timed steps progress at 1 / (1 + alpha (n-1) + beta
 * n (n-1)) of the clock, n changing as they go (Universal Scalability Law, Gunther 2007, ch. 4).
 *
 * <p>Virtual time: a step ends when the common progress reaches its mark; a change of n costs O(log
 * n). Requests that their client has given up count as long as the server has them.
 */
final class Contention implements Pace, Waiting {
  private final Simulation simulation;
  private final Slowdown slowdown;
  private final List<Processor> processors = new ArrayList<>();
  private final EventHeap marks = new EventHeap(16);
  private final Event next =
      new Event() {
        @Override
        protected void fire() {
          complete();
        }
      };
  private double progress;
  private double lastChange;
  private double rate = 1;
  private int counted;

  Contention(Simulation simulation, Slowdown slowdown) {
    this.simulation = simulation;
    this.slowdown = slowdown;
  }

  /** These progress at the same pace. */
  void slowsDown(Processor processor) {
    processors.add(processor);
  }

  /** One more, or one less, of those that count. */
  void count(int change) {
    counted += change;
    double n = counted;
    advance();
    rate = n <= 1 ? 1 : 1 / (1 + slowdown.alpha() * (n - 1) + slowdown.beta() * n * (n - 1));
    for (int i = 0; i < processors.size(); i++) {
      processors.get(i).setFactor(rate);
    }
    reschedule();
  }

  @Override
  public void after(double work, Request request) {
    advance();
    marks.add(progress + work, request);
    request.waitAt(this);
    reschedule();
  }

  @Override
  public void withdraw(Request request) {
    advance();
    marks.remove(request);
    reschedule();
  }

  private void complete() {
    progress = marks.firstTime();
    lastChange = simulation.now();
    while (marks.firstTime() <= progress) {
      ((Request) marks.poll()).wake();
    }
    reschedule();
  }

  private void advance() {
    progress += rate * (simulation.now() - lastChange);
    lastChange = simulation.now();
  }

  private void reschedule() {
    if (marks.isEmpty()) {
      progress = 0;
      simulation.cancel(next);
    } else {
      simulation.schedule(Math.max(0, marks.firstTime() - progress) / rate, next);
    }
  }
}
