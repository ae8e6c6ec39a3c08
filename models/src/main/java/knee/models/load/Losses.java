package knee.models.load;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Clients.Retries;
import knee.models.scenario.Fleet;
import knee.models.scenario.Proxy;
import knee.models.scenario.RequestKind;
import knee.models.scenario.Scenario;
import knee.models.scenario.Server;
import knee.models.scenario.Server.Overflow;
import knee.models.scenario.Server.WorkerClass;
import knee.models.scenario.Station;
import knee.models.scenario.backend.Database;

/**
 * Whether requests of a kind may leave before their work is done, so that a queue in front of too
 * much work need not grow: places that are full, patience, timeouts, rates, deadlocks, kills. Not
 * the {@code fail} steps and failures of services, whose shares are known ({@link Survival}).
 */
final class Losses {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  /** When a client's kernel gives up a connection past the backlog, after its first SYN [s]. */
  private static final double CONNECT_TIMEOUT = 131;

  /** No request that takes so small a share of the arbiter's timeout is killed for it. */
  private static final double SAFE = 0.1;

  private final Scenario scenario;
  private final RequestKind kind;

  Losses(Scenario scenario, RequestKind kind) {
    this.scenario = scenario;
    this.kind = kind;
  }

  /** Kinds of error that come from steps whose share is known. */
  Set<String> known() {
    Set<String> errors = new TreeSet<>();
    Activity.any(
        kind.steps(),
        step -> {
          if (step instanceof Activity.Fail fail) {
            errors.add(fail.error());
          } else if (step instanceof Activity.Call) {
            errors.add("service_error");
          }
          return false;
        });
    return errors;
  }

  /** Whether work is lost of which the request itself does not tell: beside it, in a branch. */
  boolean mayBeUnseen() {
    return Activity.any(
        kind.steps(),
        step ->
            (step instanceof Activity.Background
                    || (step instanceof Activity.Parallel all && Survival.isShort(all)))
                && step.inside().stream().anyMatch(this::mayLose));
  }

  /** Before this moment nobody has left [s]; 0: that is not known; infinite: nobody ever does. */
  double earliest() {
    if (mayLose(kind.steps())) {
      return 0;
    }
    return scenario.fleets().stream()
        .filter(fleet -> fleet.serves(kind.name()))
        .findFirst()
        .map(this::earliestAt)
        .orElse(NEVER);
  }

  private double earliestAt(Fleet fleet) {
    Server server = fleet.server();
    double time = new Demands(scenario, kind.steps()).total();
    boolean killed = server.workerClass() == WorkerClass.SYNC && time > SAFE * server.timeout();
    if (killed || server.memory().isPresent()) {
      return 0;
    }
    double proxyFull = scenario.proxy().map(proxy -> full(proxy.connections())).orElse(NEVER);
    double patience = server.overflow() == Overflow.REFUSE ? 0 : CONNECT_TIMEOUT;
    for (Clients clients : scenario.clients()) {
      patience = Math.min(patience, clients.timeout());
    }
    patience = Math.min(patience, scenario.proxy().map(Proxy::readTimeout).orElse(NEVER));
    return Math.min(proxyFull, full(server.backlog()) + patience);
  }

  /** When so many places may be taken, at the earliest, if nobody is served [s]. */
  private double full(int places) {
    if (places == Integer.MAX_VALUE) {
      return NEVER;
    }
    double left = places;
    double rate = 0;
    for (Clients clients : scenario.clients()) {
      if (clients instanceof Clients.Users users) {
        left -= users.users();
      } else if (clients instanceof Clients.Arrivals open) {
        rate += highest(open.process()) * (1 + open.retries().map(Retries::max).orElse(0));
      }
    }
    return Math.max(0, left) / rate;
  }

  private static double highest(ArrivalProcess process) {
    if (process instanceof ArrivalProcess.Poisson poisson) {
      return poisson.rate();
    }
    if (process instanceof ArrivalProcess.Renewal renewal) {
      return 1 / renewal.between().mean();
    }
    if (process instanceof ArrivalProcess.Bursts bursts) {
      return Arrays.stream(bursts.rates()).max().orElseThrow();
    }
    if (process instanceof ArrivalProcess.Schedule schedule) {
      return Arrays.stream(schedule.rates()).max().orElseThrow();
    }
    return Double.POSITIVE_INFINITY;
  }

  private boolean mayLose(List<Activity> steps) {
    boolean[] locked = new boolean[1];
    return Activity.any(
        steps,
        step -> {
          boolean again = step instanceof Activity.Lock && locked[0];
          locked[0] |= step instanceof Activity.Lock;
          return again || mayLose(step);
        });
  }

  private boolean mayLose(Activity step) {
    if (step instanceof Activity.Use use) {
      return turnsAway(use.station());
    }
    if (step instanceof Activity.Hold hold) {
      return turnsAway(hold.station());
    }
    if (step instanceof Activity.Call call) {
      return scenario.services().stream()
          .anyMatch(it -> it.name().equals(call.service()) && it.rate().isPresent());
    }
    if (step instanceof Activity.Lock lock) {
      return scenario.locks().stream()
          .filter(table -> table.name().equals(lock.locks()))
          .anyMatch(table -> table.optimistic() || table.timeout() < NEVER);
    }
    if (step instanceof Activity.Repeat repeat) {
      // Who locks twice may be the victim of a deadlock.
      return Activity.any(repeat.steps(), it -> it instanceof Activity.Lock);
    }
    return (step instanceof Activity.Query || step instanceof Activity.Transaction)
        && scenario.database().filter(Losses::turnsAway).isPresent();
  }

  private boolean turnsAway(String name) {
    return scenario.stations().stream()
        .filter(station -> station.name().equals(name))
        .anyMatch(Losses::turnsAway);
  }

  private static boolean turnsAway(Station station) {
    boolean full = station.queue() < Integer.MAX_VALUE && !station.blockWhenFull();
    return full || station.patience().isPresent();
  }

  private static boolean turnsAway(Database database) {
    return database.acquireTimeout() < NEVER || database.pool() == Database.NO_POOL;
  }
}
