package knee.simulator.statistics;

/**
 * Who is at a resource in a window of time: how many are present, how many units are busy, both as
 * areas over the window; the visits that got in and how long they had waited, and those that ended.
 *
 * <p>What happens most, at the beginning and the end of a visit, is only counted, and its moment
 * added up: the area under such a count is what it is at the end, all along, less what each change
 * adds to it times the moment of the change, since the window began.
 */
class Occupancy {
  /** Where this one is reported together with others; null when it is reported itself. */
  private Occupancy group;

  private double windowStart;
  private double windowEnd;
  private double lastChange;
  private double present;
  private double busy;
  private double presentArea;
  private double busyArea;
  private long admitted;
  private long completions;
  private double waitingTime;

  // What is counted since the window began is in none of the numbers above.

  private long queued;
  private long handovers;

  /** Moments at which somebody began to wait, less those at which one who waited got in [s]. */
  private double waitingMoments;

  private long startsAtOnce;
  private long departures;

  /** Moments at which somebody got in at once, less those at which a unit became idle [s]. */
  private double unitMoments;

  private double countedWaitingArea;
  private double countedUnitArea;

  /** All that happens here happens in the group as well. */
  final void isPartOf(Occupancy all) {
    group = all;
  }

  /** The number present and the busy units change now. */
  public final void change(double now, double presentBy, double busyBy) {
    advance(now);
    present += presentBy;
    busy += busyBy;
    if (group != null) {
      group.change(now, presentBy, busyBy);
    }
  }

  private void advance(double now) {
    double elapsed = now - lastChange;
    presentArea += present * elapsed;
    busyArea += busy * elapsed;
    lastChange = now;
  }

  /** A visit begins, and has to wait. */
  public final void queued(double now) {
    queued++;
    waitingMoments += now - windowStart;
    if (group != null) {
      group.queued(now);
    }
  }

  /** A visit gets in, and a unit gets busy with it, without waiting. */
  public final void startedAtOnce(double now) {
    startsAtOnce++;
    unitMoments += now - windowStart;
    if (group != null) {
      group.startedAtOnce(now);
    }
  }

  /** A visit is over, and the unit that was busy with it is idle. */
  public final void left(double now) {
    departures++;
    unitMoments -= now - windowStart;
    if (group != null) {
      group.left(now);
    }
  }

  /** A visit is over, and its unit is busy with one that has waited so long [s]. */
  public final void handedOver(double now, double wait) {
    handovers++;
    waitingMoments -= now - windowStart;
    waitingTime += wait;
    if (group != null) {
      group.handedOver(now, wait);
    }
  }

  /** The busy units become this many now (processor sharing with fractional cores). */
  public final void setBusy(double now, double units) {
    if (group != null) {
      // With nobody there it is 0, not what rounding leaves of many sums.
      group.setBusy(now, group.presentNow() == 0 ? 0 : group.busyNow() + units - busyNow());
    }
    advance(now);
    busy = units - (startsAtOnce - departures);
  }

  /** A visit got in after this wait [s]; 0 for one that need not wait. */
  public final void waited(double time) {
    admitted++;
    waitingTime += time;
    if (group != null) {
      group.waited(time);
    }
  }

  /** A visit is over. */
  public final void completed() {
    completions++;
    if (group != null) {
      group.completed();
    }
  }

  private double presentNow() {
    return present + (startsAtOnce - departures) + (queued - handovers);
  }

  private double busyNow() {
    return busy + (startsAtOnce - departures);
  }

  /** Brings the areas up to this moment. */
  final void closeWindow(double now) {
    advance(now);
    double length = now - windowStart;
    countedWaitingArea = (queued - handovers) * length - waitingMoments;
    countedUnitArea = (startsAtOnce - departures) * length - unitMoments;
    windowEnd = now;
  }

  /** Forgets what happened so far; who is present stays. */
  final void beginWindow(double now) {
    present = presentNow();
    busy = busyNow();
    queued = 0;
    handovers = 0;
    waitingMoments = 0;
    startsAtOnce = 0;
    departures = 0;
    unitMoments = 0;
    presentArea = 0;
    busyArea = 0;
    countedWaitingArea = 0;
    countedUnitArea = 0;
    admitted = 0;
    completions = 0;
    waitingTime = 0;
    windowStart = now;
    windowEnd = now;
    lastChange = now;
  }

  /** Takes over what happened in a window, and in the one that followed it; both are closed. */
  final void isSumOf(Occupancy first, Occupancy next) {
    windowStart = first.windowStart;
    windowEnd = next.windowEnd;
    presentArea = first.presentArea() + next.presentArea();
    busyArea = first.busyArea() + next.busyArea();
    admitted = first.admitted() + next.admitted();
    completions = first.completions() + next.completions();
    waitingTime = first.waitingTime + next.waitingTime;
  }

  final double windowStart() {
    return windowStart;
  }

  /** Length of the window [s]. */
  final double window() {
    return windowEnd - windowStart;
  }

  /** Integral of the number present since the window began. */
  public final double presentArea() {
    return presentArea + countedWaitingArea + countedUnitArea;
  }

  /** Integral of the busy units since the window began, as they were. */
  public final double busyArea() {
    return busyArea + countedUnitArea;
  }

  /** Visits that got in, at once or after a wait. */
  public final long admitted() {
    return admitted + startsAtOnce + handovers;
  }

  /** How long they waited before they got in, all together [s]. */
  public final double waitingTime() {
    return waitingTime;
  }

  public final long completions() {
    return completions + departures + handovers;
  }
}
