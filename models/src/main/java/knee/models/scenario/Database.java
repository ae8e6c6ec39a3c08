package knee.models.scenario;

/**
 * A database as its clients see it.
 *
 * @param connections the database's own limit; {@link Integer#MAX_VALUE}: none
 * @param pool connections open in the server, already connected; {@link Integer#MAX_VALUE}: no
 *     limit
 * @param poolPerWorker whether {@code pool} is for each worker process, not for the whole server
 * @param cores CPU shared by the queries that run; infinite: they never queue for it
 * @param blockingDriver under gevent and asgi, a query stops its whole process
 */
public record Database(
    int connections, int pool, boolean poolPerWorker, double cores, boolean blockingDriver) {
  public static final int UNLIMITED = Integer.MAX_VALUE;
}
