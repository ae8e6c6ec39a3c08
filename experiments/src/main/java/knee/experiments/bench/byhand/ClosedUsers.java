package knee.experiments.bench.byhand;

import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.RandomStream;

/**
 * Users who think and then need one of several servers, all exponential.
 *
 * @param think mean time [s]
 * @param service mean time [s]
 */
public record ClosedUsers(int users, int servers, double think, double service) implements ByHand {
  /** From so many pending events on the days of a calendar queue beat a heap. */
  private static final int MANY = 200;

  @Override
  public double run(long requests, long seed) {
    var random = new RandomStream(seed);
    double spacing = (think + service) / 2 / users;
    Pending pending = users < MANY ? new FourHeap(users) : new Days(users, spacing);
    for (int user = 0; user < users; user++) {
      pending.add(user, think * ExponentialZiggurat.sample(random));
    }
    return run(requests, random, pending);
  }

  private double run(long requests, RandomStream random, Pending pending) {
    double[] sent = new double[users];
    boolean[] served = new boolean[users];
    Line line = new Line(users);
    int free = servers;
    double sum = 0;
    long ended = 0;
    while (ended < requests) {
      int user = pending.poll();
      double now = pending.time();
      if (!served[user]) {
        sent[user] = now;
        if (free == 0) {
          line.add(user);
          continue;
        }
        free--;
        served[user] = true;
        pending.add(user, now + service * ExponentialZiggurat.sample(random));
        continue;
      }
      sum += now - sent[user];
      ended++;
      served[user] = false;
      pending.add(user, now + think * ExponentialZiggurat.sample(random));
      int next = line.poll();
      if (next < 0) {
        free++;
      } else {
        served[next] = true;
        pending.add(next, now + service * ExponentialZiggurat.sample(random));
      }
    }
    return sum / requests;
  }
}
