package knee.models.backend;

import java.util.List;
import knee.simulator.Simulation;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Part;
import knee.simulator.journey.Step;
import knee.simulator.request.Control;
import knee.simulator.request.Request;
import knee.simulator.statistics.StationStatistics;

/**
 * Connections without a pool: a request connects when it needs the database first, and disconnects
 * at its end (Django 4.2 with {@code CONN_MAX_AGE = 0}, db/__init__.py, {@code
 * close_old_connections}). Who finds all connections of the database taken is turned away at once:
 * error kind {@code too_many_connections}.
 */
final class DirectConnections implements Holdable {
  private static final int CLOSED = 0;
  private static final int OPEN = 1;

  private final Simulation simulation;
  private final StationStatistics statistics;
  private int free;

  /**
   * @param limit of the database
   */
  DirectConnections(Simulation simulation, StationStatistics statistics, int limit) {
    this.simulation = simulation;
    this.statistics = statistics;
    this.free = limit;
  }

  /** All that a request does; its connection is closed behind it. */
  Part around(Part steps) {
    Step begin =
        request -> {
          request.hold(this, CLOSED);
          return Step.GO_ON;
        };
    Step end =
        request -> {
          request.release(this);
          return Step.GO_ON;
        };
    return Part.sequence(Part.of(begin), steps, Part.of(end));
  }

  /**
   * Connects, unless the request has done so before.
   *
   * @param connecting the time that this takes
   */
  Part connect(Part connecting) {
    return Control.branch(
        request -> request.holds(this, OPEN) ? 1 : 0,
        List.of(Part.sequence(Part.of(this::open), connecting)));
  }

  private boolean open(Request request) {
    if (free == 0) {
      return request.fail("too_many_connections");
    }
    free--;
    if (request.holds(this, CLOSED)) {
      request.holdInstead(this, OPEN);
    } else {
      request.hold(this, OPEN); // part of a request that runs beside it, with a scope of its own
    }
    statistics.startedAtOnce(simulation.now());
    return Step.GO_ON;
  }

  @Override
  public void giveBack(Request request, int unit) {
    if (unit == OPEN) {
      free++;
      statistics.left(simulation.now());
    }
  }
}
