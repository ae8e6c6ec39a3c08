package knee.simulator.journey;

import knee.simulator.request.Request;

/**
 * Gives a resource back, and before it all that was taken since: the end of a scope. At the very
 * end of a journey, where everything is given back, it is left out.
 *
 * @param resource that the request holds
 */
public record Release(Holdable resource) implements PlainStep {
  @Override
  public boolean enter(Request request) {
    request.release(resource);
    return Step.GO_ON;
  }

  @Override
  public boolean tell(PlainSteps listener) {
    listener.release(resource);
    return true;
  }
}
