package knee.models.scenario;

import java.util.List;
import java.util.Optional;

/**
 * Like servers that share the requests of some kinds.
 *
 * @param name before the names of its resources in the results; empty where there is no other
 * @param serves the kinds of request that come here; empty: all
 * @param replicas servers at the start
 */
public record Fleet(
    String name, Server server, List<String> serves, int replicas, Optional<Autoscale> autoscale) {

  /** How many servers there may ever be. */
  public int most() {
    return autoscale.map(Autoscale::max).orElse(replicas);
  }

  public boolean serves(String kind) {
    return serves.isEmpty() || serves.contains(kind);
  }

  /**
   * Servers come and go as the horizontal pod autoscaler of Kubernetes decides.
   *
   * @param target utilization of the cores
   * @param every time between two looks [s]
   * @param start time until a new server gets requests [s]
   * @param stabilization servers go only when so long nothing spoke for keeping them [s]
   */
  public record Autoscale(
      double target, int min, int max, double every, double start, double stabilization) {}
}
