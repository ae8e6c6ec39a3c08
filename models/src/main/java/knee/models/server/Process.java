package knee.models.server;

import java.util.function.Consumer;
import knee.simulator.Event;
import knee.simulator.Simulation;
import knee.simulator.request.Request;
import knee.simulator.resource.LinkedLine;
import knee.simulator.statistics.ProcessStatistics;

/** One worker process; the event is that a respawned one accepts again. */
final class Process extends Event {
  private final Simulation simulation;
  private final int index;
  private final int place;
  private final ProcessStatistics statistics;
  private final Consumer<Process> changed;
  private final Consumer<Process> booted;
  private int connections;

  /** Threads that handle a request. */
  int busy;

  /** When it last gave the arbiter a sign of life [s]. */
  double notified;

  /** Accepted connections that wait for a thread, or for the event loop. */
  final LinkedLine line = LinkedLine.firstComeFirstServed();

  /**
   * Requests on kept connections that a process at its {@code worker_connections} does not read.
   */
  final LinkedLine unread = LinkedLine.firstComeFirstServed();

  /** Whose code the event loop runs; null when it is idle. */
  Request running;

  /** How many of the line belong to the present round of the event loop. */
  int roundLeft;

  /** Requests that it still begins before it restarts. */
  long left = Long.MAX_VALUE;

  /** It has noticed that it retires: it accepts nothing any more. */
  boolean closing;

  /** Idle connections that it keeps. */
  int idle;

  /** When it began, or its main thread last came round [s]. */
  double cameRound;

  private boolean up = true;
  private long waitingSince;
  private long forked;

  /**
   * @param index its number among all processes of all servers
   * @param place its number among those of its server
   * @param changed told when it opens or closes a connection, goes down, or is up
   */
  Process(
      Simulation simulation,
      int index,
      int place,
      ProcessStatistics statistics,
      Consumer<Process> changed,
      Consumer<Process> booted) {
    this.simulation = simulation;
    this.index = index;
    this.place = place;
    this.statistics = statistics;
    this.changed = changed;
    this.booted = booted;
    this.waitingSince = index;
    this.forked = index;
  }

  int place() {
    return place;
  }

  int index() {
    return index;
  }

  ProcessStatistics statistics() {
    return statistics;
  }

  /** One more here, waiting or in a slot, or less; and one more slot taken, or less. */
  void work(int presentBy, int busyBy) {
    statistics.work().change(simulation.now(), presentBy, busyBy);
  }

  /** Connections it has accepted and not closed yet. */
  int connections() {
    return connections;
  }

  /** It accepts a connection. */
  void opens() {
    statistics.accepted();
    connect(1);
  }

  /** A connection of it is closed. */
  void closes() {
    connect(-1);
  }

  private void connect(int change) {
    connections += change;
    statistics.connections().set(simulation.now(), connections);
    changed.accept(this);
  }

  /** Grows with each time that some process begins to wait in accept. */
  long waitingSince() {
    return waitingSince;
  }

  void beginsToWait(long turn) {
    waitingSince = turn;
  }

  /** Greater for a younger one. */
  long forked() {
    return forked;
  }

  boolean isUp() {
    return up;
  }

  /** It has had its {@code max_requests}: it keeps no connection any more, and will restart. */
  boolean isRetiring() {
    return left <= 0;
  }

  /** It ends; in its place another is forked at once, and accepts when it has booted. */
  void goesDown(long forks) {
    up = false;
    forked = forks;
    changed.accept(this);
  }

  @Override
  protected void fire() {
    up = true;
    changed.accept(this);
    booted.accept(this);
  }
}
