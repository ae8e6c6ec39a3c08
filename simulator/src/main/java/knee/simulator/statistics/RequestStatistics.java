package knee.simulator.statistics;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the clients saw of one kind of request in the measured window of one replication: the
 * response times of those that succeeded, and the kinds and times of those that failed.
 */
public final class RequestStatistics {
  private final String kind;
  private final Tally response = new Tally();
  private final LatencyHistogram latency;
  private final Tally errorResponse = new Tally();
  private final LatencyHistogram errorLatency;
  private final Map<String, long[]> errors = new TreeMap<>();
  private final TimeSplit timeIn;

  /**
   * @param rawLimit response times kept exactly
   * @param parts names of the parts into which response times are split
   */
  public RequestStatistics(String kind, int rawLimit, List<String> parts) {
    this.kind = kind;
    this.timeIn = new TimeSplit(parts);
    this.latency = new LatencyHistogram(rawLimit);
    this.errorLatency = new LatencyHistogram(rawLimit);
  }

  /** What had succeeded at some moment. */
  public record Mark(double responseSum, LatencyHistogram latency) {
    public long completed() {
      return latency.count();
    }
  }

  /** What has succeeded so far, so that one can tell later what has since. */
  public Mark mark() {
    return new Mark(response.sum(), latency.mark());
  }

  /** A request succeeded after {@code time} seconds. */
  public void succeeded(double time) {
    response.add(time);
    latency.record(time);
  }

  /** The first so many of these requests succeeded after these times [s]. */
  public void succeeded(double[] times, int number) {
    response.add(times, number);
    latency.record(times, number);
  }

  /**
   * Where the time of a request that succeeded was spent.
   *
   * @param time [s]
   * @param parts of it, from this index on, adding up to it [s]
   */
  public void split(double time, double[] parts, int from) {
    timeIn.add(time, parts, from);
  }

  /** An attempt ended with an error after {@code time} seconds. */
  public void failed(String error, double time) {
    errorResponse.add(time);
    errorLatency.record(time);
    add(error, 1);
  }

  private void add(String error, long times) {
    long[] count = errors.get(error);
    if (count == null) {
      count = new long[1];
      errors.put(error, count);
    }
    count[0] += times;
  }

  public void merge(RequestStatistics other) {
    response.merge(other.response);
    latency.merge(other.latency);
    errorResponse.merge(other.errorResponse);
    errorLatency.merge(other.errorLatency);
    timeIn.merge(other.timeIn);
    other.errors.forEach((error, times) -> add(error, times[0]));
  }

  public String kind() {
    return kind;
  }

  public long completed() {
    return response.count();
  }

  /** Attempts that ended, successes and errors together. */
  public long attempts() {
    return response.count() + errorResponse.count();
  }

  public Tally response() {
    return response;
  }

  public LatencyHistogram latency() {
    return latency;
  }

  public Tally errorResponse() {
    return errorResponse;
  }

  public LatencyHistogram errorLatency() {
    return errorLatency;
  }

  /** Where the time of the successful requests was spent. */
  public TimeSplit timeIn() {
    return timeIn;
  }

  /** How many attempts ended with each kind of error, in alphabetical order. */
  public Map<String, Long> errors() {
    Map<String, Long> counts = new TreeMap<>();
    errors.forEach((error, times) -> counts.put(error, times[0]));
    return counts;
  }
}
