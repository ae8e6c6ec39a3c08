package knee.simulator.client;

import knee.simulator.Simulation;
import knee.simulator.journey.Variate;
import knee.simulator.random.RandomStream;
import knee.simulator.request.Request;

/**
 * A closed population: each user sends a request, waits for the response, thinks, and sends the
 * next.
 */
public final class ClosedClients {
  private final Simulation simulation;
  private final Workload workload;
  private final Variate think;
  private final int[] start;
  private final long population;

  /**
   * @param name of the population; part of the identity of its requests
   * @param think time between a response and the user's next request [s]
   * @param start kinds of request that each user makes once, in this order
   */
  public ClosedClients(
      Simulation simulation, String name, Workload workload, Variate think, int[] start) {
    this.simulation = simulation;
    this.workload = workload;
    this.think = think;
    this.start = start.clone();
    this.population = RandomStream.key(0, 0, name);
  }

  /**
   * Lets the users come.
   *
   * @param spawnRate user i comes at i / spawnRate [1/s]; infinite: all now
   * @param thinkFirst whether a user thinks once before its first request
   */
  public void spawn(int users, double spawnRate, boolean thinkFirst) {
    boolean persistent = workload.retries().isPresent();
    for (int i = 0; i < users; i++) {
      User user = persistent ? new User.Persistent(this, i) : new User(this, i);
      double thinking = thinkFirst ? think.of(identity(user, -1, 0), 0) : 0;
      simulation.schedule(i / spawnRate + thinking, user);
    }
  }

  private long identity(User user, int ordinal, int attempt) {
    return Identity.of(Identity.of(population + user.index()), ordinal, attempt);
  }

  boolean keepsConnections() {
    return workload.keepsConnections();
  }

  int population() {
    return workload.population();
  }

  void send(User user) {
    int ordinal = user.ordinal();
    long identity = identity(user, ordinal, user.attempt());
    if (user.attempt() == 0) {
      user.setKind(kindFor(user, ordinal, identity));
    }
    workload
        .requests()
        .send(user.kind(), identity, user, ordinal, user.attempt(), workload.timeout());
  }

  private int kindFor(User user, int ordinal, long identity) {
    if (ordinal < start.length) {
      return start[ordinal];
    }
    int last = ordinal == start.length ? -1 : user.kind();
    return workload.choice().pick(identity, last);
  }

  void answered(User user, Request request, boolean success) {
    if (!success && workload.triesAgainAfter(user.attempt())) {
      user.setAttempt(user.attempt() + 1);
      long identity = identity(user, user.ordinal(), user.attempt());
      continueAfter(workload.retries().orElseThrow().backoff().of(identity, 0), user);
      return;
    }
    // The identity of the first attempt, which a request usually is.
    long identity = user.attempt() == 0 ? request.identity() : identity(user, user.ordinal(), 0);
    double time = think.of(identity, 0);
    user.nextOrdinal();
    continueAfter(time, user);
  }

  private void continueAfter(double time, User user) {
    if (time > 0) {
      simulation.schedule(time, user);
    } else {
      simulation.wake(user);
    }
  }
}
