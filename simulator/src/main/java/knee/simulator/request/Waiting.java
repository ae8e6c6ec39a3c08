package knee.simulator.request;

/** A place where requests wait or are served, and from which one can be taken out. */
public interface Waiting {
  /** Forgets a request that is here, as if it had left; what it holds it gives back by itself. */
  void withdraw(Request request);
}
