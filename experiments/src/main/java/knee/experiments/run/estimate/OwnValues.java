package knee.experiments.run.estimate;

import java.util.ArrayList;
import java.util.List;
import knee.experiments.run.interval.Sections;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.StationStatistics;

/**
 * What each replication (or batch) found by itself, in their order: so that variants can be
 * compared replication by replication. {@code NaN}: no sample.
 */
public final class OwnValues {
  private static final double ROUNDING = 1e-9;

  private final Sections means = new Sections();
  private final Sections p95s = new Sections();
  private final Sections throughputs = new Sections();
  private final Sections inSystem = new Sections();
  private final List<Sections> queues = new ArrayList<>();
  private final List<Boolean> alwaysBusy = new ArrayList<>();

  void add(Section section) {
    Replication one = section.replication();
    means.add(section.all().response().mean());
    p95s.add(section.p95());
    throughputs.add(section.all().completed() / one.window());
    inSystem.add(one.inSystem());
    for (int i = 0; i < one.stations().size(); i++) {
      if (i == queues.size()) {
        queues.add(new Sections());
        alwaysBusy.add(true);
      }
      StationStatistics station = one.stations().get(i);
      queues.get(i).add((station.presentArea() - station.busyArea()) / one.window());
      alwaysBusy.set(i, alwaysBusy.get(i) && station.utilization() >= 1 - ROUNDING);
    }
  }

  /** Mean response times [s]. */
  public double[] means() {
    return means.toArray();
  }

  /** P95 of the response times [s]. */
  public double[] p95s() {
    return p95s.toArray();
  }

  /** Successful requests per second. */
  public double[] throughputs() {
    return throughputs.toArray();
  }

  double[] inSystem() {
    return inSystem.toArray();
  }

  /** Whether no unit of a station was ever idle. */
  boolean alwaysBusy(int station) {
    return alwaysBusy.get(station);
  }

  /** Mean queues at a station. */
  double[] queues(int station) {
    return queues.get(station).toArray();
  }
}
