package knee.models.front;

import knee.models.server.WebServer;
import knee.models.server.host.Host;
import knee.simulator.Event;
import knee.simulator.Simulation;

/** One of several like servers; the event is that it begins to get requests. */
final class Replica extends Event {
  private enum State {
    OFF,
    STARTING,
    READY
  }

  private final Simulation simulation;
  private final int index;
  private final Host host;
  private final WebServer server;
  private State state = State.OFF;
  private double readySince;
  private double computedBefore;

  /** Requests that the proxy has sent here and waits for. */
  int connections;

  Replica(Simulation simulation, int index, Host host, WebServer server) {
    this.simulation = simulation;
    this.index = index;
    this.host = host;
    this.server = server;
  }

  /** Its number among all servers. */
  int index() {
    return index;
  }

  Host host() {
    return host;
  }

  WebServer server() {
    return server;
  }

  boolean isOff() {
    return state == State.OFF;
  }

  boolean isStarting() {
    return state == State.STARTING;
  }

  /** Whether it gets requests. */
  boolean isReady() {
    return state == State.READY;
  }

  /** Since when it has got requests [s]. */
  double readySince() {
    return readySince;
  }

  /** Gets requests after this time [s]. */
  void start(double after) {
    state = State.STARTING;
    if (after == 0) {
      fire();
    } else {
      simulation.schedule(after, this);
    }
  }

  /** Gets no more requests, and finishes those it has. */
  void stop() {
    state = State.OFF;
    simulation.cancel(this);
  }

  /** Integral of the cores in use since this was last asked, or since it is ready [core s]. */
  double computed() {
    double before = computedBefore;
    computedBefore = host.computed();
    return computedBefore - before;
  }

  @Override
  protected void fire() {
    state = State.READY;
    readySince = simulation.now();
    computedBefore = host.computed();
  }
}
