package knee.simulator.statistics;

/**
 * What one resource did in the measured window of one replication: time averages of the number
 * present and of the units busy, waiting times, visits. Several members of a group (the interpreter
 * locks of the processes, say) share one, which then holds their sum.
 */
public final class StationStatistics {
  private final String name;
  private final double capacity;
  private final boolean waitingRoom;

  /** Where this one is reported together with others; null when it is reported itself. */
  private StationStatistics group;

  private final String ratioName;
  private boolean usedAhead;
  private int part;
  private double lastChange;
  private double windowStart;
  private double present;
  private double busy;
  private double presentArea;
  private double busyArea;
  private Level sharing = new Level();
  private long completions;
  private long tries;
  private long successes;
  private long admitted;
  private double waitingTime;

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

  /** The number present and the busy units change now. */
  public void change(double now, double presentBy, double busyBy) {
    advance(now);
    present += presentBy;
    busy += busyBy;
    if (group != null) {
      group.change(now, presentBy, busyBy);
    }
  }

  /** A visit gets in, and a unit gets busy with it, without waiting. */
  public void startedAtOnce(double now) {
    change(now, 1, 1);
    waited(0);
  }

  /** A visit is over, and the unit that was busy with it is idle. */
  public void left(double now) {
    change(now, -1, -1);
    completed();
  }

  /** A visit is over, and its unit is busy with one that has waited so long [s]. */
  public void handedOver(double now, double wait) {
    change(now, -1, 0);
    completed();
    waited(wait);
  }

  /** The busy units become this many now (processor sharing with fractional cores). */
  public void setBusy(double now, double units) {
    advance(now);
    if (group != null) {
      // With nobody there it is 0, not what rounding leaves of many sums.
      group.setBusy(now, group.present == 0 ? 0 : group.busy + units - busy);
    }
    busy = units;
  }

  /** So many more of the busy units are one unit used by several (readers of a row). */
  public void share(double now, int by) {
    sharing.set(now, sharing.value() + by);
  }

  private void advance(double now) {
    double elapsed = now - lastChange;
    presentArea += present * elapsed;
    busyArea += busy * elapsed;
    lastChange = now;
  }

  /** A visit got in after this wait [s]; 0 for one that need not wait. */
  public void waited(double time) {
    admitted++;
    waitingTime += time;
    if (group != null) {
      group.waited(time);
    }
  }

  /** A visit is over. */
  public void completed() {
    completions++;
    if (group != null) {
      group.completed();
    }
  }

  /** A try ended. */
  public void tried(boolean success) {
    tries++;
    successes += success ? 1 : 0;
  }

  /** Forgets what happened so far; who is present stays. */
  public void reset(double now) {
    close(now);
    presentArea = 0;
    busyArea = 0;
    sharing.cut(now);
    completions = 0;
    tries = 0;
    successes = 0;
    admitted = 0;
    waitingTime = 0;
    windowStart = now;
  }

  /** Starts a new window now; what was measured so far is handed out. */
  public StationStatistics cut(double now) {
    close(now);
    var nothing = new StationStatistics(name, capacity, waitingRoom, ratioName);
    nothing.windowStart = windowStart;
    StationStatistics measured = nothing.followedBy(this);
    reset(now);
    return measured;
  }

  /** This window and the one that follows it, as one; both stay as they are. */
  public StationStatistics followedBy(StationStatistics next) {
    var both = new StationStatistics(name, capacity, waitingRoom, ratioName);
    both.windowStart = windowStart;
    both.usedAhead = usedAhead || next.usedAhead;
    both.lastChange = next.lastChange;
    both.presentArea = presentArea + next.presentArea;
    both.busyArea = busyArea + next.busyArea;
    both.sharing = sharing.followedBy(next.sharing);
    both.completions = completions + next.completions;
    both.tries = tries + next.tries;
    both.successes = successes + next.successes;
    both.admitted = admitted + next.admitted;
    both.waitingTime = waitingTime + next.waitingTime;
    return both;
  }

  /** Brings the averages up to this moment; to be called before they are read. */
  public void close(double now) {
    advance(now);
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
    return presentArea - busyArea;
  }

  /** Integral of the number present since the window began. */
  public double presentArea() {
    return presentArea;
  }

  /** Integral of the busy units since the window began, as they were. */
  public double busyArea() {
    return busyArea;
  }

  /** The same; where a window begins with a quota and ends with one used up, what it grants. */
  public double grantedArea() {
    return usedAhead ? Math.min(busyArea, capacity * window()) : busyArea;
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

  private double window() {
    return lastChange - windowStart;
  }

  /** Time-average number present. */
  public double present() {
    return presentArea / window();
  }

  /** Time-average number of those present who wait: present less busy units. */
  public double queue() {
    return (presentArea - grantedArea()) / window();
  }

  /** Mean units in use over capacity; {@code NaN} where the capacity is unlimited. */
  public double utilization() {
    return waitingRoom || Double.isInfinite(capacity)
        ? Double.NaN
        : unitsArea() / window() / capacity;
  }

  /** Visits that got in, at once or after a wait. */
  public long admitted() {
    return admitted;
  }

  /** How long they waited before they got in, all together [s]. */
  public double waitingTime() {
    return waitingTime;
  }

  /** Mean waiting time of the visits that got in [s]; {@code NaN} without one. */
  public double meanWait() {
    return waitingTime / admitted;
  }

  public long completions() {
    return completions;
  }

  /** Visits completed per second. */
  public double throughput() {
    return completions / window();
  }
}
