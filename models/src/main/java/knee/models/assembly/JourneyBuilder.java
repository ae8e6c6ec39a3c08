package knee.models.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import knee.models.backend.Backend;
import knee.models.scenario.Activity;
import knee.models.scenario.RequestKind;
import knee.models.server.NoServer;
import knee.models.server.TimeParts;
import knee.models.server.WebServer;
import knee.simulator.Simulation;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;
import knee.simulator.journey.Part;
import knee.simulator.journey.Variate;
import knee.simulator.random.Geometric;
import knee.simulator.request.Control;
import knee.simulator.request.Fork;
import knee.simulator.request.Request;
import knee.simulator.request.RequestPool;
import knee.simulator.resource.Delay;
import knee.simulator.resource.Pace;
import knee.simulator.resource.ServerPool;

/**
 * Lays out the activities of a kind of request as the steps of its journey. The purpose of each
 * random demand is the place of its activity in the file, so that variants meet the same demands.
 */
final class JourneyBuilder {
  private final Simulation simulation;
  private final RequestPool requests;
  private final WebServer server;
  private final Pace pace;
  private final TimeParts parts;
  private final Backend backend;
  private final Map<String, StationParts> stations;
  private final Map<String, ServerPool> queues;
  private final BlockingStations blocking;
  private final Part wayBack;

  /**
   * @param pace of timed steps
   * @param queues the workers that do background work
   * @param blocking stations that make requests wait at the station before them
   * @param wayBack of the response to its client
   */
  JourneyBuilder(
      Simulation simulation,
      RequestPool requests,
      WebServer server,
      Pace pace,
      TimeParts parts,
      Backend backend,
      Map<String, StationParts> stations,
      Map<String, ServerPool> queues,
      BlockingStations blocking,
      Part wayBack) {
    this.simulation = simulation;
    this.requests = requests;
    this.server = server;
    this.pace = pace;
    this.parts = parts;
    this.backend = backend;
    this.stations = stations;
    this.queues = queues;
    this.blocking = blocking;
    this.wayBack = wayBack;
  }

  /**
   * The steps of a kind, without the server around them.
   *
   * @param overhead CPU before the first step
   */
  Part steps(RequestKind kind, List<Variate> overhead) {
    return whole(kind.steps(), "requests." + kind.name(), false, overhead);
  }

  /** All that a request, or a branch of it, does. */
  private Part whole(
      List<Activity> activities, String path, boolean connected, List<Variate> before) {
    return backend.around(sequence(activities, path, connected, before, false));
  }

  private Part sequence(List<Activity> activities, String path, boolean connected, boolean more) {
    return sequence(activities, path, connected, List.of(), more);
  }

  /**
   * @param before computing before the first of them
   * @param more whether a station that blocks may follow the last of them
   */
  private Part sequence(
      List<Activity> activities,
      String path,
      boolean connected,
      List<Variate> before,
      boolean more) {
    List<Part> parts = new ArrayList<>();
    List<Variate> computing = new ArrayList<>(before);
    for (int i = 0; i < activities.size(); i++) {
      String place = path + "." + i;
      if (activities.get(i) instanceof Activity.Cpu cpu) {
        // Consecutive pieces are one: nobody gives the interpreter lock back between them.
        computing.add(variate(place + ".cpu", cpu.time()));
      } else {
        parts.add(compute(computing));
        computing.clear();
        parts.add(of(activities.get(i), place, connected, blocking.mayFollow(i, activities, more)));
      }
    }
    parts.add(compute(computing));
    return Part.sequence(parts);
  }

  private Part compute(List<Variate> times) {
    Variate[] pieces = times.stream().filter(t -> !t.isZero()).toArray(Variate[]::new);
    return pieces.length == 0 ? Part.NOTHING : leaving(server.compute(pieces));
  }

  private Part of(Activity activity, String path, boolean connected, boolean mayBlockNext) {
    if (activity instanceof Activity.Choose choose) {
      return choose(choose, path, connected, mayBlockNext);
    }
    if (activity instanceof Activity.Repeat repeat) {
      return repeat(repeat, path, connected);
    }
    if (activity instanceof Activity.Use use) {
      return use(use, path, mayBlockNext);
    }
    if (activity instanceof Activity.Hold hold) {
      return hold(hold, path, connected);
    }
    return leaving(timed(activity, path, connected, mayBlockNext));
  }

