package knee.experiments.file.load;

import knee.models.scenario.Scenario;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.backend.Database;

/** Resources without a capacity, of which no share can be busy. */
public final class Unlimited {
  private Unlimited() {}

  /**
   * What would give the resource a capacity, such as {@code server.cores}; empty where it has one,
   * or is not there.
   */
  public static String remedy(Scenario scenario, String resource) {
    if (resource.equals("cpu")) {
      boolean unlimited = scenario.server().filter(s -> Double.isInfinite(s.cores())).isPresent();
      return unlimited ? "server.cores" : "";
    }
    if (resource.equals("database")) {
      boolean unlimited = scenario.database().filter(d -> Double.isInfinite(d.cores())).isPresent();
      return unlimited ? "database.cores" : "";
    }
    if (resource.equals("connections")) {
      return scenario.database().filter(Unlimited::hasNoPool).isPresent() ? "database.pool" : "";
    }
    boolean service =
        scenario.services().stream()
            .filter(s -> s.concurrency() == Integer.MAX_VALUE)
            .anyMatch(s -> resource.equals("services." + s.name()));
    if (service) {
      return resource + ".concurrency";
    }
    boolean delay =
        scenario.stations().stream()
            .filter(s -> s.discipline() == Discipline.DELAY)
            .anyMatch(s -> resource.equals(s.name()));
    return delay ? "a discipline other than delay" : "";
  }

  private static boolean hasNoPool(Database database) {
    return database.pool() == Database.UNLIMITED && database.connections() == Database.UNLIMITED;
  }
}
