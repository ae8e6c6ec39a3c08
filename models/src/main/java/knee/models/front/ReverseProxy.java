package knee.models.front;

import java.util.ArrayList;
import java.util.List;
import knee.models.scenario.Proxy;
import knee.simulator.Event;
import knee.simulator.Simulation;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Journey;
import knee.simulator.journey.Part;
import knee.simulator.journey.Step;
import knee.simulator.request.Control;
import knee.simulator.request.Request;
import knee.simulator.request.RequestPool;
import knee.simulator.statistics.StationStatistics;

/**
 * A proxy in front of the servers, after Nginx (ngx_http_upstream.c). It has a request in hand
 * until the server has answered, the client has gone, or {@code read_timeout} is over, when it
 * answers {@code gateway_timeout} itself; the server notices neither and goes on. Past its
 * connections it answers an error at once, as Nginx does when its worker_connections are not
 * enough.
 *
 * <p>Left out: that Nginx counts two worker_connections for each request that it passes on, its own
 * time, buffering.
 */
final class ReverseProxy implements Holdable {
  private final Simulation simulation;
  private final RequestPool requests;
  private final StationStatistics statistics;
  private final Proxy settings;
  private final List<Hand> hands = new ArrayList<>();
  private final List<Hand> free = new ArrayList<>();

  ReverseProxy(
      Simulation simulation, RequestPool requests, StationStatistics statistics, Proxy settings) {
    this.simulation = simulation;
    this.requests = requests;
    this.statistics = statistics;
    this.settings = settings;
  }

  /**
   * Sends the request to one of these servers.
   *
   * @param wayBack of an answer of the proxy's own
   */
  Part enter(Replicas servers, Part wayBack) {
    Journey answer = Journey.of("gateway_timeout", wayBack);
    return Part.of(
        request -> {
          if (hands.size() - free.size() >= settings.connections()) {
            return request.fail("bad_gateway");
          }
          take(request, servers.choose(request), answer);
          return Step.GO_ON;
        });
  }

  /** The server has answered. */
  Part leave() {
    return Part.of(
        request -> {
          request.dismissAttendant();
          return Step.GO_ON;
        });
  }

  private void take(Request request, Replica replica, Journey answer) {
    if (free.isEmpty()) {
      free.add(new Hand(hands.size()));
      hands.add(free.get(0));
    }
    Hand hand = free.remove(free.size() - 1);
    hand.request = request;
    hand.replica = replica;
    hand.answer = answer;
    replica.connections++;
    statistics.startedAtOnce(simulation.now());
    request.hold(this, hand.index);
    request.attendedBy(this);
    if (settings.readTimeout() != Double.POSITIVE_INFINITY) {
      simulation.schedule(settings.readTimeout(), hand);
    }
  }

  @Override
  public void giveBack(Request request, int unit) {
    Hand hand = hands.get(unit);
    request.attendedBy(null);
    hand.replica.connections--;
    simulation.cancel(hand);
    free.add(hand);
    statistics.left(simulation.now());
  }

  /** A request in hand; the event is that it has taken too long. */
  private final class Hand extends Event {
    private final int index;
    private Request request;
    private Replica replica;
    private Journey answer;

    Hand(int index) {
      this.index = index;
    }

    @Override
    protected void fire() {
      Control.answerFor(request, "gateway_timeout", requests, answer);
      request.dismissAttendant();
    }
  }
}
