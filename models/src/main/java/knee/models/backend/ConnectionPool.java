package knee.models.backend;

import java.util.Arrays;
import java.util.List;
import knee.models.scenario.backend.Database;
import knee.simulator.Simulation;
import knee.simulator.journey.Holdable;
import knee.simulator.journey.Part;
import knee.simulator.journey.Possession;
import knee.simulator.journey.Step;
import knee.simulator.journey.Waiting;
import knee.simulator.request.Control;
import knee.simulator.request.Request;
import knee.simulator.resource.LinkedLine;
import knee.simulator.statistics.StationStatistics;

/**
 * Database connections that a program keeps: so many for each server or for each process, and never
 * more in use than the database itself allows. They are open already, or are opened one by one,
 * each when all that are open are in use (a pool that hands out the latest used, or any, first).
 * First come, first served among those of a pool; among pools, who has waited longest. Who waits
 * too long goes on with the error kind {@code acquire_timeout} noted. Where there are several
 * pools, work outside the servers is bound by the database only, and counts only where the capacity
 * is that of the database: beside the pools' own connections it has others.
 *
 * <p>Left out: that connections end with their process, so that a new one opens its own again.
 */
public final class ConnectionPool implements Holdable, Waiting {
  private final Simulation simulation;
  private final StationStatistics statistics;
  private final int size;
  private final int[] free;

  /** Connections opened so far; counts only where they are opened when needed. */
  private final int[] opened;

  private final LinkedLine[] lines;
  private final boolean perWorker;
  private final boolean countsOutside;
  private final double timeout;
  private int freeAtDatabase;
  private long arrivals;

  /**
   * @param pools the number of servers, or of processes
   */
  ConnectionPool(
      Simulation simulation, StationStatistics statistics, int pools, Database settings) {
    this.simulation = simulation;
    this.statistics = statistics;
    this.perWorker = settings.poolPerWorker() && pools > 1;
    this.countsOutside = settings.connections() <= statistics.capacity();
    this.timeout = settings.acquireTimeout();
    this.freeAtDatabase = settings.connections();
    this.free = new int[pools == 1 ? 1 : pools + 1];
    this.opened = new int[free.length];
    this.lines = new LinkedLine[free.length];
    this.size = settings.pool();
    Arrays.setAll(free, this::places);
    Arrays.setAll(lines, i -> LinkedLine.firstComeFirstServed());
  }

  /**
   * Waits for a connection; it is held until {@link #release}, or until the request ends. With a
   * timeout it has to be followed by {@link Request#failIfGivenUp}.
   */
  public Part acquire() {
    return Part.of(this::enter);
  }

  /**
   * Who has acquired a connection that is not open yet opens it first.
   *
   * @param connecting what that takes
   */
  public Part openWhereNeeded(Part connecting) {
    return Control.branch(request -> opensOne(poolOf(request)) ? 0 : 1, List.of(connecting));
  }

  /** Whether fewer are open than in use; then one more is from now on. */
  private boolean opensOne(int pool) {
    if (opened[pool] >= places(pool) - free[pool]) {
      return false;
    }
    opened[pool]++;
    return true;
  }

  public Part release() {
    return Part.of(
        request -> {
          request.release(this);
          return Step.GO_ON;
        });
  }

  private boolean enter(Request request) {
    double now = simulation.now();
    int pool = poolOf(request);
    if (free[pool] > 0 && freeAtDatabase > 0) {
      if (counts(pool)) {
        statistics.startedAtOnce(now);
      }
      take(request, pool);
      return Step.GO_ON;
    }
    if (counts(pool)) {
      statistics.change(now, 1, 0);
    }
    request.setSince(now);
    request.setTurn(arrivals++);
    request.setUnit(pool);
    request.spends(statistics.queuePart());
    request.waitAt(this);
    if (timeout != Double.POSITIVE_INFINITY) {
      request.waitAtMost(timeout, "acquire_timeout");
    }
    lines[pool].add(request);
    return Step.WAIT;
  }

  private int places(int pool) {
    return isOutside(pool) ? Integer.MAX_VALUE : size;
  }

  private boolean isOutside(int pool) {
    return pool > 0 && pool == free.length - 1;
  }

  private boolean counts(int pool) {
    return countsOutside || !isOutside(pool);
  }

  private int poolOf(Request request) {
    int outside = free.length - 1;
    if (outside == 0 || request.process() < 0) {
      return outside;
    }
    return perWorker ? request.process() : request.server();
  }

  private void take(Request request, int pool) {
    free[pool]--;
    freeAtDatabase--;
    request.hold(this, pool);
  }

  @Override
  public boolean isScope() {
    return true;
  }

  @Override
  public void giveBack(Request request, int pool) {
    double now = simulation.now();
    free[pool]++;
    freeAtDatabase++;
    if (counts(pool)) {
      statistics.left(now);
    }
    Request next = next();
    if (next != null) {
      if (counts(next.unit())) {
        statistics.change(now, 0, 1);
        statistics.waited(now - next.since());
      }
      lines[next.unit()].remove(next);
      take(next, next.unit());
      next.wake();
    }
  }

  private Request next() {
    Request next = null;
    for (int pool = 0; pool < lines.length; pool++) {
      Request head = lines[pool].peek();
      if (head != null && free[pool] > 0 && (next == null || head.turn() < next.turn())) {
        next = head;
      }
    }
    return next;
  }

  @Override
  public void withdraw(Request request) {
    lines[request.unit()].remove(request);
    if (counts(request.unit())) {
      statistics.change(simulation.now(), -1, 0);
    }
  }

  @Override
  public boolean canGoOn(Request request, Possession possession) {
    int pool = request.unit();
    return possession.anyGivesBack(this, free[pool] > 0 ? unit -> true : unit -> unit == pool);
  }

  @Override
  public String awaited() {
    return statistics.name();
  }
}
