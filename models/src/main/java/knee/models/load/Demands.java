package knee.models.load;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import knee.models.scenario.Activity;
import knee.models.scenario.Activity.Branch;
import knee.models.scenario.Scenario;

/**
 * What one request of a kind demands of each place at the least, if nobody turns it away: mean time
 * [s] that it is served there, or holds a unit, without any waiting.
 *
 * <p>The least: of a cache whose hit ratio follows from the traffic the cheaper of miss and hit; of
 * a quorum nothing, for the first of many can be quick; nothing of locks that readers share, and
 * nothing of a branch's where the request need not wait for all. What comes after a step is weighed
 * with the share of requests that survive it.
 */
final class Demands {
  /** What is no station of the file's own, whose names are free. */
  enum Shared {
    /** Computing in the process of the server. */
    CPU,
    /** I/O that stops an event loop. */
    BLOCKING,
    CONNECTIONS,
    DATABASE
  }

  /** What happens between two moments at which row locks are given back. */
  private static final class Scope {
    private final double visits;
    private final Map<String, Double> locks = new HashMap<>();

    Scope(double visits) {
      this.visits = visits;
    }
  }

  /**
   * Where a step stands.
   *
   * @param visits how often a request comes here, on average
   * @param chance that it comes here at all before its locks are given back
   * @param connected whether it has a connection already
   * @param outside whether workers of a queue do it, not the server
   */
  private record At(double visits, double chance, Scope scope, boolean connected, boolean outside) {
    At share(double share) {
      return new At(visits * share, chance * share, scope, connected, outside);
    }

    At times(double rounds, double any) {
      return new At(visits * rounds, chance * any, scope, connected, outside);
    }

    At inside(boolean itsConnected, boolean itsOutside) {
      return new At(visits, 1, new Scope(visits), itsConnected, itsOutside);
    }
  }

  private final boolean blockingDriver;
  private final Survival survival;
  private final Map<String, Double> byName = new TreeMap<>();
  private final Map<Shared, Double> shared = new EnumMap<>(Shared.class);
  private final double total;

  Demands(Scenario scenario, List<Activity> steps) {
    this.blockingDriver = scenario.database().filter(it -> it.blockingDriver()).isPresent();
    this.survival = new Survival(scenario);
    this.total = scope(steps, new At(1, 1, new Scope(1), false, false));
  }

  /** At a plain station, a queue, {@code services.NAME}, {@code locks.NAME}. */
  double at(String place) {
    return byName.getOrDefault(place, 0.0);
  }

  double at(Shared place) {
    return shared.getOrDefault(place, 0.0);
  }

  /** From the first step to the last. */
  double total() {
    return total;
  }

  /** Its row locks end with it. */
  private double scope(List<Activity> steps, At at) {
    double elapsed = walk(steps, at, 0);
    at.scope.locks.forEach((table, time) -> byName.merge("locks." + table, time, Double::sum));
    return elapsed;
  }

  /**
   * @param rest mean time from the end of these steps to that of their scope [s]
   * @return mean time that they take [s]
   */
  private double walk(List<Activity> steps, At at, double rest) {
    double[] reached = new double[steps.size() + 1];
    reached[0] = 1;
    for (int i = 0; i < steps.size(); i++) {
      reached[i + 1] = reached[i] * survival.past(steps.get(i));
    }
    double elapsed = 0;
    double left = rest;
    for (int i = steps.size() - 1; i >= 0; i--) {
      double past = survival.past(steps.get(i));
      double time = visit(steps.get(i), at.share(reached[i]), left);
      elapsed = time + past * elapsed;
      left = time + past * left;
    }
    return elapsed;
  }

  private double visit(Activity step, At at, double rest) {
    if (step instanceof Activity.Cpu cpu) {
      double time = cpu.time().mean();
      return at.outside ? time : add(Shared.CPU, at, time);
    }
    if (step instanceof Activity.Wait wait) {
      return wait.time().mean();
    }
    if (step instanceof Activity.Blocking blocking) {
      double time = blocking.time().mean();
      return at.outside ? time : add(Shared.BLOCKING, at, time);
    }
    if (step instanceof Activity.Call call) {
      return add("services." + call.service(), at, survival.latency(call));
    }
    if (step instanceof Activity.Query query) {
      return query(at, query.time().mean());
    }
    if (step instanceof Activity.Use use) {
      return add(use.station(), at, use.time().mean());
    }
    if (step instanceof Activity.Hold hold) {
      double held = scope(hold.steps(), at.inside(at.connected, at.outside));
      return add(hold.station(), at, held);
    }
    if (step instanceof Activity.Transaction transaction) {
      return add(Shared.CONNECTIONS, at, scope(transaction.steps(), at.inside(true, at.outside)));
    }
    if (step instanceof Activity.Lock lock) {
      // A second lock may be of the same row, so of those in a scope the longest counts.
      double time = lock.shared() ? 0 : at.scope.visits * at.chance * rest;
      at.scope.locks.merge(lock.locks(), time, Math::max);
      return 0;
    }
    return inner(step, at, rest);
  }

  private double query(At at, double time) {
    add(Shared.DATABASE, at, time);
    if (blockingDriver && !at.outside) {
      add(Shared.BLOCKING, at, time);
    }
    return at.connected ? time : add(Shared.CONNECTIONS, at, time);
  }

  private double inner(Activity step, At at, double rest) {
    if (step instanceof Activity.Choose choose) {
      double elapsed = 0;
      for (Branch branch : choose.branches()) {
        elapsed += branch.share() * walk(branch.steps(), at.share(branch.share()), rest);
      }
      return elapsed;
    }
    if (step instanceof Activity.Repeat repeat) {
      double each = survival.past(repeat.steps());
      double rounds = Survival.rounds(repeat.times(), each);
      At body = at.times(rounds, Survival.anyRound(repeat.times()));
      return rounds * walk(repeat.steps(), body, each == 1 ? rest : 0);
    }
    if (step instanceof Activity.Cache look) {
      return look(look, at, rest);
    }
    if (step instanceof Activity.Parallel parallel) {
      boolean all = !Survival.isShort(parallel) && survival.past(parallel) == 1;
      At branches = all ? at : at.inside(at.connected, at.outside);
      double longest = 0;
      for (List<Activity> branch : parallel.branches()) {
        longest = Math.max(longest, walk(branch, branches, rest));
      }
      return all ? longest : 0;
    }
    if (step instanceof Activity.Background work) {
      boolean outside = at.outside || work.queue().isPresent();
      double time = scope(work.steps(), at.inside(false, outside));
      work.queue().ifPresent(queue -> add(queue, at, time));
    }
    return 0;
  }

  private double look(Activity.Cache look, At at, double rest) {
    OptionalDouble ratio = survival.hitRatio(look);
    double hits = ratio.orElse(0);
    double misses = ratio.isPresent() ? 1 - hits : 0;
    double hit = survival.hitTime(look) + walk(look.hit(), at.share(hits), rest);
    double miss = walk(look.miss(), at.share(misses), rest);
    return ratio.isPresent() ? hits * hit + misses * miss : Math.min(hit, miss);
  }

  private double add(String place, At at, double time) {
    byName.merge(place, at.visits * time, Double::sum);
    return time;
  }

  private double add(Shared place, At at, double time) {
    shared.merge(place, at.visits * time, Double::sum);
    return time;
  }
}
