package knee.experiments.run.estimate;

import java.util.ArrayList;
import java.util.List;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.RequestStatistics;

/**
 * One replication, or one batch of a lone one, and what must be computed while it is whole: all
 * kinds of request together, and the percentiles of each. Made by the thread that ran the
 * replication.
 *
 * @param all the requests of every kind
 * @param own first of {@code all}, then of each kind, then of each population
 */
public record Section(Replication replication, RequestStatistics all, List<Outlines> own) {

  /** The response times of the successful requests, and the times of the failed ones. */
  record Outlines(Outline response, Outline errors) {
    static Outlines of(RequestStatistics requests) {
      return new Outlines(new Outline(requests.latency()), new Outline(requests.errorLatency()));
    }
  }

  /** {@code NaN} without a request. */
  double p95() {
    return own.get(0).response().percentile(0.95);
  }

  /** To be called by the thread that ran the replication. */
  public static List<Section> of(List<Replication> replication) {
    return replication.stream().map(Section::of).toList();
  }

  static Section of(Replication replication) {
    List<String> parts = replication.requests().get(0).timeIn().names();
    RequestStatistics all = new RequestStatistics(PointSummary.ALL, Percentiles.EXACT, parts);
    replication.requests().forEach(all::merge);
    List<Outlines> own = new ArrayList<>();
    own.add(Outlines.of(all));
    replication.requests().forEach(kind -> own.add(Outlines.of(kind)));
    replication.populations().forEach(population -> own.add(Outlines.of(population)));
    return new Section(replication, all, own);
  }
}
