package knee.simulator.resource;

import knee.simulator.Simulation;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Part;
import knee.simulator.journey.PlainStep;
import knee.simulator.journey.PlainSteps;
import knee.simulator.journey.Possession;
import knee.simulator.journey.Release;
import knee.simulator.journey.Step;
import knee.simulator.journey.Variate;
import knee.simulator.journey.Waiting;
import knee.simulator.request.Request;
import knee.simulator.statistics.StationStatistics;

/**
 * Like servers behind one line: threads, connections, a disk. Service is not interrupted; who is
 * next is a matter of the {@link Line}. A freed server belongs to the next request at once, which
 * goes on behind what is happening.
 */
public final class ServerPool implements Holdable, Waiting {
  private final Simulation simulation;
  private final StationStatistics statistics;
  private final Line line;
  private final Pace pace;
  private final int servers;
  private Variate patience;
  private int free;
  private long arrivals;

  public ServerPool(
      Simulation simulation, StationStatistics statistics, int servers, Line line, Pace pace) {
    this.simulation = simulation;
    this.statistics = statistics;
    this.servers = servers;
    this.free = servers;
    this.line = line;
    this.pace = pace;
  }

  /**
   * A request that waits longer leaves: it goes on behind its use, or where it would hold a server,
   * and has to be {@link Request#failIfGivenUp} next (error kind {@code abandoned}).
   */
  public void setPatience(Variate longest) {
    patience = longest;
  }

  /** Waits for a server and is served for this time. */
  public Part use(Variate time) {
    return Part.of(new Visit(this, time), new Service(this), leave());
  }

  /** Waits for a server and is served, but keeps the server when the service is over. */
  public Part useAndStay(Variate time) {
    return Part.sequence(Part.of(new Visit(this, time), new Service(this)), stay());
  }

  /** Waits for a server and holds it during the part. */
  public Part hold(Part part) {
    return Part.sequence(acquire(), part, Part.of(leave()));
  }

  /** Gives back all that was taken since the server, which is kept until the next station. */
  public Part stay() {
    return Part.of(
        request -> {
          request.releaseSince(this);
          request.linger(this);
          return Step.GO_ON;
        });
  }

  /** Waits for a server; it is held until {@link #leave}, or until the request ends. */
  public Part acquire() {
    return Part.of(new Acquisition(this));
  }

  /** Gives the server back, and before it all that was taken since. */
  public Step leave() {
    return new Release(this);
  }

  private boolean serve(Request request) {
    if (request.hasGivenUp()) {
      request.skipStep(); // it has no server to leave, nor to stay at
      return Step.GO_ON;
    }
    request.spends(statistics.servicePart());
    pace.after(request.work(), request);
    return Step.WAIT;
  }

  private boolean isPlain() {
    return patience == null
        && pace instanceof Pace.Clock
        && line instanceof LinkedLine linked
        && linked.isFirstComeFirstServed();
  }

  /** Who finds a server free does not pass through the step of service: it begins here. */
  private record Visit(ServerPool station, Variate time) implements PlainStep {
    @Override
    public boolean enter(Request request) {
      request.setWork(time.of(request));
      if (station.enter(request) == Step.GO_ON) {
        request.skipStep();
        return station.serve(request);
      }
      return Step.WAIT;
    }

    @Override
    public boolean tell(PlainSteps listener) {
      listener.use(station, station.statistics, station.servers, time);
      return station.isPlain();
    }
  }

  private record Service(ServerPool station) implements PlainStep {
    @Override
    public boolean enter(Request request) {
      return station.serve(request);
    }

    @Override
    public boolean tell(PlainSteps listener) {
      listener.serve();
      return true;
    }
  }

  private record Acquisition(ServerPool station) implements PlainStep {
    @Override
    public boolean enter(Request request) {
      request.setWork(0);
      return station.enter(request);
    }

    @Override
    public boolean tell(PlainSteps listener) {
      listener.hold(station, station.statistics, station.servers);
      return station.isPlain();
    }
  }

  private boolean enter(Request request) {
    if (free > 0) {
      free--;
      statistics.startedAtOnce(simulation.now());
      request.hold(this, 0);
      return Step.GO_ON;
    }
    statistics.queued(simulation.now());
    request.setSince(simulation.now());
    request.setTurn(arrivals++);
    request.spends(statistics.queuePart());
    request.waitAt(this);
    line.add(request);
    if (patience != null) {
      request.waitAtMost(patience.of(request), "abandoned");
    }
    return Step.WAIT;
  }

  @Override
  public boolean isScope() {
    return true;
  }

  @Override
  public void giveBack(Request request, int unit) {
    double now = simulation.now();
    Request next = line.poll();
    if (next == null) {
      free++;
      statistics.left(now);
      return;
    }
    statistics.handedOver(now, now - next.since());
    next.hold(this, 0);
    if (next.work() > 0) {
      next.stopWaiting();
      next.skipStep();
      serve(next);
    } else {
      next.wake();
    }
  }

  @Override
  public void withdraw(Request request) {
    line.remove(request);
    statistics.change(simulation.now(), -1, 0);
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
