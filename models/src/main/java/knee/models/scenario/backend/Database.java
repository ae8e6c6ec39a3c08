package knee.models.scenario.backend;

import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;

/**
 * A database as its clients see it.
 *
 * @param connections the database's own limit; {@link Integer#MAX_VALUE}: none
 * @param pool connections that the server keeps; {@link #UNLIMITED}, or {@link #NO_POOL}: each
 *     request connects when it needs the database first
 * @param poolPerWorker whether {@code pool} is for each worker process, not for the whole server
 * @param acquireTimeout longest wait for a connection of the pool before error kind {@code
 *     acquire_timeout} [s]; infinite: none
 * @param connecting what a new connection costs, and when a pool opens its own
 * @param cores CPU shared by the queries that run; infinite: they never queue for it
 * @param blockingDriver under gevent and asgi, a query stops its whole process
 */
public record Database(
    int connections,
    int pool,
    boolean poolPerWorker,
    double acquireTimeout,
    Connecting connecting,
    double cores,
    boolean blockingDriver) {
  /**
   * A new connection.
   *
   * @param time that it takes, without CPU of the server [s]
   * @param cpu of the worker process for it, before that time [s]
   * @param whenNeeded whether a pool begins empty, and opens one when all it has are in use (as
   *     SQLAlchemy's {@code QueuePool}); else they are open from the start
   */
  public record Connecting(Distribution time, Distribution cpu, boolean whenNeeded) {
    private static final Constant NOTHING = new Constant(0);

    /** It costs nothing, and a pool's are open. */
    public static final Connecting FREE = taking(NOTHING);

    /** No CPU; a pool's are open. */
    public static Connecting taking(Distribution time) {
      return new Connecting(time, NOTHING, false);
    }
  }

  public static final int UNLIMITED = Integer.MAX_VALUE;
  public static final int NO_POOL = 0;
}
