package knee.simulator.resource;

import knee.simulator.Simulation;
import knee.simulator.request.Request;

/** How timed steps progress: with the clock, or slower where contention says so. */
@FunctionalInterface
public interface Pace {
  /** Lets the request go on after so many seconds of undisturbed progress. */
  void after(double work, Request request);

  /** Progress is time. */
  static Pace ofClock(Simulation simulation) {
    return new Clock(simulation);
  }

  /** Progress is time. */
  record Clock(Simulation simulation) implements Pace {
    @Override
    public void after(double work, Request request) {
      simulation.schedule(work, request);
    }
  }
}
