package knee.simulator.resource;

import knee.simulator.journey.Part;
import knee.simulator.journey.Step;
import knee.simulator.journey.Variate;
import knee.simulator.journey.Waiting;
import knee.simulator.request.Request;

/** Cores that compute for the requests that join them, each at most one core at a time. */
public interface Processor extends Waiting {
  /** Computes for this long, if alone. */
  default Part use(Variate time) {
    if (time.isZero()) {
      return Part.NOTHING;
    }
    return Part.of(
        request -> {
          join(request, time.of(request));
          return Step.WAIT;
        });
  }

  /** Starts a piece of work [s]; the request is woken at its end. */
  void join(Request request, double work);

  /** Takes a request out in the middle; returns the work that it still needs [s]. */
  double interrupt(Request request);

  /** The work that a request present here still needs [s]. */
  double left(Request request);

  /**
   * The service that a request present here has had [s]: its work done, at the pace at which it
   * went.
   */
  double served(Request request);

  /** Everybody's progress is multiplied by this from now on. */
  void setFactor(double factor);

  @Override
  default void withdraw(Request request) {
    interrupt(request);
  }
}
