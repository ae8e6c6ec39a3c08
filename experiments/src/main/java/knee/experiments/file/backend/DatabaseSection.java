package knee.experiments.file.backend;

import static knee.experiments.file.values.Scalars.choice;
import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.positiveNumber;
import static knee.experiments.file.values.Scalars.positiveTime;
import static knee.experiments.file.values.Scalars.randomTime;

import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.Either;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.Database.Connecting;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;

/** {@code database}. */
public final class DatabaseSection {
  /** Connections of a pool, of the server or of each process. */
  private record Pool(int size, boolean perWorker) {
    private static final Pool UNLIMITED = new Pool(Database.UNLIMITED, false);
    private static final Pool NONE = new Pool(Database.NO_POOL, false);
  }

  private static final Key<Integer> CONNECTIONS =
      Key.of("connections", count(1), Database.UNLIMITED, "The database's own limit");
  private static final Key<Integer> PER_WORKER =
      Key.required("per_worker", count(1), 1, "Connections of each worker process");
  private static final Section POOL_SECTION =
      Section.of("pool", "A pool in each worker process", PER_WORKER);
  private static final Key<Pool> POOL =
      Key.of(
          "pool",
          Either.word(
              "none",
              Pool.NONE,
              Either.<Pool>of(
                  count(1).as(size -> new Pool(size, false)),
                  POOL_SECTION.into(f -> new Pool(f.get(PER_WORKER), true)))),
          Pool.UNLIMITED,
          "Open connections: N for the whole server, {per_worker: N}, or none");
  private static final Key<Double> CORES =
      Key.of(
          "cores",
          positiveNumber(),
          Double.POSITIVE_INFINITY,
          "CPU shared by the queries that run; omitted: they never queue for it");
  private static final Key<Boolean> DRIVER =
      Key.of(
          "driver",
          choice("cooperative", false, "blocking", true),
          false,
          "Under gevent and asgi, blocking makes every query stop its whole process");

  private static final Key<Double> ACQUIRE_TIMEOUT =
      Key.of(
          "acquire_timeout",
          positiveTime(),
          Double.POSITIVE_INFINITY,
          "How long to wait for a connection of the pool");
  private static final Key<Distribution> CONNECT =
      Key.of("connect", randomTime(), new Constant(0), "Time that a new connection takes");
  private static final Key<Distribution> CONNECT_CPU =
      Key.of(
          "connect_cpu",
          randomTime(),
          new Constant(0),
          "CPU of the server's process that a new connection takes before that time");
  private static final Key<Boolean> OPENED =
      Key.of(
          "opened",
          choice("at_start", false, "when_needed", true),
          false,
          "When a pool opens its connections: at the start, or one by one when all are in use");

  public static final Type<Database> TYPE =
      Section.of(
              "database",
              "The database as its clients see it",
              CONNECTIONS,
              POOL,
              ACQUIRE_TIMEOUT,
              CONNECT,
              CONNECT_CPU,
              OPENED,
              CORES,
              DRIVER)
          .into(DatabaseSection::database);

  private DatabaseSection() {}

  private static Database database(Fields f) {
    Pool pool = f.get(POOL);
    if (pool.perWorker
        && f.reading().part("server").isEmpty()
        && f.reading().part("servers").isEmpty()) {
      f.fault(POOL, "'per_worker' without a server; write pool: N, or add a server");
    }
    if (f.has(ACQUIRE_TIMEOUT) && pool.size == Database.NO_POOL) {
      f.reading()
          .warn(
              f.keyPlace(ACQUIRE_TIMEOUT),
              "'acquire_timeout' beside 'pool: none' is not looked at; leave one of them out");
    }
    return new Database(
        f.get(CONNECTIONS),
        pool.size,
        pool.perWorker,
        f.get(ACQUIRE_TIMEOUT),
        new Connecting(f.get(CONNECT), f.get(CONNECT_CPU), f.get(OPENED)),
        f.get(CORES),
        f.get(DRIVER));
  }
}
