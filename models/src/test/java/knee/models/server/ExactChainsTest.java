package knee.models.server;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import knee.models.scenario.Activity;
import knee.models.scenario.Databases;
import knee.models.scenario.Server.Accept;
import knee.models.scenario.Server.Wakeup;
import knee.models.scenario.Settings;
import knee.models.scenario.Steps;
import knee.models.scenario.backend.Database;
import knee.simulator.distribution.Distribution;
import knee.simulator.distribution.Erlang;
import knee.simulator.distribution.Exponential;
import knee.simulator.distribution.composed.HyperExponential;
import knee.simulator.statistics.Replication;
import org.junit.jupiter.api.Test;

/** Whole servers against Markov chains that the test writes down and solves. */
class ExactChainsTest {
  private static final int USERS = 8;
  private static final double THINK = 0.5;
  private static final double SERVICE = 0.1;

  private static Activity waits(double mean) {
    return new Activity.Wait(new Exponential(mean));
  }

  private static Activity cpu(Distribution time) {
    return new Activity.Cpu(time);
  }

  /** n present leave at this rate [1/s]; the others think. */
  private static double birthAndDeath(IntToDoubleFunction rate) {
    return birthAndDeath(USERS, THINK, rate);
  }

  private static double birthAndDeath(int users, double think, IntToDoubleFunction rate) {
    var chain =
        new Chain(
            (state, to) -> {
              int n = state[0];
              to.add((users - n) / think, n + 1);
              if (n > 0) {
                to.add(rate.applyAsDouble(n), n - 1);
              }
            },
            0);
    return chain.response(users, think, state -> state[0]);
  }

  @Test
  void syncIsTheMachineRepairman() {
    double exact = birthAndDeath(n -> Math.min(n, 2) / SERVICE);
    Trial trial = Trial.of(Settings.sync(2), waits(SERVICE)).users(USERS, THINK);
    trial.completions(100_000).hasMeanResponse(exact);
    double throughput = USERS / (THINK + exact);
    ToDoubleFunction<Replication> used = r -> r.stations().get(0).utilization();
    ToDoubleFunction<Replication> queue = r -> r.stations().get(0).queue();
    ToDoubleFunction<Replication> wait = r -> r.stations().get(0).meanWait();
    trial.has("share of workers busy", throughput * SERVICE / 2, used);
    trial.has("number waiting", throughput * (exact - SERVICE), queue);
    trial.has("time waiting", exact - SERVICE, wait);
  }

  @Test
  void refusalsAreThoseOfMMcK() {
    // Erlang's formula for 2 servers and 5 places, offered a = 1.6: p(n) ~ a^n / n!, then / 2.
    double a = 1.6;
    double[] p = {1, a, a * a / 2, a * a * a / 4, a * a * a * a / 8, a * a * a * a * a / 16};
    double all = p[0] + p[1] + p[2] + p[3] + p[4] + p[5];
    Trial.of(Settings.sync(2).backlog(3).refuse(), waits(SERVICE))
        .arrivals(a / SERVICE)
        .completions(60_000)
        .has(
            "share refused",
            p[5] / all,
            r -> {
              var request = r.requests().get(0);
              return (double) request.errors().get("refused") / request.attempts();
            });
  }

  @Test
  void eagerProcessesAreSeparateQueues() {
    Trial.of(Settings.gthread(2, 1).wakeup(Wakeup.Order.RANDOM), waits(SERVICE))
        .users(USERS, THINK)
        .hasMeanResponse(splitQueues(0.5, USERS));
  }

  @Test
  void weightedProcessesWithFewPlacesOverflowIntoTheBacklog() {
    Trial.of(
            Settings.gthread(2, 1).workerConnections(3).wakeup(Wakeup.Order.WEIGHTED, 4, 1),
            waits(SERVICE))
        .users(USERS, THINK)
        .hasMeanResponse(splitQueues(0.8, 3));
  }

  /** Two queues of so many places, and a line in front of them. */
  private static double splitQueues(double first, int places) {
    double mu = 1 / SERVICE;
    var chain =
        new Chain(
            (s, to) -> {
              double lambda = (USERS - s[0] - s[1] - s[2]) / THINK;
              boolean full0 = s[0] == places;
              boolean full1 = s[1] == places;
              if (full0 && full1) {
                to.add(lambda, s[0], s[1], s[2] + 1);
              } else {
                double share = full0 ? 0 : full1 ? 1 : first;
                to.add(lambda * share, s[0] + 1, s[1], s[2]);
                to.add(lambda * (1 - share), s[0], s[1] + 1, s[2]);
              }
              int next = s[2] > 0 ? 1 : 0;
              if (s[0] > 0) {
                to.add(mu, s[0] - 1 + next, s[1], s[2] - next);
              }
              if (s[1] > 0) {
                to.add(mu, s[0], s[1] - 1 + next, s[2] - next);
              }
            },
            0,
            0,
            0);
    return chain.response(USERS, THINK, s -> s[0] + s[1] + s[2]);
  }

