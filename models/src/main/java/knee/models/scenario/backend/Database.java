package knee.models.scenario.backend;

import knee.simulator.distribution.Distribution;

/**
 * A database as its clients see it.
 *
 * @param connections the database's own limit; {@link Integer#MAX_VALUE}: none
 * @param pool connections open in the server, already connected; {@link #UNLIMITED}, or {@link
 *     #NO_POOL}: each request connects when it needs the database first
 * @param poolPerWorker whether {@code pool} is for each worker process, not for the whole server
 * @param acquireTimeout longest wait for a connection of the pool before error kind {@code
 *     acquire_timeout} [s]; infinite: none
 * @param connect time that connecting takes, where there is no pool [s]
 * @param cores CPU shared by the queries that run; infinite: they never queue for it
 * @param blockingDriver under gevent and asgi, a query stops its whole process
 */
public record Database(
    int connections,
    int pool,
    boolean poolPerWorker,
    double acquireTimeout,
    Distribution connect,
    double cores,
    boolean blockingDriver) {
  public static final int UNLIMITED = Integer.MAX_VALUE;
  public static final int NO_POOL = 0;
}
