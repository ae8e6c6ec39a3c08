package knee.experiments.file.sections;

import static knee.experiments.file.values.Scalars.choice;
import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.positiveNumber;
import static knee.experiments.file.values.Scalars.positiveRate;
import static knee.experiments.file.values.Scalars.positiveTime;
import static knee.experiments.file.values.Scalars.randomTime;
import static knee.experiments.file.values.Scalars.share;

import java.util.Map;
import knee.experiments.file.quantity.Numbers;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.Either;
import knee.experiments.file.values.MapOf;
import knee.experiments.file.values.Scalar;
import knee.models.scenario.Database;
import knee.models.scenario.RowLocks;
import knee.models.scenario.Service;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;

/** What stands behind a server: {@code database}, {@code locks} and {@code services}. */
final class BackendSections {
  /** Exponent of a popularity; 0 where all are equally popular. */
  static final Type<Double> PICK =
      Either.word(
          "uniform",
          0.0,
          new Scalar<>(
              "uniform or zipf(0.9)",
              (text, reading) -> zipf(text),
              Map.of("type", "string", "pattern", "^zipf\\(.*\\)$")));

  /** Connections of a pool, of the server or of each process. */
  private record Pool(int size, boolean perWorker) {
    private static final Pool UNLIMITED = new Pool(Database.UNLIMITED, false);
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
              Pool.UNLIMITED,
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

  static final Type<Database> DATABASE =
      Section.of(
              "database",
              "The database as its clients see it",
              CONNECTIONS,
              POOL,
              Key.maybe("acquire_timeout", positiveTime(), "How long to wait for a connection"),
              Key.of("connect", randomTime(), new Constant(0), "What opening a connection costs"),
              CORES,
              DRIVER)
          .into(BackendSections::database);

  private static final Key<Integer> ROWS = Key.of("rows", count(1), 1, "Number of rows");
  private static final Key<Double> ROW_PICK =
      Key.of("pick", PICK, 0.0, "Which row: uniform, or zipf(EXPONENT)");

  static final Type<RowLocks> LOCK =
      Section.of(
              "locks",
              "Rows that one request at a time may hold",
              ROWS,
              ROW_PICK,
              Key.maybe(
                  "mode",
                  choice("pessimistic", "pessimistic", "optimistic", "optimistic"),
                  "Waiting for the row, or running a conflict again"),
              Key.maybe("retries", count(0), "With optimistic: how often a conflict runs again"),
              Key.maybe("timeout", positiveTime(), "How long to wait for the row"))
          .into(f -> new RowLocks(f.name(), f.get(ROWS), f.get(ROW_PICK)));

  private static final Key<Distribution> LATENCY =
      Key.required("latency", randomTime(), new Constant(0), "Time that a call takes");
  private static final Key<Integer> CONCURRENCY =
      Key.of("concurrency", count(1), Integer.MAX_VALUE, "Calls in progress at once");

  static final Type<Service> SERVICE =
      Section.of(
              "services",
              "An external service",
              LATENCY,
              CONCURRENCY,
              Key.maybe("rate", positiveRate(), "Calls it admits"),
              Key.maybe("failure", share(), "Share of the calls that fail"))
          .into(f -> new Service(f.name(), f.get(LATENCY), f.get(CONCURRENCY)));

  static final Type<Map<String, RowLocks>> LOCKS = MapOf.named(LOCK);
  static final Type<Map<String, Service>> SERVICES = MapOf.named(SERVICE);

  private BackendSections() {}

  private static Database database(Fields f) {
    Pool pool = f.get(POOL);
    if (pool.perWorker && f.reading().part("server").isEmpty()) {
      f.fault(POOL, "'per_worker' without a server; write pool: N, or add a server");
    }
    return new Database(f.get(CONNECTIONS), pool.size, pool.perWorker, f.get(CORES), f.get(DRIVER));
  }

  private static double zipf(String text) {
    if (text.startsWith("zipf(") && text.endsWith(")")) {
      var exponent = Numbers.decimal(text.substring(5, text.length() - 1).strip());
      if (exponent.isPresent() && exponent.getAsDouble() >= 0) {
        return exponent.getAsDouble();
      }
    }
    throw new IllegalArgumentException(
        "'" + text + "' is not a way to pick; write uniform or zipf(0.9)");
  }
}
