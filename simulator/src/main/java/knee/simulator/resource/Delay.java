package knee.simulator.resource;

import knee.simulator.Simulation;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Part;
import knee.simulator.journey.PlainStep;
import knee.simulator.journey.PlainSteps;
import knee.simulator.journey.Release;
import knee.simulator.journey.Step;
import knee.simulator.journey.TimePart;
import knee.simulator.journey.Variate;
import knee.simulator.request.Request;
import knee.simulator.statistics.StationStatistics;

/** An infinite server: each request is served at once, alone. */
public final class Delay implements Holdable {
  private final Simulation simulation;
  private final StationStatistics statistics;
  private final Pace pace;

  public Delay(Simulation simulation, StationStatistics statistics, Pace pace) {
    this.simulation = simulation;
    this.statistics = statistics;
    this.pace = pace;
  }

  /**
   * Time that passes at no station.
   *
   * @param part of the response time that it is
   */
  public static Part of(Pace pace, Variate time, TimePart part) {
    if (time.isZero()) {
      return Part.NOTHING;
    }
    return Part.of(new Pause(pace, time, part));
  }

  private record Pause(Pace pace, Variate time, TimePart part) implements PlainStep {
    @Override
    public boolean enter(Request request) {
      request.spends(part);
      pace.after(time.of(request), request);
      return Step.WAIT;
    }

    @Override
    public boolean tell(PlainSteps listener) {
      listener.pass(part, time);
      return pace instanceof Pace.Clock;
    }
  }

  /** Is served for this time. */
  public Part use(Variate time) {
    return Part.of(new Service(this, time), new Release(this));
  }

  private record Service(Delay station, Variate time) implements PlainStep {
    @Override
    public boolean enter(Request request) {
      station.arrive(request);
      request.spends(station.statistics.servicePart());
      station.pace.after(time.of(request), request);
      return Step.WAIT;
    }

    @Override
    public boolean tell(PlainSteps listener) {
      listener.use(station, station.statistics, PlainSteps.UNLIMITED, time);
      listener.serve();
      return station.pace instanceof Pace.Clock;
    }
  }

  /** Is counted as present from now on, until {@link #release}. */
  public Part acquire() {
    return Part.of(new Arrival(this));
  }

  private record Arrival(Delay station) implements PlainStep {
    @Override
    public boolean enter(Request request) {
      return station.arrive(request);
    }

    @Override
    public boolean tell(PlainSteps listener) {
      listener.hold(station, station.statistics, PlainSteps.UNLIMITED);
      return true;
    }
  }

  public Part release() {
    return Part.of(new Release(this));
  }

  private boolean arrive(Request request) {
    statistics.startedAtOnce(simulation.now());
    request.hold(this, 0);
    return Step.GO_ON;
  }

  @Override
  public boolean isScope() {
    return true;
  }

  @Override
  public void giveBack(Request request, int unit) {
    statistics.left(simulation.now());
  }
}
