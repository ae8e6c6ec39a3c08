package knee.experiments.file.server;

import static knee.experiments.file.values.Scalars.choice;
import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.number;
import static knee.experiments.file.values.Scalars.positiveNumber;
import static knee.experiments.file.values.Scalars.positiveTime;
import static knee.experiments.file.values.Scalars.randomTime;
import static knee.experiments.file.values.Scalars.time;
import static knee.experiments.file.values.Scalars.timeOrOff;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.server.SchedulerSection.Scheduler;
import knee.experiments.file.values.Either;
import knee.experiments.file.values.ListOf;
import knee.experiments.file.values.Scalars;
import knee.models.scenario.Fleet;
import knee.models.scenario.Fleet.Autoscale;
import knee.models.scenario.Linux;
import knee.models.scenario.Server;
import knee.models.scenario.Server.Accept;
import knee.models.scenario.Server.Lifetime;
import knee.models.scenario.Server.Memory;
import knee.models.scenario.Server.Overflow;
import knee.models.scenario.Server.Release;
import knee.models.scenario.Server.Slowdown;
import knee.models.scenario.Server.Wakeup;
import knee.models.scenario.Server.Wakeup.Order;
import knee.models.scenario.Server.WorkerClass;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;

/** {@code server}: a Gunicorn server, with Gunicorn's names and defaults. */
public final class ServerSection {
  private static final Distribution NOTHING = new Constant(0);

  private static final Key<WorkerClass> WORKER_CLASS =
      Key.of("worker_class", choice(WorkerClass.class), WorkerClass.SYNC, "Kind of worker");
  private static final Key<Integer> WORKERS =
      Key.of("workers", count(1), 1, "Number of worker processes");
  private static final Key<Integer> THREADS =
      Key.of("threads", count(1), 1, "Threads of each process");
  private static final Key<Integer> WORKER_CONNECTIONS =
      Key.maybe("worker_connections", count(1), "Connections a process accepts (default 1000)");
  private static final Key<Integer> BACKLOG =
      Key.of("backlog", count(0), 2048, "Connections that may wait in the kernel");
  private static final Key<Overflow> OVERFLOW =
      Key.of(
          "overflow",
          choice(Overflow.class),
          Overflow.RETRANSMIT,
          "Past the backlog: SYNs are dropped and sent again, refused, or all that Linux does");
  private static final Key<Double> TIMEOUT =
      Key.of("timeout", timeOrOff(), 30.0, "After which a stuck worker is killed; 0: never");
  private static final Key<Double> KEEPALIVE =
      Key.of("keepalive", time(), 2.0, "How long an idle connection is kept; 0: not at all");
  private static final Key<Integer> MAX_REQUESTS =
      Key.of("max_requests", count(0), 0, "After which a worker restarts; 0: never");
  private static final Key<Integer> MAX_REQUESTS_JITTER =
      Key.of("max_requests_jitter", count(0), 0, "Spread of max_requests");
  private static final Key<Release> GUNICORN =
      Key.of(
          "gunicorn",
          choice("20.1", Release.V20_1, "26.2", Release.V26_2),
          Release.V20_1,
          "Release by whose rules connections are kept and processes restart");
  private static final Key<Double> BOOT =
      Key.of("boot", time(), 1.0, "Time until a respawned worker accepts");
  private static final Key<Accept> ACCEPT =
      Key.maybe("accept", choice(Accept.class), "When a process takes a connection");

  private static final Key<Wakeup> WAKEUP =
      Key.of(
          "wakeup",
          WakeupSection.TYPE,
          new Wakeup(Order.RANDOM, new double[0]),
          "Which of the processes waiting in accept gets the next connection");

  private static final Key<Double> SWITCH_INTERVAL =
      Key.of("switch_interval", positiveTime(), 0.005, "Time after which the GIL is handed over");
  private static final Section GIL_SECTION =
      Section.of("gil", "Python's global interpreter lock", SWITCH_INTERVAL);
  private static final Key<Optional<Double>> GIL =
      Key.of(
          "gil",
          Either.word(
              "none", Optional.empty(), GIL_SECTION.into(f -> Optional.of(f.get(SWITCH_INTERVAL)))),
          Optional.of(0.005),
          "Python's global interpreter lock, or none");

