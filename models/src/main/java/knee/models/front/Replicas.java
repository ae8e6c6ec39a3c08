package knee.models.front;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import knee.models.scenario.Proxy.Balance;
import knee.models.server.WebServer;
import knee.simulator.Simulation;
import knee.simulator.distribution.Constant;
import knee.simulator.journey.Part;
import knee.simulator.journey.Variate;
import knee.simulator.request.Request;

/**
 * Like servers side by side. Each request is sent to one of those that are ready, and stays there.
 *
 * <p>After Nginx (ngx_http_upstream_round_robin.c, ngx_http_upstream_least_conn_module.c) with
 * equal weights. Left out: that Nginx tries the next server after a failure (proxy_next_upstream),
 * and passes over one that has failed for a while (max_fails).
 */
final class Replicas implements WebServer {
  private final List<Replica> all;
  private final Balance balance;
  private final Variate draw;
  private int turn;

  /**
   * @param all with consecutive numbers
   */
  Replicas(Simulation simulation, List<Replica> all, Balance balance) {
    this.all = List.copyOf(all);
    this.balance = balance;
    this.draw = Variate.of(simulation, "proxy.balance", new Constant(0));
  }

  List<Replica> all() {
    return all;
  }

  /** The server that gets this request; there is always one that is ready. */
  Replica choose(Request request) {
    Replica chosen =
        switch (balance) {
          case ROUND_ROBIN -> next();
          case LEAST_CONNECTIONS -> leastBusy();
          case RANDOM -> any(request);
        };
    turn = place(chosen) + 1;
    request.setServer(chosen.index());
    return chosen;
  }

  private int place(Replica replica) {
    return replica.index() - all.get(0).index();
  }

  private Replica next() {
    for (int i = 0; i < all.size(); i++) {
      Replica replica = all.get((turn + i) % all.size());
      if (replica.isReady()) {
        return replica;
      }
    }
    throw new IllegalStateException("no server is ready");
  }

  private Replica leastBusy() {
    Replica least = next();
    for (int i = 0; i < all.size(); i++) {
      Replica replica = all.get((turn + i) % all.size());
      if (replica.isReady() && replica.connections < least.connections) {
        least = replica;
      }
    }
    return least;
  }

  private Replica any(Request request) {
    int ready = (int) all.stream().filter(Replica::isReady).count();
    turn = 0;
    Replica chosen = next();
    for (int left = draw.stream(request).nextInt(ready); left > 0; left--) {
      turn = place(chosen) + 1;
      chosen = next();
    }
    return chosen;
  }

  private Part each(Function<WebServer, Part> form) {
    if (all.size() == 1) {
      return form.apply(all.get(0).server());
    }
    List<Part> parts = new ArrayList<>();
    all.forEach(replica -> parts.add(form.apply(replica.server())));
    int first = all.get(0).index();
    return Part.oneOf(request -> request.server() - first, parts);
  }

  @Override
  public Part handle(Part steps) {
    return each(server -> server.handle(steps));
  }

  @Override
  public Part compute(Variate... times) {
    return each(server -> server.compute(times));
  }

  @Override
  public Part waiting(Part io) {
    return each(server -> server.waiting(io));
  }

  @Override
  public Part beside(Part steps) {
    return each(server -> server.beside(steps));
  }

  @Override
  public Part blocking(Part io) {
    return each(server -> server.blocking(io));
  }
}
