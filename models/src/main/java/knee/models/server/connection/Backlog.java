package knee.models.server.connection;

import knee.models.scenario.Server;
import knee.models.scenario.Server.Overflow;
import knee.models.server.host.Host;
import knee.simulator.Simulation;
import knee.simulator.request.Part;
import knee.simulator.request.Request;
import knee.simulator.request.Step;
import knee.simulator.request.Waiting;
import knee.simulator.resource.LinkedLine;
import knee.simulator.statistics.StationStatistics;

/** The kernel's one queue of connections that no process has accepted yet (listen(2)). */
public final class Backlog implements Waiting {
  private final Simulation simulation;
  private final StationStatistics statistics;
  private final int places;
  private final Handshake handshake;
  private final LinkedLine line = LinkedLine.firstComeFirstServed();

  public Backlog(Simulation simulation, Host host, Server settings) {
    this.simulation = simulation;
    this.places = settings.backlog() + (settings.overflow() == Overflow.LINUX ? 1 : 0);
    this.statistics = host.waitingRoom("backlog", places);
    this.handshake =
        switch (settings.overflow()) {
          case REFUSE -> new Refusal(host);
          case RETRANSMIT -> new SynRetransmission(simulation, host, statistics);
          case LINUX -> new LinuxHandshake(simulation, host, statistics, settings.backlog());
        };
  }

  public boolean isEmpty() {
    return line.size() == 0;
  }

  public Request peek() {
    return line.peek();
  }

  /**
   * Waits here; or, past the limit, is refused, or comes again to its present step later.
   *
   * @return what the step has to return
   */
  public boolean enter(Request request) {
    if (handshake.completes(request, line.size() >= places)) {
      handshake.completed(request);
      statistics.change(simulation.now(), 1, 0);
      request.setSpent(simulation.now());
      request.spends(statistics.queuePart());
      request.waitAt(this);
      line.add(request);
    }
    return Step.WAIT;
  }

  /** Whether a kernel has given the connection up, which comes again. It has then ended. */
  public boolean givesUp(Request request) {
    return handshake.givesUp(request);
  }

  /** What a worker waits for when it has accepted a connection. */
  public Part data() {
    return handshake.data();
  }

  /** A connection is accepted without having had to wait here. */
  void passed(Request request) {
    handshake.completed(request);
    statistics.completed();
    statistics.waited(0);
  }

  /** The first connection is accepted. */
  public Request poll() {
    Request request = line.poll();
    statistics.change(simulation.now(), -1, 0);
    statistics.completed();
    statistics.waited(simulation.now() - request.spent());
    request.stopWaiting();
    return request;
  }

  @Override
  public void withdraw(Request request) {
    line.remove(request);
    statistics.change(simulation.now(), -1, 0);
  }
}
