package knee.simulator.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * What one replication found: the small, mergeable result of the unit of work.
 *
 * @param window length of the measured window, after warm-up [s]
 * @param events events fired in the whole run
 * @param fingerprint a hash of the times of all events, in order
 * @param inSystem time-average number of requests in the system over the window; of a window
 *     without length the number at that moment
 * @param drift time-average in the second half of the window less that in the first
 * @param requests one entry per kind of request, in the order of the file
 * @param stations one entry per resource, in the order of the journey through the system
 * @param timeline the run in bins, warm-up included; queues in the order of {@code stations}
 * @param populations one entry per population of clients; empty where they have no names
 * @param processes one entry per worker process of each server
 * @param memory one entry per server whose memory is modelled
 * @param circle requests that wait for each other at the end of the window
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
    List<RequestStatistics> populations,
    List<ProcessStatistics> processes,
    List<MemoryStatistics> memory,
    Optional<WaitingCircle> circle,
    Excess excess) {
  /**
   * Requests that wait for each other, found at the end of a window.
   *
   * @param requests how many; a branch stands for its request, which counts once
   * @param lasting whether nothing will ever end that, no timeout either
   * @param links who holds what and waits for what, in words
   */
  public record WaitingCircle(int requests, boolean lasting, String links) {}

  /**
   * Two batches of one run that follow each other, as one; the requests of the first become those
   * of both.
   */
  public Replication followedBy(Replication next) {
    merge(requests, next.requests);
    merge(populations, next.populations);
    double length = window + next.window;
    double present =
        length > 0 ? (inSystem * window + next.inSystem * next.window) / length : next.inSystem;
    return new Replication(
        length,
        events + next.events,
        next.fingerprint,
        present,
        drift,
        requests,
        joined(stations, next.stations, StationStatistics::followedBy),
        timeline,
        populations,
        joined(processes, next.processes, ProcessStatistics::followedBy),
        joined(memory, next.memory, MemoryStatistics::followedBy),
        next.circle,
        excess.plus(next.excess));
  }

  private static void merge(List<RequestStatistics> into, List<RequestStatistics> from) {
    for (int i = 0; i < into.size(); i++) {
      into.get(i).merge(from.get(i));
    }
  }

  private static <T> List<T> joined(List<T> first, List<T> second, BinaryOperator<T> join) {
    List<T> both = new ArrayList<>();
    for (int i = 0; i < first.size(); i++) {
      both.add(join.apply(first.get(i), second.get(i)));
    }
    return both;
  }

  /** The same with another drift. */
  public Replication withDrift(double other) {
    return new Replication(
        window,
        events,
        fingerprint,
        inSystem,
        other,
        requests,
        stations,
        timeline,
        populations,
        processes,
        memory,
        circle,
        excess);
  }
}
