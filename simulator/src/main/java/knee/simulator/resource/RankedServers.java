package knee.simulator.resource;

import knee.simulator.Simulation;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Part;
import knee.simulator.journey.Possession;
import knee.simulator.journey.Step;
import knee.simulator.journey.Variate;
import knee.simulator.journey.Waiting;
import knee.simulator.request.Request;
import knee.simulator.statistics.StationStatistics;

/**
 * Servers of which at every moment the best ranked requests have one; an interrupted one resumes
 * where it stopped. Also a single server whose speed depends on the number present (then ranks may
 * matter only between services). The servers are few: a change looks at each of them.
 */
public final class RankedServers implements Holdable, Waiting {
  /** The order in which requests deserve service: the smallest first. */
  @FunctionalInterface
  public interface Rank {
    double of(Request request);
  }

  /** Work left of a request that only stays because the next station has no place for it. */
  private static final double SERVED = -1;

  private final Simulation simulation;
  private final StationStatistics statistics;
  private final Request[] inService;
  private final double[] speed;
  private final Rank rank;
  private final boolean preemptive;
  private final Line line;
  private Variate patience;
  private int busy;
  private int present;
  private long arrivals;
  private double lastChange;
  private double rate = 1;

  /**
   * @param speed total rate with 1, 2, 3, ... present, the last one beyond, for one server; empty:
   *     1
   * @param rank the smallest is served first; of equals, who came first
   * @param line those who wait, in the same order
   */
  public RankedServers(
      Simulation simulation,
      StationStatistics statistics,
      int servers,
      double[] speed,
      Line line,
      Rank rank,
      boolean preemptive) {
    this.simulation = simulation;
    this.statistics = statistics;
    this.inService = new Request[servers];
    this.speed = speed.clone();
    this.line = line;
    this.rank = rank;
    this.preemptive = preemptive;
  }

  /** A line in the order of this rank; of equals, who came first. */
  public static Line line(Rank rank) {
    return new OrderedLine(rank::of);
  }

  /**
   * A request that waits longer before its service begins leaves: it goes on behind its use, and
   * has to be {@link Request#failIfGivenUp} next (error kind {@code abandoned}).
   */
  public void setPatience(Variate longest) {
    patience = longest;
  }

  /** Needs this much service, at rate 1. */
  public Part use(Variate time) {
    return Part.of(enterFor(time), this::leave);
  }

  /** The same, but it keeps the server when the service is over. */
  public Part useAndStay(Variate time) {
    return Part.of(
        enterFor(time),
        request -> {
          if (!request.hasGivenUp()) {
            served(request);
            request.linger(this);
          }
          return Step.GO_ON;
        });
  }

  private Step enterFor(Variate time) {
    return request -> {
      request.setWork(time.of(request));
      return enter(request);
    };
  }

  private boolean enter(Request request) {
    double now = simulation.now();
    progress();
    request.setSince(now);
    request.setSpent(0);
    request.setTurn(arrivals++);
    present++;
    statistics.change(now, 1, 0);
    setRate();
    if (busy < inService.length) {
      start(request);
    } else {
      Request worst = preemptive ? worst() : null;
      if (worst != null && rank.of(request) < rank.of(worst)) {
        interrupt(worst);
        start(request);
      } else {
        waits(request);
      }
    }
    return Step.WAIT;
  }

  private void waits(Request request) {
    request.spends(statistics.queuePart());
    request.waitAt(this);
    line.add(request);
    if (patience != null) {
      request.waitAtMost(patience.of(request), "abandoned");
    }
  }

  private void start(Request request) {
    inService[busy++] = request;
    statistics.change(simulation.now(), 0, 1);
    request.stopWaiting();
    request.hold(this, 0);
    request.spends(statistics.servicePart());
    simulation.schedule(request.work() / rate, request);
  }

  private void interrupt(Request request) {
    simulation.cancel(request);
    takeFromService(request);
    request.lose(this);
    statistics.change(simulation.now(), 0, -1);
    request.spends(statistics.queuePart());
    request.waitAt(this);
    line.add(request);
  }

  /** The one in service to be interrupted first; null when all only stay, or end right now. */
  private Request worst() {
    Request worst = null;
    for (int i = 0; i < busy; i++) {
      Request other = inService[i];
      if (isInterruptible(other) && (worst == null || isWorse(other, worst))) {
        worst = other;
      }
    }
    return worst;
  }

  private boolean isInterruptible(Request request) {
    return request.work() != SERVED
        && request.isScheduled()
        && simulation.timeOf(request) > simulation.now();
  }

  private boolean isWorse(Request one, Request other) {
    double difference = rank.of(one) - rank.of(other);
    return difference > 0 || (difference == 0 && one.turn() > other.turn());
  }

  private void takeFromService(Request request) {
    for (int i = 0; i < busy; i++) {
      if (inService[i] == request) {
        inService[i] = inService[--busy];
        inService[busy] = null;
        return;
      }
    }
  }

  /** From now on others may note on it what they like. */
  private void served(Request request) {
    progress();
    countWait(request);
    request.setWork(SERVED);
  }

  private void countWait(Request request) {
    statistics.waited(Math.max(0, simulation.now() - request.since() - request.spent()));
  }

  private boolean leave(Request request) {
    if (!request.hasGivenUp()) {
      request.release(this);
    }
    return Step.GO_ON;
  }

  @Override
  public boolean isScope() {
    return true;
  }

  @Override
  public void giveBack(Request request, int unit) {
    double now = simulation.now();
    progress();
    takeFromService(request);
    present--;
    statistics.left(now);
    if (request.work() != SERVED) {
      countWait(request);
    }
    setRate();
    Request next = line.poll();
    if (next != null) {
      start(next);
    }
  }

  @Override
  public void withdraw(Request request) {
    progress();
    line.remove(request);
    present--;
    statistics.change(simulation.now(), -1, 0);
    setRate();
  }

  /** Brings the work left of those in service up to this moment. */
  private void progress() {
    double elapsed = simulation.now() - lastChange;
    lastChange = simulation.now();
    for (int i = 0; i < busy; i++) {
      Request request = inService[i];
      if (request.work() != SERVED) {
        request.setWork(Math.max(0, request.work() - rate * elapsed));
        request.setSpent(request.spent() + elapsed);
      }
    }
  }

  private void setRate() {
    if (speed.length == 0 || present == 0) {
      return;
    }
    double newRate = speed[Math.min(present, speed.length) - 1];
    if (newRate == rate) {
      return;
    }
    rate = newRate;
    for (int i = 0; i < busy; i++) {
      if (inService[i].work() != SERVED) {
        simulation.schedule(inService[i].work() / rate, inService[i]);
      }
    }
  }

  @Override
  public boolean canGoOn(Request request, Possession possession) {
    return possession.anyGivesBack(this, unit -> true);
  }

  @Override
  public String awaited() {
    return statistics.name();
  }
}
