package knee.experiments.run.estimate;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import knee.experiments.run.interval.Interval;
import knee.experiments.run.interval.Ratio;
import knee.experiments.run.interval.Student;
import knee.simulator.statistics.LatencyHistogram;
import knee.simulator.statistics.RequestStatistics;
import knee.simulator.statistics.TimeSplit;

/** What the clients saw of one kind of request, or of all kinds together, at one point. */
public final class KindSummary {
  private final String kind;
  private final Student student;
  private final Ratio throughput = new Ratio();
  private final Ratio mean = new Ratio();
  private final Percentiles percentiles = new Percentiles();
  private final Ratio errors = new Ratio();
  private final Ratio errorMean = new Ratio();
  private final Percentiles errorPercentiles = new Percentiles();
  private final SortedMap<String, Long> errorKinds = new TreeMap<>();
  private TimeSplit timeIn;
  private long completed;
  private long attempts;

  KindSummary(String kind, Student student) {
    this.kind = kind;
    this.student = student;
  }

  void add(RequestStatistics one, Section.Outlines own, double window) {
    completed += one.completed();
    attempts += one.attempts();
    throughput.add(one.completed(), window);
    mean.add(one.response().sum(), one.completed());
    percentiles.add(one.latency(), own.response());
    if (timeIn == null) {
      timeIn = new TimeSplit(one.timeIn().names());
    }
    timeIn.merge(one.timeIn());
    errors.add(one.errorResponse().count(), one.attempts());
    errorMean.add(one.errorResponse().sum(), one.errorResponse().count());
    errorPercentiles.add(one.errorLatency(), own.errors());
    one.errors().forEach((error, times) -> errorKinds.merge(error, times, Long::sum));
  }

  /** Where the time of the successful requests was spent. */
  public TimeSplit timeIn() {
    return timeIn;
  }

  public String kind() {
    return kind;
  }

  /** Successful requests in the windows of all replications. */
  public long completed() {
    return completed;
  }

  public Interval throughput() {
    return throughput.interval(student).atLeast(0);
  }

  public Interval mean() {
    return mean.interval(student).atLeast(0);
  }

  /**
   * @param name one of {@link Percentiles#NAMES}
   */
  public Interval percentile(String name) {
    return percentiles.interval(name, student);
  }

  /** The largest response time seen. */
  public Interval max() {
    return Interval.of(percentiles.all().max());
  }

  /** Errors over all attempts that ended. */
  public Interval errorShare() {
    return errors.interval(student).within(0, 1);
  }

  /** Mean time of the attempts that failed. */
  public Interval errorMean() {
    return errorMean.interval(student).atLeast(0);
  }

  /**
   * Of the times of the attempts that failed.
   *
   * @param name one of {@link Percentiles#NAMES}
   */
  public Interval errorPercentile(String name) {
    return errorPercentiles.interval(name, student);
  }

  /** The longest time of an attempt that failed. */
  public Interval errorMax() {
    return Interval.of(errorPercentiles.all().max());
  }

  /** How many attempts ended with each kind of error. */
  public Map<String, Long> errorKinds() {
    return errorKinds;
  }

  /** Attempts that ended, successes and errors together. */
  public long attempts() {
    return attempts;
  }

  public LatencyHistogram latency() {
    return percentiles.all();
  }
}
