package knee.models.backend;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import knee.models.scenario.backend.Cache;
import knee.simulator.Simulation;
import knee.simulator.distribution.Constant;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Part;
import knee.simulator.journey.Possession;
import knee.simulator.journey.Step;
import knee.simulator.journey.Variate;
import knee.simulator.journey.Waiting;
import knee.simulator.random.AliasTable;
import knee.simulator.request.Control;
import knee.simulator.request.Request;
import knee.simulator.resource.LinkedLine;
import knee.simulator.resource.Pace;
import knee.simulator.statistics.StationStatistics;

/**
 * A cache in which a value is found for its time to live, counted from each store; it is stored
 * when the steps of a miss end. Everybody who misses fetches (a stampede), unless a single flight
 * is asked for: then who misses during a fetch of the same key waits for its end and reads the
 * value, at the cost of a hit, though it counts as a miss. When that fetch fails, the one who has
 * waited longest fetches next, and the others wait for that.
 *
 * <p>Left out: eviction for want of memory, and that storing takes time.
 */
final class KeyedCache implements Holdable, Waiting {
  private static final int HIT = -1;

  private final Simulation simulation;
  private final StationStatistics statistics;
  private final Pace pace;
  private final Cache settings;
  private final AliasTable keys;
  private final Holdable reading;

  /** Until when the value of each key is found [s]. */
  private final double[] expiry;

  private final boolean[] fetching;
  private final LinkedLine[] lines;

  KeyedCache(Simulation simulation, StationStatistics statistics, Pace pace, Cache settings) {
    this.simulation = simulation;
    this.statistics = statistics;
    this.pace = pace;
    this.settings = settings;
    this.keys = AliasTable.zipf(settings.keys(), settings.zipf());
    this.reading = (request, unit) -> statistics.change(simulation.now(), -1, -1);
    this.expiry = new double[settings.keys()];
    Arrays.fill(expiry, Double.NEGATIVE_INFINITY);
    int flights = settings.singleFlight() ? settings.keys() : 0;
    this.fetching = new boolean[flights];
    this.lines = new LinkedLine[flights];
  }

  /** One look into the cache: what has to be done where. */
  final class Look {
    private final Variate key;
    private final Variate chance;
    private final Variate hitTime;

    Look(String purpose) {
      key = Variate.of(simulation, purpose, new Constant(0));
      chance = Variate.of(simulation, purpose + ".hit_ratio", new Constant(0));
      hitTime = Variate.of(simulation, purpose + ".hit", settings.hit());
    }

    private int keyOf(Request request) {
      return keys.pick(key.streamOfErrand(request));
    }

    /** Finds the value, or waits for somebody else's fetch, or learns that it has to fetch. */
    Part find() {
      return Part.of(request -> look(request, keyOf(request), isHit(request)));
    }

    private boolean isHit(Request request) {
      OptionalDouble ratio = settings.hitRatio();
      return ratio.isPresent()
          ? chance.stream(request).nextDouble() < ratio.getAsDouble()
          : simulation.now() < expiry[keyOf(request)];
    }

    /** After {@link #find}: fetches and stores the value, or reads it. */
    Part fetchOrRead(Part fetch, Part read) {
      return Control.branch(
          request -> request.unit() == HIT ? 1 : 0,
          List.of(Part.sequence(fetch, Part.of(request -> store(request, keyOf(request)))), read));
    }

    /** The time of a hit. */
    Part read() {
      if (hitTime.isZero()) {
        return Part.NOTHING;
      }
      return Part.of(
          request -> {
            statistics.change(simulation.now(), 1, 1);
            request.hold(reading, 0);
            request.spends(statistics.servicePart());
            pace.after(hitTime.of(request), request);
            return Step.WAIT;
          },
          request -> {
            request.release(reading);
            return Step.GO_ON;
          });
    }
  }

  private boolean look(Request request, int key, boolean hit) {
    statistics.tried(hit);
    if (!hit && mustWait(request, key)) {
      statistics.change(simulation.now(), 1, 0);
      request.setSince(simulation.now());
      request.setUnit(key);
      request.spends(statistics.queuePart());
      request.waitAt(this);
      if (lines[key] == null) {
        lines[key] = LinkedLine.firstComeFirstServed();
      }
      lines[key].add(request);
      return Step.WAIT;
    }
    request.setUnit(hit ? HIT : key);
    statistics.waited(0);
    statistics.completed();
    if (!hit) {
      beginFetch(request, key);
    }
    return Step.GO_ON;
  }

  /** A request that is fetching the value itself does not wait for that. */
  private boolean mustWait(Request request, int key) {
    return settings.singleFlight() && fetching[key] && !request.holds(this, key);
  }

  private void beginFetch(Request request, int key) {
    if (settings.singleFlight()) {
      fetching[key] = true;
      request.hold(this, key);
    }
  }

  private boolean store(Request request, int key) {
    expiry[key] = simulation.now() + settings.ttl();
    if (settings.singleFlight()) {
      fetching[key] = false;
      request.releaseOnly(this);
    }
    return Step.GO_ON;
  }

  /** The fetch has ended: stored, when nobody fetches any more; else it has failed. */
  @Override
  public void giveBack(Request request, int key) {
    if (fetching[key]) {
      fetching[key] = false;
      Request next = takeNext(key);
      if (next != null) {
        beginFetch(next, key);
        next.wake();
      }
      return;
    }
    for (Request next = takeNext(key); next != null; next = takeNext(key)) {
      next.setUnit(HIT);
      next.wake();
    }
  }

  private Request takeNext(int key) {
    Request next = lines[key] == null ? null : lines[key].poll();
    if (next != null) {
      statistics.change(simulation.now(), -1, 0);
      statistics.waited(simulation.now() - next.since());
      statistics.completed();
    }
    return next;
  }

  @Override
  public void withdraw(Request request) {
    lines[request.unit()].remove(request);
    statistics.change(simulation.now(), -1, 0);
  }

  @Override
  public boolean canGoOn(Request request, Possession possession) {
    return possession.allGiveBack(this, request.unit(), request);
  }

  @Override
  public String awaited() {
    return statistics.name();
  }
}
