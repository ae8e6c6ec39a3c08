package knee.experiments.run.estimate;

import knee.experiments.run.interval.Interval;
import knee.experiments.run.interval.Ratio;
import knee.experiments.run.interval.Student;
import knee.simulator.statistics.StationStatistics;

/** What one resource did at one point. */
public final class StationSummary {
  private final String name;
  private final double capacity;
  private final Student student;
  private final Ratio utilization = new Ratio();
  private final Ratio present = new Ratio();
  private final Ratio queue = new Ratio();
  private final Ratio wait = new Ratio();
  private final Ratio throughput = new Ratio();
  private final Ratio successes = new Ratio();
  private String ratioName = "";

  StationSummary(String name, double capacity, Student student) {
    this.name = name;
    this.capacity = capacity;
    this.student = student;
  }

  void add(StationStatistics one, double window) {
    if (!Double.isNaN(one.utilization())) {
      utilization.add(one.unitsArea(), capacity * window);
    }
    present.add(one.presentArea(), window);
    queue.add(waiting(one), window);
    wait.add(one.waitingTime(), one.admitted());
    throughput.add(one.completions(), window);
    successes.add(one.successes(), one.tries());
    ratioName = one.ratioName();
  }

  /** Integral of those who wait; a difference of two equal sums is 0 and not their rounding. */
  private static double waiting(StationStatistics one) {
    double area = one.presentArea() - one.grantedArea();
    return Math.abs(area) <= 1e-12 * one.presentArea() ? 0 : area;
  }

  public String name() {
    return name;
  }

  /** Units of service; infinite for a delay. */
  public double capacity() {
    return capacity;
  }

  /** Mean busy units over capacity; no value where that is unlimited, or where one only waits. */
  public Interval utilization() {
    return utilization.interval(student).within(0, 1);
  }

  public Interval present() {
    return present.interval(student).atLeast(0);
  }

  public Interval queue() {
    return queue.interval(student).atLeast(0);
  }

  /** Mean wait per visit that got in [s]. */
  public Interval waiting() {
    return wait.interval(student).atLeast(0);
  }

  public Interval throughput() {
    return throughput.interval(student).atLeast(0);
  }

  /** What {@link #ratio} is called, {@code hit_ratio} say; empty: there is none. */
  public String ratioName() {
    return ratioName;
  }

  /** Share of the tries that succeeded. */
  public Interval ratio() {
    return successes.interval(student).within(0, 1);
  }
}
