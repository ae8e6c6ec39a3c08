package knee.simulator.statistics;

/**
 * What one process of a server did in the measured window of one replication: what it accepted, how
 * busy it was, and who waited in it.
 */
public final class ProcessStatistics {
  private final String server;
  private final String name;
  private final StationStatistics work;
  private final Level connections;
  private final Level memory;
  private long accepted;
  private long ended;
  private long kills;

  /**
   * @param server whose processes share the connections; empty where there is but one
   * @param name of the process in the results
   * @param work its slots, and those that wait in it for one
   */
  public ProcessStatistics(String server, String name, StationStatistics work) {
    this(server, name, work, new Level(), new Level());
  }

  private ProcessStatistics(
      String server, String name, StationStatistics work, Level connections, Level memory) {
    this.server = server;
    this.name = name;
    this.work = work;
    this.connections = connections;
    this.memory = memory;
  }

  /** It has accepted a connection. */
  public void accepted() {
    accepted++;
  }

  /** A request in it has come to its end, well or not. */
  public void ended() {
    ended++;
  }

  public void killed() {
    kills++;
  }

  /** Forgets what happened so far; what is there stays. */
  public void reset(double now) {
    cut(now);
  }

  /** Starts a new window now; what was measured so far is handed out. */
  public ProcessStatistics cut(double now) {
    var measured =
        new ProcessStatistics(server, name, work.cut(now), connections.cut(now), memory.cut(now));
    measured.accepted = accepted;
    measured.ended = ended;
    measured.kills = kills;
    accepted = 0;
    ended = 0;
    kills = 0;
    return measured;
  }

  /** This window and the one that follows it, as one; both stay as they are. */
  public ProcessStatistics followedBy(ProcessStatistics next) {
    var both =
        new ProcessStatistics(
            server,
            name,
            work.followedBy(next.work),
            connections.followedBy(next.connections),
            memory.followedBy(next.memory));
    both.accepted = accepted + next.accepted;
    both.ended = ended + next.ended;
    both.kills = kills + next.kills;
    return both;
  }

  public String server() {
    return server;
  }

  public String name() {
    return name;
  }

  /** Its slots, and those that wait in it for one. */
  public StationStatistics work() {
    return work;
  }

  /** Connections that it has open, idle ones too. */
  public Level connections() {
    return connections;
  }

  /** Its memory [bytes]; 0 where memory is not modelled. */
  public Level memory() {
    return memory;
  }

  /** Connections accepted in the window. */
  public long accepts() {
    return accepted;
  }

  /** Requests that came to their end in it in the window, well or not. */
  public long requests() {
    return ended;
  }

  public long kills() {
    return kills;
  }
}
