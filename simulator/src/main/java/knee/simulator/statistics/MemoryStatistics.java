package knee.simulator.statistics;

/** The memory of one server in the measured window of one replication [bytes]. */
public final class MemoryStatistics {
  private final String name;
  private final double limit;
  private final Level used;
  private long kills;

  /**
   * @param name of the server; the same for like ones, empty where there is but one
   * @param limit infinite where there is none
   */
  public MemoryStatistics(String name, double limit) {
    this(name, limit, new Level());
  }

  private MemoryStatistics(String name, double limit, Level used) {
    this.name = name;
    this.limit = limit;
    this.used = used;
  }

  /** A process was killed for want of it. */
  public void killed() {
    kills++;
  }

  /** Forgets what happened so far; what is in use stays. */
  public void reset(double now) {
    cut(now);
  }

  /** Starts a new window now; what was measured so far is handed out. */
  public MemoryStatistics cut(double now) {
    var measured = new MemoryStatistics(name, limit, used.cut(now));
    measured.kills = kills;
    kills = 0;
    return measured;
  }

  /** This window and the one that follows it, as one; both stay as they are. */
  public MemoryStatistics followedBy(MemoryStatistics next) {
    var both = new MemoryStatistics(name, limit, used.followedBy(next.used));
    both.kills = kills + next.kills;
    return both;
  }

  public String name() {
    return name;
  }

  public double limit() {
    return limit;
  }

  public Level used() {
    return used;
  }

  public long kills() {
    return kills;
  }
}