  @Test
  void hotRowsBehindASmallPool() {
    // 3 connections, 2 rows: who waits for a row keeps his connection, and who waits for a
    // connection has not chosen his row yet.
    var chain =
        new Chain(
            (s, to) -> {
              double lambda = (USERS - s[0] - s[1] - s[2]) / THINK;
              if (s[0] + s[1] == 3) {
                to.add(lambda, s[0], s[1], s[2] + 1);
              } else {
                to.add(lambda / 2, s[0] + 1, s[1], s[2]);
                to.add(lambda / 2, s[0], s[1] + 1, s[2]);
              }
              for (int row = 0; row < 2; row++) {
                int[] left = s.clone();
                left[row]--;
                if (left[row] < 0) {
                  continue;
                }
                if (s[2] == 0) {
                  to.add(1 / SERVICE, left);
                } else {
                  to.add(0.5 / SERVICE, left[0] + 1, left[1], s[2] - 1);
                  to.add(0.5 / SERVICE, left[0], left[1] + 1, s[2] - 1);
                }
              }
            },
            0,
            0,
            0);
    var hold =
        new Activity.Transaction(
            List.of(Steps.lock("stock"), new Activity.Query(new Exponential(SERVICE))));
    double exact = chain.response(USERS, THINK, s -> s[0] + s[1] + s[2]);
    var database = Databases.pool(3);
    Trial.of(Settings.gthread(1, USERS), hold)
        .users(USERS, THINK)
        .database(database)
        .locks("stock", 2)
        .hasMeanResponse(exact);
    Trial.of(Settings.gevent(1), hold)
        .users(USERS, THINK)
        .database(database)
        .locks("stock", 2)
        .hasMeanResponse(exact);
  }

  @Test
  void coresAreSharedInsensitively() {
    // Processor sharing has a product form: the shape of the CPU time does not matter.
    double exact = birthAndDeath(n -> Math.min(n, 1.5) / SERVICE);
    Trial.of(Settings.gthread(1, USERS).noInterpreterLock().cores(1.5), cpu(new Erlang(4, SERVICE)))
        .users(USERS, THINK)
        .hasMeanResponse(exact);
    Trial.of(
            Settings.gthread(1, USERS).noInterpreterLock().cores(1.5),
            cpu(new HyperExponential(SERVICE, 1.5)))
        .users(USERS, THINK)
        .hasMeanResponse(exact);
  }

  /** Compute, then wait: k at or before the processor, of which so many in a slot, j waiting. */
  private static double computeThenWait(int slots, double cores) {
    var chain =
        new Chain(
            (s, to) -> {
              int k = s[0];
              int j = s[1];
              int computing = Math.min(k, slots - j);
              to.add((USERS - k - j) / THINK, k + 1, j);
              if (computing > 0) {
                to.add(Math.min(computing, cores) / SERVICE, k - 1, j + 1);
              }
              if (j > 0) {
                to.add(j / 0.2, k, j - 1);
              }
            },
            0,
            0);
    return chain.response(USERS, THINK, s -> s[0] + s[1]);
  }

  @Test
  void aSlotIsHeldWhileItsRequestWaits() {
    Trial.of(Settings.sync(3).cores(1), cpu(new Exponential(SERVICE)), waits(0.2))
        .users(USERS, THINK)
        .hasMeanResponse(computeThenWait(3, 1));
    Trial.of(
            Settings.gthread(1, 3).accept(Accept.SHARED).noInterpreterLock().cores(2),
            cpu(new Exponential(SERVICE)),
            waits(0.2))
        .users(USERS, THINK)
        .hasMeanResponse(computeThenWait(3, 2));
  }

  @Test
  void interpreterLockLosesNoWork() {
    // For exponential CPU it does not matter which thread computes.
    Trial.of(Settings.gthread(1, 3).cores(4), cpu(new Exponential(SERVICE)), waits(0.2))
        .users(USERS, THINK)
        .hasMeanResponse(computeThenWait(3, 1));
  }

  @Test
  void loopsAreProcessorsBehindOneLine() {
    double exact = birthAndDeath(n -> Math.min(n, 2) / SERVICE);
    Trial.of(Settings.gevent(2).wakeup(Wakeup.Order.RANDOM), cpu(new Exponential(SERVICE)))
        .users(USERS, THINK)
        .hasMeanResponse(exact);
    var database = Databases.of(Database.UNLIMITED, 20, true, Double.POSITIVE_INFINITY, true);
    Trial.of(Settings.asgi(2), new Activity.Query(new Exponential(SERVICE)))
        .users(USERS, THINK)
        .database(database)
        .hasMeanResponse(exact);
  }

  @Test
  void slowdownMakesADeathRate() {
    Trial.of(Settings.sync(4).slowdown(0.1, 0.02, false), waits(SERVICE))
        .users(USERS, THINK)
        .hasMeanResponse(
            birthAndDeath(n -> Math.min(n, 4) / SERVICE / slow(Math.min(n, 4), 0.1, 0.02)));
    Trial.of(Settings.sync(4).slowdown(0.1, 0.02, true), waits(SERVICE))
        .users(USERS, THINK)
        .hasMeanResponse(birthAndDeath(n -> Math.min(n, 4) / SERVICE / slow(n, 0.1, 0.02)));
  }

  private static double slow(int n, double alpha, double beta) {
    return 1 + alpha * (n - 1) + beta * n * (n - 1);
  }
}
