package knee.models.server.connection;

import knee.models.scenario.Server;
import knee.models.scenario.Server.Overflow;
import knee.models.server.host.Host;
import knee.simulator.Simulation;
import knee.simulator.request.Request;
import knee.simulator.request.Step;
import knee.simulator.request.Waiting;
import knee.simulator.resource.LinkedLine;
import knee.simulator.statistics.StationStatistics;

/**
 * The kernel's one queue of connections that no process has accepted yet (listen(2)).
 *
 * <p>Past its limit Linux drops the SYN, and the client's kernel sends it again: with the five
 * linear timeouts of Linux 6.5 and later (tcp_syn_linear_timeouts = 4) and doubling from there,
 * until tcp_syn_retries are used up.
 */
public final class Backlog implements Waiting {
  /** When the SYN is sent again, after the first [s]. */
  private static final double[] RETRANSMISSIONS = {1, 2, 3, 4, 5, 7, 11, 19, 35, 67};

  /** When the client's kernel gives up, after the first [s]. */
  private static final double CONNECT_TIMEOUT = 131;

  private final Simulation simulation;
  private final Host host;
  private final StationStatistics statistics;
  private final int places;
  private final Overflow overflow;
  private final LinkedLine line = LinkedLine.firstComeFirstServed();

  public Backlog(Simulation simulation, Host host, Server settings) {
    this.simulation = simulation;
    this.host = host;
    this.statistics = host.waitingRoom("backlog", settings.backlog());
    this.places = settings.backlog();
    this.overflow = settings.overflow();
  }

  public boolean isEmpty() {
    return line.size() == 0;
  }

  public Request peek() {
    return line.peek();
  }

  /**
   * Waits here; or, past the limit, is refused, or comes again to its present step later.
   *
   * @return what the step has to return
   */
  public boolean enter(Request request) {
    if (line.size() < places) {
      statistics.change(simulation.now(), 1, 0);
      request.setSpent(simulation.now());
      request.spends(statistics.queuePart());
      request.waitAt(this);
      line.add(request);
      return Step.WAIT;
    }
    if (overflow == Overflow.REFUSE) {
      host.turnAway(request, "refused");
      return Step.WAIT;
    }
    return retransmit(request);
  }

  private boolean retransmit(Request request) {
    int tries = request.unit();
    request.setUnit(tries + 1);
    if (tries < RETRANSMISSIONS.length) {
      simulation.scheduleAt(request.since() + RETRANSMISSIONS[tries], request);
    } else {
      simulation.scheduleAt(request.start() + CONNECT_TIMEOUT, request);
    }
    request.spends(statistics.queuePart());
    request.repeatStep();
    return Step.WAIT;
  }

  /**
   * Whether the client's kernel does not try any more: it has tried long enough, or its program has
   * closed the socket, having given up itself. The request has then ended.
   */
  public boolean givesUp(Request request) {
    int tries = request.unit();
    if (tries == 0 || (tries <= RETRANSMISSIONS.length && request.isAwaited())) {
      return false;
    }
    host.turnAway(request, "connect_timeout");
    return true;
  }

  /** A connection is accepted without having had to wait here. */
  void passed() {
    statistics.completed();
    statistics.waited(0);
  }

  /** The first connection is accepted. */
  public Request poll() {
    Request request = line.poll();
    statistics.change(simulation.now(), -1, 0);
    statistics.completed();
    statistics.waited(simulation.now() - request.spent());
    request.stopWaiting();
    return request;
  }

  @Override
  public void withdraw(Request request) {
    line.remove(request);
    statistics.change(simulation.now(), -1, 0);
  }
}
