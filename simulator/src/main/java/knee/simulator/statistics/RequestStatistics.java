package knee.simulator.statistics;

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
  private final Map<String, long[]> errors = new TreeMap<>();

  public RequestStatistics(String kind, int rawLimit) {
    this.kind = kind;
    this.latency = new LatencyHistogram(rawLimit);
  }

  /** A request succeeded after {@code time} seconds. */
  public void succeeded(double time) {
    response.add(time);
    latency.record(time);
  }

  /** An attempt ended with an error after {@code time} seconds. */
  public void failed(String error, double time) {
    errorResponse.add(time);
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
    other.errors.forEach((error, times) -> add(error, times[0]));
  }

  public void reset() {
    response.reset();
    latency.reset();
    errorResponse.reset();
    errors.clear();
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

  /** How many attempts ended with each kind of error, in alphabetical order. */
  public Map<String, Long> errors() {
    Map<String, Long> counts = new TreeMap<>();
    errors.forEach((error, times) -> counts.put(error, times[0]));
    return counts;
  }
}
