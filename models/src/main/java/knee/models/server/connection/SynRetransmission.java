package knee.models.server.connection;

import knee.models.server.host.Host;
import knee.simulator.Simulation;
import knee.simulator.request.Request;
import knee.simulator.statistics.StationStatistics;

/**
 * Past its limit Linux drops the SYN, and the client's kernel sends it again: with the five linear
 * timeouts of Linux 6.5 and later (tcp_syn_linear_timeouts = 4) and doubling from there, until
 * tcp_syn_retries are used up. Timers are exact, and every SYN that is answered gets a place; what
 * else happens is in {@link LinuxHandshake}.
 */
final class SynRetransmission implements Handshake {
  /** When the SYN is sent again, after the first [s]. */
  private static final double[] RETRANSMISSIONS = {1, 2, 3, 4, 5, 7, 11, 19, 35, 67};

  /** When the client's kernel gives up, after the first [s]. */
  private static final double CONNECT_TIMEOUT = 131;

  private final Simulation simulation;
  private final Host host;
  private final StationStatistics statistics;

  SynRetransmission(Simulation simulation, Host host, StationStatistics statistics) {
    this.simulation = simulation;
    this.host = host;
    this.statistics = statistics;
  }

  @Override
  public boolean completes(Request request, boolean full) {
    if (full) {
      sendAgain(request);
    }
    return !full;
  }

  private void sendAgain(Request request) {
    int tries = request.unit();
    if (tries == 0) {
      request.setSpent(simulation.now());
    }
    request.setUnit(tries + 1);
    if (tries < RETRANSMISSIONS.length) {
      simulation.scheduleAt(request.spent() + RETRANSMISSIONS[tries], request);
    } else {
      // The client's clock runs from when it sent the first, not from when that came.
      double way = request.since() - request.start();
      simulation.scheduleAt(request.spent() + CONNECT_TIMEOUT - way, request);
    }
    request.spends(statistics.queuePart());
    request.repeatStep();
  }

  /** It has tried long enough, or its program has closed the socket, having given up itself. */
  @Override
  public boolean givesUp(Request request) {
    int tries = request.unit();
    if (tries == 0 || (tries <= RETRANSMISSIONS.length && request.isAwaited())) {
      return false;
    }
    host.turnAway(request, "connect_timeout");
    return true;
  }
}
