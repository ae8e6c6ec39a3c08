package knee.models.server;

import knee.models.server.host.Host;
import knee.simulator.Simulation;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Part;
import knee.simulator.journey.Step;
import knee.simulator.request.Request;
import knee.simulator.statistics.StationStatistics;

/** That a request is at the server, waiting wherever or in a slot; counted for {@code workers}. */
final class Presence implements Holdable {
  private final Simulation simulation;
  private final StationStatistics workers;
  private final Host host;

  Presence(Simulation simulation, StationStatistics workers, Host host) {
    this.simulation = simulation;
    this.workers = workers;
    this.host = host;
  }

  /**
   * A request at the server: it connects, which gets it a slot, and goes through these steps.
   *
   * @param connect may come again, when it did not get in
   */
  Part from(Step connect, Part steps) {
    Step leave =
        request -> {
          request.release(this);
          return Step.GO_ON;
        };
    return Part.sequence(Part.of(this::arrive, connect), steps, Part.of(leave));
  }

  private boolean arrive(Request request) {
    workers.change(simulation.now(), 1, 0);
    request.setSince(simulation.now());
    request.setUnit(0);
    request.hold(this, 0);
    host.present(1);
    return Step.GO_ON;
  }

  /** It has got a slot. */
  void served(Request request) {
    workers.change(simulation.now(), 0, 1);
    workers.waited(simulation.now() - request.since());
    host.inService(1);
  }

  /** It has given its slot back. */
  void unserved() {
    workers.change(simulation.now(), 0, -1);
    workers.completed();
    host.inService(-1);
  }

  @Override
  public void giveBack(Request request, int unit) {
    workers.change(simulation.now(), -1, 0);
    host.present(-1);
  }
}
