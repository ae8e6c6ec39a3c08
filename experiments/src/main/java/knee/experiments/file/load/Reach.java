package knee.experiments.file.load;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Clients.Choice;
import knee.models.scenario.Fleet;
import knee.models.scenario.Scenario;

/** Which kinds of request the clients can ever send. */
public final class Reach {
  private Reach() {}

  /** The kinds that some of these clients can send. */
  public static Set<String> kinds(List<Clients> clients) {
    Set<String> reached = new LinkedHashSet<>();
    clients.forEach(population -> reached.addAll(kinds(population)));
    return reached;
  }

  /** The reachable kinds. */
  public static Set<String> kinds(Clients clients) {
    Set<String> reached = new LinkedHashSet<>();
    if (clients instanceof Clients.Users users) {
      reached.addAll(users.start());
    }
    if (clients instanceof Clients.Arrivals open
        && open.process() instanceof ArrivalProcess.Trace trace
        && !trace.kinds().isEmpty()) {
      reached.addAll(trace.kinds());
      return reached;
    }
    if (clients.choice() instanceof Choice.Mix mix) {
      addPositive(mix.weights(), reached);
    } else if (clients.choice() instanceof Choice.Session session) {
      Map<String, Map<String, Double>> rows = session.next();
      Set<String> states = new LinkedHashSet<>();
      rows.keySet().stream().findFirst().ifPresent(states::add);
      for (int size = -1; size != states.size(); ) {
        size = states.size();
        List.copyOf(states).forEach(from -> addPositive(rows.getOrDefault(from, Map.of()), states));
      }
      reached.addAll(states);
    }
    return reached;
  }

  /**
   * Whether users would send requests for ever without the clock moving: none of what they do takes
   * time, and they do not think.
   */
  public static boolean standsStill(Scenario scenario) {
    return scenario.clients().stream().anyMatch(clients -> standsStill(scenario, clients));
  }

  private static boolean standsStill(Scenario scenario, Clients clients) {
    if (!(clients instanceof Clients.Users users) || users.think().mean() > 0) {
      return false;
    }
    boolean overhead =
        scenario.fleets().stream()
            .map(Fleet::server)
            .anyMatch(s -> s.overheadCpu().mean() + s.overheadNetwork().mean() > 0);
    Set<String> kinds = kinds(users);
    boolean calls = !scenario.services().isEmpty();
    boolean reads =
        scenario.caches().stream()
            .anyMatch(cache -> cache.hit().mean() > 0 || cache.hitRatio().isPresent());
    return !overhead
        && !calls
        && !reads
        && scenario.requests().stream()
            .filter(kind -> kinds.contains(kind.name()))
            .allMatch(kind -> !takesTime(kind.steps()));
  }

  /** Whether it ever does: a cache may always be hit, and nobody waits for background work. */
  private static boolean takesTime(List<Activity> steps) {
    return steps.stream().anyMatch(Reach::takesTime);
  }

  private static boolean takesTime(Activity step) {
    if (step instanceof Activity.Cpu cpu) {
      return cpu.time().mean() > 0;
    } else if (step instanceof Activity.Wait wait) {
      return wait.time().mean() > 0;
    } else if (step instanceof Activity.Blocking blocking) {
      return blocking.time().mean() > 0;
    } else if (step instanceof Activity.Query query) {
      return query.time().mean() > 0;
    } else if (step instanceof Activity.Use use) {
      return use.time().mean() > 0;
    } else if (step instanceof Activity.Cache cache) {
      return takesTime(cache.hit());
    } else if (step instanceof Activity.Parallel parallel) {
      long quick = parallel.branches().stream().filter(branch -> !takesTime(branch)).count();
      return quick < parallel.quorum();
    } else if (step instanceof Activity.Background) {
      return false;
    } else if (step instanceof Activity.Repeat repeat && repeat.times().mean() == 0) {
      return false;
    } else if (step instanceof Activity.Choose choose) {
      return choose.branches().stream().anyMatch(it -> it.share() > 0 && takesTime(it.steps()));
    }
    return step.inside().stream().anyMatch(Reach::takesTime);
  }

  private static void addPositive(Map<String, Double> weights, Set<String> to) {
    weights.forEach(
        (kind, weight) -> {
          if (weight > 0) {
            to.add(kind);
          }
        });
  }
}