  private static final Key<Distribution> CPU =
      Key.of("cpu", randomTime(), NOTHING, "CPU before the first step, in the slot");
  private static final Key<Distribution> NETWORK =
      Key.of("network", randomTime(), NOTHING, "Half before the backlog, half after the slot");
  private static final Section OVERHEAD_SECTION =
      Section.of("overhead", "What each request costs beyond its steps", CPU, NETWORK);

  /** What each request costs beyond its steps. */
  private record Overhead(Distribution cpu, Distribution network) {}

  private static final Key<Overhead> OVERHEAD =
      Key.of(
          "overhead",
          OVERHEAD_SECTION.into(f -> new Overhead(f.get(CPU), f.get(NETWORK))),
          new Overhead(NOTHING, NOTHING),
          "What each request costs beyond its steps");
  private static final Key<Double> CORES =
      Key.of(
          "cores",
          positiveNumber(),
          Double.POSITIVE_INFINITY,
          "CPU of the whole server, may be fractional; omitted: unlimited");
  private static final Key<Optional<Scheduler>> SCHEDULER =
      Key.of(
          "scheduler",
          SchedulerSection.TYPE,
          Optional.empty(),
          "How the processes share the cores: equally at any time, or as Linux lets them");

  private static final Key<Double> ALPHA = Key.of("alpha", number(), 0.0, "Contention");
  private static final Key<Double> BETA = Key.of("beta", number(), 0.0, "Coherency");
  private static final Key<Boolean> OVER =
      Key.of(
          "over",
          choice("in_service", false, "in_system", true),
          false,
          "Which requests count: those in service, or those waiting too");
  private static final Section SLOWDOWN_SECTION =
      Section.of("slowdown", "Universal Scalability Law", ALPHA, BETA, OVER);
  private static final Key<Slowdown> SLOWDOWN =
      Key.of(
          "slowdown",
          SLOWDOWN_SECTION.into(f -> new Slowdown(f.get(ALPHA), f.get(BETA), f.get(OVER))),
          Slowdown.NONE,
          "How requests in progress slow each other down");

  private static final Key<Memory> MEMORY =
      Key.maybe(
          "memory",
          MemorySection.TYPE,
          "Memory of the server; past the limit the kernel kills a worker");
  private static final Key<Integer> REPLICAS =
      Key.of("replicas", count(1), 1, "The same server several times");
  private static final Key<Autoscale> AUTOSCALE =
      Key.maybe("autoscale", AutoscaleSection.TYPE, "Servers that come and go");
  private static final Key<List<String>> SERVES =
      Key.required(
          "serves",
          new ListOf<>(Scalars.nameIn("requests", "kind of request"), 1),
          List.of(),
          "Kinds of request that go to this pool");

  private static final List<Key<?>> KEYS =
      List.of(
          WORKER_CLASS,
          WORKERS,
          THREADS,
          WORKER_CONNECTIONS,
          BACKLOG,
          OVERFLOW,
          TIMEOUT,
          KEEPALIVE,
          MAX_REQUESTS,
          MAX_REQUESTS_JITTER,
          GUNICORN,
          BOOT,
          ACCEPT,
          WAKEUP,
          GIL,
          OVERHEAD,
          CORES,
          SCHEDULER,
          SLOWDOWN,
          MEMORY,
          REPLICAS,
          AUTOSCALE);

  /** The only server, or several that are the same. */
  public static final Type<Fleet> TYPE =
      new Section("server", "The web server", KEYS, false)
          .into(f -> fleet("", server(f), List.of(), f));

  /** One of several pools, which says which kinds it serves. */
  static final Type<Fleet> POOL = pool();

  private ServerSection() {}

  private static Type<Fleet> pool() {
    List<Key<?>> keys = new ArrayList<>(KEYS);
    keys.add(SERVES);
    return new Section("server", "A pool of workers for some kinds of request", keys, false)
        .into(f -> fleet(f.name(), server(f), f.get(SERVES), f));
  }

