package knee.simulator.statistics;

import java.util.ArrayList;
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
 * @param excess what was drawn in the window beyond its mean
 */
public record Replication(
    double window,
    long events,
    long fingerprint,
    double inSystem,
    double drift,
    List<RequestStatistics> requests,
    List<StationStatistics> stations,
    Timeline timeline,
    Excess excess) {

  /** Where nothing is known of the draws. */
  public Replication(
      double window,
      long events,
      long fingerprint,
      double inSystem,
      double drift,
      List<RequestStatistics> requests,
      List<StationStatistics> stations,
      Timeline timeline) {
    this(window, events, fingerprint, inSystem, drift, requests, stations, timeline, Excess.NONE);
  }

  /**
   * Two batches of one run that follow each other, as one; the requests of the first become those
   * of both.
   */
  public Replication followedBy(Replication next) {
    List<StationStatistics> both = new ArrayList<>();
    for (int i = 0; i < stations.size(); i++) {
      both.add(stations.get(i).followedBy(next.stations.get(i)));
    }
    for (int i = 0; i < requests.size(); i++) {
      requests.get(i).merge(next.requests.get(i));
    }
    double length = window + next.window;
    double present = (inSystem * window + next.inSystem * next.window) / length;
    long all = events + next.events;
    return new Replication(
        length,
        all,
        next.fingerprint,
        present,
        drift,
        requests,
        both,
        timeline,
        excess.plus(next.excess));
  }

  /** The same with another drift. */
  public Replication withDrift(double other) {
    return new Replication(
        window, events, fingerprint, inSystem, other, requests, stations, timeline, excess);
  }
}
