package knee.experiments.bench.byhand;

import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.RandomStream;

/** The third reference experiment: a row lock in a connection in a slot, after some computing. */
public final class NestedPossession implements ByHand {
  private static final int USERS = 200;
  private static final int ROWS = 10;
  private static final double THINK = 1;
  private static final double CPU = 0.005;
  private static final double UPDATE = 0.020;

  private static final byte THINKS = 0;
  private static final byte COMPUTES = 1;
  private static final byte UPDATES = 2;

  /** One run. */
  private static final class State {
    private final RandomStream random;
    private final Pending pending = new FourHeap(USERS);
    private final double[] sent = new double[USERS];
    private final byte[] doing = new byte[USERS];
    private final int[] row = new int[USERS];
    private final Line slotLine = new Line(USERS);
    private final Line cpuLine = new Line(USERS);
    private final Line connectionLine = new Line(USERS);
    private final Line[] rowLines = new Line[ROWS];
    private final boolean[] locked = new boolean[ROWS];
    private int slots = 64;
    private int processors = 2;
    private int connections = 20;
    private double now;
    private double sum;
    private long ended;

    private State(long seed) {
      random = new RandomStream(seed);
      for (int i = 0; i < ROWS; i++) {
        rowLines[i] = new Line(USERS);
      }
    }

    private void after(double mean, int user, byte activity) {
      doing[user] = activity;
      pending.add(user, now + mean * ExponentialZiggurat.sample(random));
    }

    private void takeSlot(int user) {
      sent[user] = now;
      if (slots == 0) {
        slotLine.add(user);
      } else {
        slots--;
        takeProcessor(user);
      }
    }

    private void takeProcessor(int user) {
      if (processors == 0) {
        cpuLine.add(user);
      } else {
        processors--;
        after(CPU, user, COMPUTES);
      }
    }

    private void computed(int user) {
      int next = cpuLine.poll();
      if (next < 0) {
        processors++;
      } else {
        after(CPU, next, COMPUTES);
      }
      if (connections == 0) {
        connectionLine.add(user);
      } else {
        connections--;
        lock(user);
      }
    }

    private void lock(int user) {
      int wanted = random.nextInt(ROWS);
      row[user] = wanted;
      if (locked[wanted]) {
        rowLines[wanted].add(user);
      } else {
        locked[wanted] = true;
        after(UPDATE, user, UPDATES);
      }
    }

    private void updated(int user) {
      int next = rowLines[row[user]].poll();
      if (next < 0) {
        locked[row[user]] = false;
      } else {
        after(UPDATE, next, UPDATES);
      }
      int connected = connectionLine.poll();
      if (connected < 0) {
        connections++;
      } else {
        lock(connected);
      }
      int admitted = slotLine.poll();
      if (admitted < 0) {
        slots++;
      } else {
        takeProcessor(admitted);
      }
      sum += now - sent[user];
      ended++;
      after(THINK, user, THINKS);
    }
  }

  @Override
  public double run(long requests, long seed) {
    var state = new State(seed);
    for (int user = 0; user < USERS; user++) {
      state.takeSlot(user);
    }
    while (state.ended < requests) {
      int user = state.pending.poll();
      state.now = state.pending.time();
      switch (state.doing[user]) {
        case COMPUTES -> state.computed(user);
        case UPDATES -> state.updated(user);
        default -> state.takeSlot(user);
      }
    }
    return state.sum / requests;
  }
}
