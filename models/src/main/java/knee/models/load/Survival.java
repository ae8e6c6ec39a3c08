package knee.models.load;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import knee.models.scenario.Activity;
import knee.models.scenario.Activity.Branch;
import knee.models.scenario.Activity.Count;
import knee.models.scenario.Scenario;
import knee.models.scenario.backend.Cache;
import knee.models.scenario.backend.Service;

/**
 * The share of requests that get past a step, as far as the file says it: {@code fail} steps, and
 * the failures of services. At the least where it is not known.
 */
final class Survival {
  private final Map<String, Service> services;
  private final Map<String, Cache> caches;

  Survival(Scenario scenario) {
    services = named(scenario.services(), Service::name);
    caches = named(scenario.caches(), Cache::name);
  }

  private static <T> Map<String, T> named(List<T> all, Function<T, String> name) {
    return all.stream().collect(Collectors.toMap(name, it -> it));
  }

  double past(List<Activity> steps) {
    double share = 1;
    for (Activity step : steps) {
      share *= past(step);
    }
    return share;
  }

  double past(Activity step) {
    if (step instanceof Activity.Fail) {
      return 0;
    }
    if (step instanceof Activity.Background) {
      return 1;
    }
    if (step instanceof Activity.Call call) {
      return 1 - services.get(call.service()).failure();
    }
    if (step instanceof Activity.Choose choose) {
      double lost = 0;
      for (Branch branch : choose.branches()) {
        lost += branch.share() * (1 - past(branch.steps()));
      }
      return 1 - lost;
    }
    if (step instanceof Activity.Repeat repeat) {
      double mean = repeat.times().mean();
      double each = past(repeat.steps());
      return repeat.times().geometric()
          ? 1 / (1 + mean * (1 - each))
          : each == 1 ? 1 : StrictMath.pow(each, mean);
    }
    if (step instanceof Activity.Cache cache) {
      double hit = past(cache.hit());
      double miss = past(cache.miss());
      OptionalDouble ratio = hitRatio(cache);
      return ratio.isPresent()
          ? ratio.getAsDouble() * hit + (1 - ratio.getAsDouble()) * miss
          : Math.min(hit, miss);
    }
    double all = 1;
    for (List<Activity> inside : step.inside()) {
      all *= past(inside);
    }
    return step instanceof Activity.Parallel parallel && isShort(parallel) && all < 1 ? 0 : all;
  }

  /** Whether it does not wait for all of its branches. */
  static boolean isShort(Activity.Parallel parallel) {
    return parallel.quorum() < parallel.branches().size();
  }

  /** How often a look finds its value; empty where that follows from the traffic. */
  OptionalDouble hitRatio(Activity.Cache look) {
    Cache cache = caches.get(look.cache());
    return cache.singleFlight() ? OptionalDouble.empty() : cache.hitRatio();
  }

  double hitTime(Activity.Cache look) {
    return caches.get(look.cache()).hit().mean();
  }

  double latency(Activity.Call call) {
    return services.get(call.service()).latency().mean();
  }

  /** Mean number of rounds of a repetition that are begun, when each is survived by a share. */
  static double rounds(Count count, double each) {
    double mean = count.mean();
    if (count.geometric()) {
      return mean / (1 + mean * (1 - each));
    }
    return each == 1 ? mean : (1 - StrictMath.pow(each, mean)) / (1 - each);
  }

  /** Chance that there is a round at all. */
  static double anyRound(Count count) {
    return count.geometric() ? count.mean() / (1 + count.mean()) : Math.min(1, count.mean());
  }
}
