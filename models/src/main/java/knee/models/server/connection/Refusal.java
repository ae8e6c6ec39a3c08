package knee.models.server.connection;

import knee.models.server.host.Host;
import knee.simulator.request.Request;

/** Whoever finds the backlog full learns that at once. */
final class Refusal implements Handshake {
  private final Host host;

  Refusal(Host host) {
    this.host = host;
  }

  @Override
  public boolean completes(Request request, boolean full) {
    if (full) {
      host.turnAway(request, "refused");
    }
    return !full;
  }
}
