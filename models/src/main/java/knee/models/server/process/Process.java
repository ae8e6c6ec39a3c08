package knee.models.server.process;

import java.util.function.Consumer;
import knee.simulator.Event;
import knee.simulator.Simulation;
import knee.simulator.statistics.ProcessStatistics;

/** One worker process; the event is that a respawned one accepts again. */
public final class Process extends Event {
  private final Simulation simulation;
  private final int index;
  private final int place;
  private final ProcessStatistics statistics;
  private final Consumer<Process> changed;
  private final Consumer<Process> booted;
  private int connections;
  private int idle;
  private double notified;
  private double cameRound;

  /** Requests that it still begins before it restarts. */
  private long left = Long.MAX_VALUE;

  private boolean closing;
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

  /** Its number among those of its server. */
  public int place() {
    return place;
  }

  /** Its number among all processes of all servers. */
  public int index() {
    return index;
  }

  public ProcessStatistics statistics() {
    return statistics;
  }

  /** One more here, waiting or in a slot, or less; and one more slot taken, or less. */
  public void work(int presentBy, int busyBy) {
    statistics.work().change(simulation.now(), presentBy, busyBy);
  }

  /** Connections it has accepted and not closed yet. */
  public int connections() {
    return connections;
  }

  /** It accepts a connection. */
  public void opens() {
    statistics.accepted();
    connect(1);
  }

  /** A connection of it is closed. */
  public void closes() {
    connect(-1);
  }

  private void connect(int change) {
    connections += change;
    statistics.connections().set(simulation.now(), connections);
    changed.accept(this);
  }

  /** Connections on which nothing is under way. */
  public int idle() {
    return idle;
  }

  /** One more of its connections is idle, or one less. */
  public void idles(int change) {
    idle += change;
  }

  /** It gives the arbiter a sign of life. */
  public void notifies() {
    notified = simulation.now();
  }

  /** When it last gave one [s]. */
  double notified() {
    return notified;
  }

  /** Its main thread comes round. */
  public void comesRound() {
    cameRound = simulation.now();
  }

  /** When it began, or its main thread last came round [s]. */
  public double cameRound() {
    return cameRound;
  }

  /** Grows with each time that some process begins to wait in accept. */
  public long waitingSince() {
    return waitingSince;
  }

  void beginsToWait(long turn) {
    waitingSince = turn;
  }

  /** Greater for a younger one. */
  long forked() {
    return forked;
  }

  public boolean isUp() {
    return up;
  }

  /**
   * A fresh one.
   *
   * @param requests that it begins before it restarts
   */
  void starts(long requests) {
    closing = false;
    left = requests;
    comesRound();
  }

  /** It begins to handle a request. */
  public void begins() {
    left--;
  }

  /** It has had its {@code max_requests}: it keeps no connection any more, and will restart. */
  public boolean isRetiring() {
    return left <= 0;
  }

  /** It has noticed that it retires: it accepts nothing any more. */
  public boolean isClosing() {
    return closing;
  }

  /** It notices that it retires. */
  public void stopsAccepting() {
    closing = true;
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
