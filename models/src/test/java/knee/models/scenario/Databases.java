package knee.models.scenario;

import knee.models.scenario.backend.Database;

/** Databases for which requests wait as long as it takes. */
public final class Databases {
  private static final double ANY = Double.POSITIVE_INFINITY;

  private Databases() {}

  /** So many connections for the whole server, and no other limit. */
  public static Database pool(int connections) {
    return of(Database.UNLIMITED, connections, false, ANY, false);
  }

  /** So many connections for each process, if the database allows as many. */
  public static Database poolPerWorker(int connections, int limit) {
    return of(limit, connections, true, ANY, false);
  }

  /** No limit; under gevent and asgi a query stops its process. */
  public static Database blockingDriver() {
    return of(Database.UNLIMITED, Database.UNLIMITED, false, ANY, true);
  }

  public static Database of(
      int limit, int pool, boolean perWorker, double cores, boolean blockingDriver) {
    return new Database(
        limit, pool, perWorker, ANY, Database.Connecting.FREE, cores, blockingDriver);
  }
}
