package knee.simulator.statistics;

/** A number that changes from time to time: its average over a window, and the greatest seen. */
public final class Level {
  private double value;
  private double most;
  private double area;
  private double lastChange;

  /** From now on it is this. */
  public void set(double now, double next) {
    advance(now);
    value = next;
    most = Math.max(most, next);
  }

  public double value() {
    return value;
  }

  private void advance(double now) {
    area += value * (now - lastChange);
    lastChange = now;
  }

  /** Starts a new window now; what was measured so far is handed out. */
  Level cut(double now) {
    advance(now);
    var measured = new Level();
    measured.value = value;
    measured.most = most;
    measured.area = area;
    measured.lastChange = now;
    area = 0;
    most = value;
    return measured;
  }

  /** This window and the one that follows it, as one. */
  Level followedBy(Level next) {
    var both = new Level();
    both.value = next.value;
    both.most = Math.max(most, next.most);
    both.area = area + next.area;
    both.lastChange = next.lastChange;
    return both;
  }

  /** Integral over the window. */
  public double area() {
    return area;
  }

  /** The greatest in the window. */
  public double most() {
    return most;
  }
}