  private Part timed(Activity activity, String path, boolean connected, boolean mayBlockNext) {
    if (activity instanceof Activity.Cpu cpu) {
      return compute(List.of(variate(path + ".cpu", cpu.time())));
    }
    if (activity instanceof Activity.Wait wait) {
      return server.waiting(Delay.of(pace, variate(path + ".wait", wait.time()), parts.waiting()));
    }
    if (activity instanceof Activity.Blocking blocked) {
      return server.blocking(
          Delay.of(pace, variate(path + ".blocking", blocked.time()), parts.waiting()));
    }
    if (activity instanceof Activity.Call call) {
      return backend.call(call.service(), path + ".call");
    }
    if (activity instanceof Activity.Query query) {
      return backend.query(variate(path + ".query", query.time()), connected);
    }
    if (activity instanceof Activity.Transaction transaction) {
      return backend.transaction(
          transaction(transaction.steps(), path + ".transaction", mayBlockNext), connected);
    }
    if (activity instanceof Activity.Lock lock) {
      return backend.lock(lock.locks(), path + ".lock", lock.shared());
    }
    if (activity instanceof Activity.Cache cache) {
      Part miss = sequence(cache.miss(), path + ".miss", connected, mayBlockNext);
      Part hit = sequence(cache.hit(), path + ".hit", connected, mayBlockNext);
      return backend.cache(cache.cache(), path + ".cache", miss, hit);
    }
    if (activity instanceof Activity.Parallel parallel) {
      return parallel(parallel, path + ".parallel", connected);
    }
    if (activity instanceof Activity.Background work) {
      return background(work, path + ".background");
    }
    if (activity instanceof Activity.Reply) {
      return Control.reply(requests, wayBack);
    }
    if (activity instanceof Activity.Fail fail) {
      return Control.fail(fail.error());
    }
    throw new IllegalArgumentException("no such step: " + activity);
  }

  /** Where the last step is a query, the transaction ends with it. */
  private Part transaction(List<Activity> steps, String path, boolean mayBlockNext) {
    int last = steps.size() - 1;
    if (last < 0 || !(steps.get(last) instanceof Activity.Query query)) {
      return sequence(steps, path, true, mayBlockNext);
    }
    Variate time = variate(path + "." + last + ".query", query.time());
    return Part.sequence(
        sequence(steps.subList(0, last), path, true, false), leaving(backend.commit(time)));
  }

  /** Who cannot be blocked next leaves as its service ends, though its process may be busy then. */
  private Part use(Activity.Use use, String path, boolean mayBlockNext) {
    StationParts station = stations.get(use.station());
    Variate time = variate(path + ".for", use.time());
    Part service =
        blocking.any()
            ? Part.sequence(
                station.admit(),
                leaving(station.useAndStay(time)),
                mayBlockNext ? Part.NOTHING : leave())
            : station.use(time);
    return Part.sequence(server.waiting(service), station.abandon());
  }

  private Part hold(Activity.Hold hold, String path, boolean connected) {
    StationParts station = stations.get(hold.station());
    Part body = sequence(hold.steps(), path + ".steps", connected, false);
    return Part.sequence(
        server.waiting(Part.sequence(station.admit(), leaving(station.acquire()))),
        station.abandon(),
        body,
        blocking.any() ? station.stay() : station.release());
  }

  /** The request leaves the station at which it may have stayed, and goes on with this. */
  private Part leaving(Part next) {
    return blocking.any() && next.length() > 0 ? Part.sequence(leave(), next) : next;
  }

  private static Part leave() {
    return Part.of(
        request -> {
          request.stopLingering();
          return true;
        });
  }

  private Part choose(
      Activity.Choose choose, String path, boolean connected, boolean mayBlockNext) {
    List<Part> branches = new ArrayList<>();
    double[] shares = new double[choose.branches().size()];
    for (int i = 0; i < shares.length; i++) {
      Activity.Branch branch = choose.branches().get(i);
      shares[i] = branch.share();
      String place = path + ".choose." + i + ".steps";
      branches.add(sequence(branch.steps(), place, connected, mayBlockNext));
    }
    return Control.choose(simulation, path + ".choose", shares, branches);
  }

  private Part parallel(Activity.Parallel parallel, String path, boolean connected) {
    List<Part> branches = new ArrayList<>();
    for (List<Activity> steps : parallel.branches()) {
      branches.add(whole(steps, path + "." + branches.size(), connected, List.of()));
    }
    return Fork.parallel(path, branches, parallel.quorum(), server::beside, server::waiting);
  }

  private Part background(Activity.Background work, String path) {
    if (work.queue().isEmpty()) {
      return Fork.beside(path, server.beside(whole(work.steps(), path, false, List.of())), true);
    }
    Part steps = outside().whole(work.steps(), path, false, List.of());
    return Fork.beside(path, queues.get(work.queue().get()).hold(steps), false);
  }

  /** Lays out what is done by workers of a queue, each on a core of its own. */
  private JourneyBuilder outside() {
    Pace clock = Pace.ofClock(simulation);
    var alone = new NoServer(clock, parts);
    return new JourneyBuilder(
        simulation,
        requests,
        alone,
        clock,
        parts,
        backend.outside(alone, clock),
        stations,
        queues,
        blocking,
        Part.NOTHING);
  }

  private Part repeat(Activity.Repeat repeat, String path, boolean connected) {
    Part body = sequence(repeat.steps(), path + ".steps", connected, true);
    return Control.repeat(times(repeat.times(), path + ".repeat"), body);
  }

  private ToIntFunction<Request> times(Activity.Count count, String purpose) {
    if (!count.geometric()) {
      int rounds = (int) count.mean();
      return request -> rounds;
    }
    var geometric = new Geometric(count.mean());
    Variate draw = variate(purpose, new Constant(0));
    return request -> geometric.sample(draw.stream(request));
  }

  private Variate variate(String purpose, Distribution distribution) {
    return Variate.of(simulation, purpose, distribution);
  }
}
