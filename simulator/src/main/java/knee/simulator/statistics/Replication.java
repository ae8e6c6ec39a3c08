package knee.simulator.statistics;

import java.util.List;

/**
 * What one replication found: the small, mergeable result of the unit of work.
 *
 * @param window length of the measured window, after warm-up [s]
 * @param events events fired in the whole run
 * @param fingerprint a hash of the times of all events, in order
 * @param inSystem time-average number of requests in the system over the window
 * @param drift time-average in the second half of the window less that in the first
 * @param requests one entry per kind of request, in the order of the file
 * @param stations one entry per resource, in the order of the journey through the system
 * @param timeline the run in bins, warm-up included; queues in the order of {@code stations}
 */
public record Replication(
    double window,
    long events,
    long fingerprint,
    double inSystem,
    double drift,
    List<RequestStatistics> requests,
    List<StationStatistics> stations,
    Timeline timeline) {

  /** The same with another drift. */
  public Replication withDrift(double other) {
    return new Replication(
        window, events, fingerprint, inSystem, other, requests, stations, timeline);
  }
}
