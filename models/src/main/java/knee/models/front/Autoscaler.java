package knee.models.front;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import knee.models.scenario.Fleet.Autoscale;
import knee.simulator.Event;
import knee.simulator.Simulation;
import knee.simulator.statistics.StationStatistics;

/**
 * Starts and stops servers as the horizontal pod autoscaler of Kubernetes does (1.30,
 * pkg/controller/podautoscaler: replica_calculator.go, horizontal.go): so many that the mean
 * utilization of their cores comes near the target, which is left alone within 10 % of it. The
 * event is a look at the servers; the utilization is the mean since the last one.
 *
 * <p>Servers that start already count as idle when more are asked for. Servers go only when no look
 * of the last {@code stabilization} seconds asked for more: the youngest first, and each finishes
 * what it has.
 *
 * <p>Left out: the limits on how many come at once (by default 4, or as many as there are, each 15
 * s), the age of the metrics, that a pod is killed when it takes too long to finish.
 */
final class Autoscaler extends Event {
  private static final double TOLERANCE = 0.1;
  private static final double ROUNDING = 1e-9;

  private final Simulation simulation;
  private final Autoscale rule;
  private final double cores;
  private final List<Replica> all;
  private final StationStatistics statistics;
  private final Deque<Advice> advices = new ArrayDeque<>();
  private double lastLook;

  /** What a look asked for. */
  private record Advice(double time, int replicas) {}

  /**
   * @param cores of each server
   * @param statistics of the number of servers, those that start included
   */
  Autoscaler(
      Simulation simulation,
      Autoscale rule,
      double cores,
      List<Replica> all,
      StationStatistics statistics) {
    this.simulation = simulation;
    this.rule = rule;
    this.cores = cores;
    this.all = all;
    this.statistics = statistics;
  }

  /** Begins with those that are ready now. */
  void begin() {
    advices.add(new Advice(simulation.now(), present()));
    simulation.schedule(rule.every(), this);
  }

  private int present() {
    return (int) all.stream().filter(replica -> !replica.isOff()).count();
  }

  @Override
  protected void fire() {
    int present = present();
    int wanted = stabilized(Math.max(rule.min(), Math.min(rule.max(), advice(present))));
    for (int n = present; n < wanted; n++) {
      idlest().start(rule.start());
      statistics.change(simulation.now(), 1, 0);
    }
    for (int n = present; n > wanted; n--) {
      youngest().stop();
      statistics.change(simulation.now(), -1, 0);
      statistics.completed();
    }
    lastLook = simulation.now();
    simulation.schedule(rule.every(), this);
  }

  private int advice(int present) {
    double utilizations = 0;
    int measured = 0;
    for (Replica replica : all) {
      double span = simulation.now() - Math.max(lastLook, replica.readySince());
      if (replica.isReady() && span > 0) {
        utilizations += replica.computed() / (span * cores);
        measured++;
      }
    }
    if (measured == 0) {
      return present;
    }
    double ratio = utilizations / measured / rule.target();
    if (ratio > 1 && measured < present) {
      measured = present;
      ratio = Math.max(1, utilizations / measured / rule.target());
    }
    return Math.abs(ratio - 1) <= TOLERANCE + ROUNDING
        ? present
        : (int) Math.ceil(ratio * measured - ROUNDING);
  }

  private int stabilized(int wanted) {
    double now = simulation.now();
    advices.add(new Advice(now, wanted));
    while (advices.peek().time() <= now - rule.stabilization() && advices.size() > 1) {
      advices.remove();
    }
    int present = present();
    if (wanted >= present) {
      return wanted;
    }
    int most = advices.stream().mapToInt(Advice::replicas).max().orElse(wanted);
    return Math.min(present, most);
  }

  /** Of those that are off the one with the least left to finish. */
  private Replica idlest() {
    return all.stream()
        .filter(Replica::isOff)
        .min(Comparator.comparingInt(replica -> replica.host().inSystem()))
        .orElseThrow();
  }

  /** Who starts, else who has been ready for the shortest time; of several the last. */
  private Replica youngest() {
    return all.stream()
        .filter(replica -> !replica.isOff())
        .max(
            Comparator.comparing(Replica::isStarting)
                .thenComparingDouble(Replica::readySince)
                .thenComparingInt(Replica::index))
        .orElseThrow();
  }
}
