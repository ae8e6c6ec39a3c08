package knee.simulator.request;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import knee.simulator.Simulation;
import knee.simulator.journey.Client;
import knee.simulator.journey.Journey;

/** All requests of a simulation: hands them out, and takes them back for the next one. */
public final class RequestPool {
  private final Simulation simulation;
  private final ClientLog log;
  private final List<Journey> journeys = new ArrayList<>();
  private final List<Integer> priorities = new ArrayList<>();
  private Journey[] journeyOf = new Journey[0];
  private int[] priorityOf = new int[0];
  private final List<Request> all = new ArrayList<>();
  private Request[] free = new Request[16];
  private int freeCount;

  public RequestPool(Simulation simulation, ClientLog log) {
    this.simulation = simulation;
    this.log = log;
    log.checkAgainst(this::spentByThoseUnderWay);
  }

  private double spentByThoseUnderWay() {
    double sum = 0;
    for (Request request : all) {
      sum += request.age();
    }
    return sum;
  }

  /** Adds the next kind of request. */
  public void add(Journey journey, int priority) {
    journeys.add(journey);
    priorities.add(priority);
    journeyOf = journeys.toArray(new Journey[0]);
    priorityOf = priorities.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Of all kinds of request. */
  public List<Journey> journeys() {
    return Collections.unmodifiableList(journeys);
  }

  /** Sends a request of this kind on its way, now. */
  public void send(
      int kind, long identity, Client client, long ordinal, int attempt, double timeout) {
    Request request = take();
    request.begin(journeyOf[kind], kind, priorityOf[kind], identity);
    request.expectedBy(client, ordinal, attempt, timeout);
    log.started();
    request.fire();
  }

  Request take() {
    if (freeCount > 0) {
      Request request = free[--freeCount];
      free[freeCount] = null;
      return request;
    }
    Request request = new Request(this);
    all.add(request);
    return request;
  }

  void recycle(Request request) {
    request.wipeTraces();
    if (freeCount == free.length) {
      free = Arrays.copyOf(free, 2 * freeCount);
    }
    free[freeCount++] = request;
  }

  /** Does something to every request for which this holds, oldest object first. */
  public void forEach(Predicate<Request> which, Consumer<Request> what) {
    for (Request request : List.copyOf(all)) {
      if (which.test(request)) {
        what.accept(request);
      }
    }
  }

  Simulation simulation() {
    return simulation;
  }

  double now() {
    return simulation.now();
  }

  ClientLog log() {
    return log;
  }
}
