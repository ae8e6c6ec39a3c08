package knee.models.scenario;

import java.util.List;
import java.util.Optional;
import knee.models.scenario.backend.Cache;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.RowLocks;
import knee.models.scenario.backend.Service;

/**
 * A system and its load: all that is needed to simulate it. One point of an experiment file, or
 * written in Java.
 *
 * @param clients the load: one population or several
 * @param requests the kinds of request, in the order of the file
 * @param server the one that the file calls so; empty where there are several, or none
 * @param database empty: a {@code query} is a plain delay
 * @param stations plain queueing stations
 * @param queues whose workers do background work
 * @param proxy in front of the servers
 * @param fleets the servers; none: a {@code cpu} step is a plain delay
 */
public record Scenario(
    List<Clients> clients,
    List<RequestKind> requests,
    Optional<Server> server,
    Optional<Database> database,
    List<RowLocks> locks,
    List<Cache> caches,
    List<Service> services,
    List<Station> stations,
    List<WorkQueue> queues,
    Optional<Proxy> proxy,
    List<Fleet> fleets) {

  /** Whether anything runs beside a request in the process that handles it. */
  public boolean forks() {
    return requests.stream().anyMatch(kind -> Activity.any(kind.steps(), Scenario::forks));
  }

  private static boolean forks(Activity activity) {
    return activity instanceof Activity.Parallel
        || (activity instanceof Activity.Background work && work.queue().isEmpty());
  }

  /** How many servers there may be at most. */
  public int servers() {
    return fleets.stream().mapToInt(Fleet::most).sum();
  }

  /** How many worker processes there may be at most. */
  public int processes() {
    return fleets.stream().mapToInt(fleet -> fleet.most() * fleet.server().workers()).sum();
  }
}