  private static Fleet fleet(String name, Server server, List<String> serves, Fields f) {
    Optional<Autoscale> autoscale = f.find(AUTOSCALE);
    autoscale.ifPresent(rule -> checkAutoscale(rule, f));
    int first = autoscale.map(Autoscale::min).orElse(1);
    return new Fleet(name, server, serves, f.has(REPLICAS) ? f.get(REPLICAS) : first, autoscale);
  }

  private static void checkAutoscale(Autoscale rule, Fields f) {
    if (!f.has(CORES)) {
      f.fault(
          AUTOSCALE,
          "'autoscale' needs to know how many cores a replica has; add cores: N to its server");
    }
    int replicas = f.get(REPLICAS);
    if (f.has(REPLICAS) && (replicas < rule.min() || replicas > rule.max())) {
      f.fault(
          REPLICAS,
          "%d replicas to begin with are not between min: %d and max: %d of autoscale"
              .formatted(replicas, rule.min(), rule.max()));
    }
  }

  private static Server server(Fields f) {
    WakeupSection.check(f.get(WAKEUP), f.get(WORKERS), fault -> f.fault(WAKEUP, fault));
    f.find(MEMORY).ifPresent(memory -> checkMemory(memory, f));
    WorkerClass asked = f.get(WORKER_CLASS);
    boolean threaded = asked == WorkerClass.SYNC && f.get(THREADS) > 1;
    if (threaded) {
      f.reading()
          .warn(
              f.has(WORKER_CLASS) ? f.place(WORKER_CLASS) : f.place(THREADS),
              "sync with threads: %d is what Gunicorn runs as gthread, and so it is here; write threads: 1 for sync workers"
                  .formatted(f.get(THREADS)));
    }
    WorkerClass workers = threaded ? WorkerClass.GTHREAD : asked;
    return new Server(
        workers,
        f.get(WORKERS),
        f.get(THREADS),
        f.find(WORKER_CONNECTIONS).orElse(workers == WorkerClass.ASGI ? Integer.MAX_VALUE : 1000),
        f.get(BACKLOG),
        f.get(OVERFLOW),
        f.get(TIMEOUT),
        f.get(BOOT),
        f.find(ACCEPT).orElse(ownAccept(workers)),
        f.get(WAKEUP),
        f.get(GIL),
        f.get(OVERHEAD).cpu(),
        f.get(OVERHEAD).network(),
        f.get(CORES),
        f.get(SLOWDOWN),
        new Lifetime(
            f.get(KEEPALIVE), f.get(MAX_REQUESTS), f.get(MAX_REQUESTS_JITTER), f.get(GUNICORN)),
        f.find(MEMORY),
        scheduler(f));
  }

  private static Optional<Linux> scheduler(Fields f) {
    Optional<Scheduler> scheduler = f.get(SCHEDULER);
    double cores = f.get(CORES);
    if (scheduler.isPresent() && !f.has(CORES)) {
      f.fault(SCHEDULER, "'scheduler' needs to know what there is to share; add cores: N");
      return Optional.empty();
    }
    if (scheduler.flatMap(Scheduler::cpus).filter(cpus -> cpus < cores).isPresent()) {
      f.fault(SCHEDULER, "there are fewer cpus than cores; write cpus: N of at least as many");
      return Optional.empty();
    }
    return scheduler.map(s -> s.on(cores));
  }

  private static void checkMemory(Memory memory, Fields f) {
    Optional<String> shortage = MemorySection.shortage(memory, f.get(WORKERS));
    if (shortage.isEmpty()) {
      return;
    }
    if (f.get(BOOT) == 0) {
      f.fault(
          MEMORY,
          shortage.get()
              + ", and with boot: 0s one would be killed over and over while no time passes; add"
              + " boot: 1s, or a larger limit");
    } else {
      f.reading()
          .warn(f.place(MEMORY), shortage.get() + "; one is killed whenever another has booted");
    }
  }

  private static Accept ownAccept(WorkerClass workers) {
    return switch (workers) {
      case SYNC -> Accept.SHARED;
      case GTHREAD, ASGI -> Accept.EAGER;
      case GEVENT -> Accept.ONE_AT_A_TIME;
    };
  }
}
