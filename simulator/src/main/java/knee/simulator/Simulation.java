package knee.simulator;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import knee.simulator.random.Drawn;
import knee.simulator.random.RandomStream;

/**
 * One replication: the clock, the pending events and the random streams.
 *
 * <p>Time is in seconds from 0. Events of one time fire in the order they were scheduled; what is
 * woken fires at the present time, after what is happening now and before anything scheduled.
 */
public final class Simulation {
  /** Events without any progress of time after which a run is given up. */
  private static final long STANDSTILL = 1L << 23;

  private final long seed;
  private final long replication;
  private final EventCalendar calendar = new EventCalendar();
  private final ReadyQueue ready = new ReadyQueue();
  private final Map<String, Drawn> drawn = new LinkedHashMap<>();
  private double now;
  private long events;
  private long fingerprint = 1;
  private boolean stopped;
  private double lastProgress = -1;
  private long nextCheck = STANDSTILL;

  /** What runs instead of the calendar; null: nothing does. */
  private EventLoop loop;

  public Simulation(long seed, long replication) {
    this.seed = seed;
    this.replication = replication;
  }

  /** From now on this loop runs the simulation; nothing may be scheduled yet. */
  public void runBy(EventLoop other) {
    if (!calendar.isEmpty() || events > 0) {
      throw new IllegalStateException("the simulation has begun");
    }
    loop = other;
  }

  /** Present time [s]. */
  public double now() {
    return now;
  }

  /** Lets the event fire after this delay [s]; moves it if it is already scheduled. */
  public void schedule(double delay, Event event) {
    scheduleAt(now + delay, event);
  }

  /**
   * Lets the event fire at this time [s].
   *
   * @throws IllegalArgumentException for a time in the past
   */
  public void scheduleAt(double time, Event event) {
    if (!(time >= now)) {
      throw new IllegalArgumentException("at " + now + " s nothing can be put at " + time + " s");
    }
    if (loop != null) {
      loop.add(time, event);
      return;
    }
    if (event.slot == Event.READY) {
      ready.remove(event);
    }
    calendar.add(time, event);
  }

  /** Takes the event out of calendar and ready queue, if it is there. */
  public void cancel(Event event) {
    if (event.slot == Event.READY) {
      ready.remove(event);
    } else if (event.slot != Event.IDLE) {
      calendar.remove(event);
    }
  }

  /** Lets the event fire now, but after what is happening now: never a nested call. */
  public void wake(Event event) {
    ready.add(event);
  }

  /** When a scheduled event will fire [s]. */
  public double timeOf(Event event) {
    return event.slot == Event.READY ? now : calendar.timeOf(event);
  }

  /** A stream of its own for this purpose: adding one moves no other. */
  public RandomStream stream(String purpose) {
    return new RandomStream(key(purpose));
  }

  /** The key of a purpose in this replication, for demands that belong to a request. */
  public long key(String purpose) {
    return RandomStream.key(seed, replication, purpose);
  }

  /** Where the draws of a purpose are to be noted. */
  public Drawn drawn(String purpose) {
    return drawn.computeIfAbsent(purpose, it -> new Drawn());
  }

  /** The draws of all purposes. */
  public Map<String, Drawn> drawn() {
    return Collections.unmodifiableMap(drawn);
  }

  /**
   * Fires all events up to this time, inclusive, and sets the clock to it; or returns early, at the
   * present event, after {@link #stop}.
   *
   * @throws IllegalStateException when time stands still: something repeats without taking time
   */
  public void runUntil(double end) {
    stopped = false;
    if (loop != null) {
      loop.runUntil(end);
      return;
    }
    while (!stopped) {
      Event event = ready.poll();
      if (event == null) {
        event = calendar.pollUntil(end);
        if (event == null) {
          if (calendar.firstTime() > end) {
            idleUntil(end);
          }
          return;
        }
        happens(calendar.time());
      } else {
        happens(now);
      }
      event.fire();
    }
  }

  void idleUntil(double end) {
    now = Math.max(now, end);
  }

  void happens(double time) {
    now = time;
    events++;
    long mixed = (fingerprint ^ Double.doubleToRawLongBits(time)) * 0x9E3779B97F4A7C15L;
    fingerprint = mixed ^ mixed >>> 32;
    if (events == nextCheck) {
      checkProgress();
    }
  }

  private void checkProgress() {
    if (now == lastProgress) {
      throw new IllegalStateException(
          "time stands still at " + now + " s: some client repeats a request that takes no time");
    }
    lastProgress = now;
    nextCheck = events + STANDSTILL;
  }

  boolean isStopped() {
    return stopped;
  }

  /** Ends {@link #runUntil} after the present event. */
  public void stop() {
    stopped = true;
  }

  /** Events fired so far. */
  public long events() {
    return events;
  }

  /** A hash of the times of all events fired so far, in order. */
  public long fingerprint() {
    return fingerprint;
  }
}
