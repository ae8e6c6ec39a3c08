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
 * @param outlines first that of {@code all}, then of each kind, then of each population
 */
public record Section(Replication replication, RequestStatistics all, List<Outline> outlines) {

  /** {@code NaN} without a request. */
  double p95() {
    return outlines.get(0).percentile(0.95);
  }

  /** To be called by the thread that ran the replication. */
  public static List<Section> of(List<Replication> replication) {
    return replication.stream().map(Section::of).toList();
  }

  static Section of(Replication replication) {
    List<String> parts = replication.requests().get(0).timeIn().names();
    RequestStatistics all = new RequestStatistics(PointSummary.ALL, Percentiles.EXACT, parts);
    replication.requests().forEach(all::merge);
    List<Outline> outlines = new ArrayList<>();
    outlines.add(new Outline(all.latency()));
    for (RequestStatistics kind : replication.requests()) {
      outlines.add(new Outline(kind.latency()));
    }
    for (RequestStatistics population : replication.populations()) {
      outlines.add(new Outline(population.latency()));
    }
    return new Section(replication, all, outlines);
  }
}
