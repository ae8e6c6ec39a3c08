package knee.models.scenario;

import java.util.Optional;
import knee.models.scenario.Server.Accept;
import knee.models.scenario.Server.Lifetime;
import knee.models.scenario.Server.Memory;
import knee.models.scenario.Server.Overflow;
import knee.models.scenario.Server.Slowdown;
import knee.models.scenario.Server.Wakeup;
import knee.models.scenario.Server.WorkerClass;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;

/** Gunicorn's defaults, changed one by one: each method returns the same settings but for one. */
public final class Settings {
  private final WorkerClass workerClass;
  private final int workers;
  private final int threads;
  private int workerConnections = 1000;
  private int backlog = 2048;
  private Overflow overflow = Overflow.RETRANSMIT;
  private double timeout = 30;
  private double boot = 1;
  private Accept accept;
  private Wakeup wakeup = new Wakeup(Wakeup.Order.FAIR, new double[0]);
  private Optional<Double> switchInterval = Optional.of(0.005);
  private Distribution overheadCpu = new Constant(0);
  private Distribution overheadNetwork = new Constant(0);
  private double cores = Double.POSITIVE_INFINITY;
  private Slowdown slowdown = Slowdown.NONE;

  private Lifetime lifetime = Lifetime.DEFAULT;
  private Optional<Memory> memory = Optional.empty();
  private Optional<Linux> scheduler = Optional.empty();

  private Settings(WorkerClass workerClass, int workers, int threads, Accept accept) {
    this.workerClass = workerClass;
    this.workers = workers;
    this.threads = threads;
    this.accept = accept;
  }

  public static Settings sync(int workers) {
    return new Settings(WorkerClass.SYNC, workers, 1, Accept.SHARED);
  }

  public static Settings gthread(int workers, int threads) {
    return new Settings(WorkerClass.GTHREAD, workers, threads, Accept.EAGER);
  }

  public static Settings gevent(int workers) {
    return new Settings(WorkerClass.GEVENT, workers, 1, Accept.ONE_AT_A_TIME);
  }

  public static Settings asgi(int workers) {
    return new Settings(WorkerClass.ASGI, workers, 1, Accept.ONE_AT_A_TIME)
        .workerConnections(Integer.MAX_VALUE);
  }

  public Settings workerConnections(int places) {
    workerConnections = places;
    return this;
  }

  public Settings backlog(int places) {
    backlog = places;
    return this;
  }

  public Settings refuse() {
    overflow = Overflow.REFUSE;
    return this;
  }

  /** Past the backlog as Linux does it. */
  public Settings linux() {
    overflow = Overflow.LINUX;
    return this;
  }

  public Settings timeout(double seconds) {
    timeout = seconds;
    return this;
  }

  public Settings boot(double seconds) {
    boot = seconds;
    return this;
  }

  public Settings accept(Accept when) {
    accept = when;
    return this;
  }

  public Settings wakeup(Wakeup.Order order, double... weights) {
    wakeup = new Wakeup(order, weights);
    return this;
  }

  public Settings switchInterval(double seconds) {
    switchInterval = Optional.of(seconds);
    return this;
  }

  public Settings noInterpreterLock() {
    switchInterval = Optional.empty();
    return this;
  }

  public Settings overhead(double cpu, double network) {
    return overhead(new Constant(cpu), new Constant(network));
  }

  public Settings overhead(Distribution cpu, Distribution network) {
    overheadCpu = cpu;
    overheadNetwork = network;
    return this;
  }

  public Settings cores(double number) {
    cores = number;
    return this;
  }

  public Settings slowdown(double alpha, double beta, boolean overInSystem) {
    slowdown = new Slowdown(alpha, beta, overInSystem);
    return this;
  }

  public Settings keepalive(double seconds) {
    lifetime = new Lifetime(seconds, lifetime.maxRequests(), lifetime.jitter(), lifetime.release());
    return this;
  }

  public Settings release(Server.Release release) {
    lifetime =
        new Lifetime(lifetime.keepalive(), lifetime.maxRequests(), lifetime.jitter(), release);
    return this;
  }

  public Settings maxRequests(int number, int jitter) {
    lifetime = new Lifetime(lifetime.keepalive(), number, jitter, lifetime.release());
    return this;
  }

  public Settings memory(double limit, double perWorker, double perConnection) {
    memory = Optional.of(new Memory(limit, perWorker, perConnection));
    return this;
  }

  /** Scheduled by Linux on so many processors, of which the server may use {@code cores}. */
  public Settings scheduled(int cpus, double slice, Linux.Accounting accounting) {
    scheduler = Optional.of(new Linux(cpus, slice, Linux.TICK, accounting, Linux.PERIOD));
    return this;
  }

  public Server server() {
    return new Server(
        workerClass,
        workers,
        threads,
        workerConnections,
        backlog,
        overflow,
        timeout,
        boot,
        accept,
        wakeup,
        switchInterval,
        overheadCpu,
        overheadNetwork,
        cores,
        slowdown,
        lifetime,
        memory,
        scheduler);
  }
}
