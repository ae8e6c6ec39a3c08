package knee.models.scenario;

import java.util.Optional;
import knee.simulator.distribution.Distribution;

/**
 * Settings of a Gunicorn server, with Gunicorn's own names. Times in seconds.
 *
 * @param backlog connections that may wait in the kernel
 * @param timeout of a worker; infinite: off
 * @param boot until a respawned worker accepts
 * @param switchInterval of the interpreter lock; empty: no such lock
 * @param overheadCpu CPU of a request beyond its steps, before the first one, in the slot
 * @param overheadNetwork half before the backlog, half after the slot is free again
 * @param cores CPU of the whole server, may be fractional; infinite: unlimited
 * @param memory empty: not modelled
 * @param scheduler of the cores; empty: those that compute share them equally at any time
 */
public record Server(
    WorkerClass workerClass,
    int workers,
    int threads,
    int workerConnections,
    int backlog,
    Overflow overflow,
    double timeout,
    double boot,
    Accept accept,
    Wakeup wakeup,
    Optional<Double> switchInterval,
    Distribution overheadCpu,
    Distribution overheadNetwork,
    double cores,
    Slowdown slowdown,
    Lifetime lifetime,
    Optional<Memory> memory,
    Optional<Linux> scheduler) {

  /**
   * What processes and their connections need [bytes].
   *
   * @param limit of the whole server; infinite: none
   */
  public record Memory(double limit, double perWorker, double perConnection) {}

  /**
   * How long connections and processes live.
   *
   * @param keepalive how long an idle connection is kept [s]; 0: not at all
   * @param maxRequests after which a process restarts; 0: never
   * @param jitter a process restarts after up to so many requests more, drawn at each start
   * @param release by whose rules
   */
  public record Lifetime(double keepalive, int maxRequests, int jitter, Release release) {
    public static final Lifetime DEFAULT = new Lifetime(2, 0, 0, Release.V20_1);
  }

  /**
   * A release of Gunicorn. The two differ in when gthread's main thread comes round (workers/
   * gthread.py, rewritten in between), in what a retiring gthread process still does, and in what a
   * client learns of a killed sync worker (workers/sync.py).
   */
  public enum Release {
    /** 20.1.0, as in Debian 12. */
    V20_1,
    /** 26.2.0. */
    V26_2
  }

  public enum WorkerClass {
    SYNC,
    GTHREAD,
    GEVENT,
    ASGI
  }

  /** What happens to a connection past the backlog. */
  public enum Overflow {
    /** Its SYN is dropped, and sent again at fixed times. */
    RETRANSMIT,
    REFUSE,
    /** As Linux 6 does it, its timers and half-open connections included. */
    LINUX
  }

  /** When a process takes a connection out of the backlog. */
  public enum Accept {
    /** When it has a free slot. */
    SHARED,
    /** At once, up to its worker connections, into a queue of its own. */
    EAGER,
    /** One per round of its event loop. */
    ONE_AT_A_TIME
  }

  /**
   * Which of the processes waiting in accept gets the next connection.
   *
   * @param weights one per process, for {@link Order#WEIGHTED} and, unless all are equal, {@link
   *     Order#WOKEN}; else empty
   */
  public record Wakeup(Order order, double[] weights) {
    public enum Order {
      RANDOM,
      /** Who began to wait last. */
      LIFO,
      /** Who has waited longest. */
      FAIR,
      WEIGHTED,
      /** By weight among those that do not compute; who computes gets to accept later. */
      WOKEN
    }
  }

  /**
   * Contention: a request in service progresses at 1 / (1 + alpha (n-1) + beta n (n-1)) (Universal
   * Scalability Law, Gunther 2007).
   *
   * @param overInSystem n counts those that wait too, not only those in service
   */
  public record Slowdown(double alpha, double beta, boolean overInSystem) {
    public static final Slowdown NONE = new Slowdown(0, 0, false);
  }
}
