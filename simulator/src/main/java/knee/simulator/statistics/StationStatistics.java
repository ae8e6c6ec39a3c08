package knee.simulator.statistics;

/**
 * What one resource did in the measured window of one replication: time averages of the number
 * present and of the units busy, waiting times, visits. Several members of a group (the interpreter
 * locks of the processes, say) share one, which then holds their sum.
 */
public final class StationStatistics extends Occupancy {
  private final String name;
  private final double capacity;
  private final boolean waitingRoom;

  /** Where this one is reported together with others; null when it is reported itself. */
  private StationStatistics group;

  private final String ratioName;
  private boolean usedAhead;
  private int part;
  private Level sharing = new Level();
  private long tries;
  private long successes;

  /**
   * @param name as in the results: {@code disk}, {@code locks.stock}, {@code cpu}
   * @param capacity units of service; infinite for a delay
   */
  public StationStatistics(String name, double capacity) {
    this(name, capacity, false, "");
  }

  private StationStatistics(String name, double capacity, boolean waitingRoom, String ratioName) {
    this.name = name;
    this.capacity = capacity;
    this.waitingRoom = waitingRoom;
    this.ratioName = ratioName;
  }

  /** Where requests only wait: it has places, but nothing in it is ever busy. */
  public static StationStatistics waitingRoom(String name, double places) {
    return new StationStatistics(name, places, true, "");
  }

  /** A resource without limit where tries succeed or not, their share {@code hit_ratio}, say. */
  public static StationStatistics withRatio(String name, String ratioName) {
    return new StationStatistics(name, Double.POSITIVE_INFINITY, false, ratioName);
  }

  /** One of several stations whose sum is reported as this group. */
  public static StationStatistics memberOf(StationStatistics group, double capacity) {
    var member = new StationStatistics(group.name, capacity, group.waitingRoom, "");
    member.group = group;
    member.isPartOf(group);
    return member;
  }

  /** A quota: more units than the capacity may be busy for a while, and then as many less. */
  public void isUsedAhead() {
    usedAhead = true;
    if (group != null) {
      group.isUsedAhead();
    }
  }

  /** Gives this station two parts of the response time: from this index on, service and waiting. */
  public void splitTimeFrom(int index) {
    part = index;
  }

  /** Index of the part of a response time that is service here. */
  public int servicePart() {
    return group == null ? part : group.part;
  }

  /** Index of the part of a response time that is waiting here. */
  public int queuePart() {
    return servicePart() + 1;
  }

  /** So many more of the busy units are one unit used by several (readers of a row). */
  public void share(double now, int by) {
    sharing.set(now, sharing.value() + by);
  }

  /** A try ended. */
  public void tried(boolean success) {
    tries++;
    successes += success ? 1 : 0;
  }

  /** Forgets what happened so far; who is present stays. */
  public void reset(double now) {
    beginWindow(now);
    sharing.cut(now);
    tries = 0;
    successes = 0;
  }

  /** Starts a new window now; what was measured so far is handed out. */
  public StationStatistics cut(double now) {
    close(now);
    var nothing = new StationStatistics(name, capacity, waitingRoom, ratioName);
    nothing.beginWindow(windowStart());
    StationStatistics measured = nothing.followedBy(this);
    reset(now);
    return measured;
  }

  /** This window and the one that follows it, as one; both stay as they are. */
  public StationStatistics followedBy(StationStatistics next) {
    var both = new StationStatistics(name, capacity, waitingRoom, ratioName);
    both.usedAhead = usedAhead || next.usedAhead;
    both.isSumOf(this, next);
    both.sharing = sharing.followedBy(next.sharing);
    both.tries = tries + next.tries;
    both.successes = successes + next.successes;
    return both;
  }

  /** Brings the averages up to this moment; to be called before they are read. */
  public void close(double now) {
    closeWindow(now);
    sharing.set(now, sharing.value());
  }

  public String name() {
    return name;
  }

  public double capacity() {
    return capacity;
  }

  /** Integral of the number waiting since the window began. */
  public double queueArea() {
    return presentArea() - busyArea();
  }

  /** As {@link #busyArea}; where a window begins with a quota and ends with one used up, that. */
  public double grantedArea() {
    return usedAhead ? Math.min(busyArea(), capacity * window()) : busyArea();
  }

  /** Integral of the units in use, each once however many share it, since the window began. */
  public double unitsArea() {
    return grantedArea() - sharing.area();
  }

  /** What the share of {@link #successes} among {@link #tries} is called; empty: none is kept. */
  public String ratioName() {
    return ratioName;
  }

  public long tries() {
    return tries;
  }

  public long successes() {
    return successes;
  }

  /** Time-average number present. */
  public double present() {
    return presentArea() / window();
  }

  /** Time-average number of those present who wait: present less busy units. */
  public double queue() {
    return (presentArea() - grantedArea()) / window();
  }

  /** Mean units in use over capacity; {@code NaN} where the capacity is unlimited. */
  public double utilization() {
    return waitingRoom || Double.isInfinite(capacity)
        ? Double.NaN
        : unitsArea() / window() / capacity;
  }

  /** Mean waiting time of the visits that got in [s]; {@code NaN} without one. */
  public double meanWait() {
    return waitingTime() / admitted();
  }

  /** Visits completed per second. */
  public double throughput() {
    return completions() / window();
  }
}
