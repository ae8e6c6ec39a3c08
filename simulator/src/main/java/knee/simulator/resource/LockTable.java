package knee.simulator.resource;

import java.util.function.ToIntFunction;
import knee.simulator.Simulation;
import knee.simulator.request.Holdable;
import knee.simulator.request.Part;
import knee.simulator.request.Request;
import knee.simulator.request.Step;
import knee.simulator.request.Waiting;
import knee.simulator.statistics.StationStatistics;

/**
 * Exclusive locks on many rows, each granted first come, first served. Who holds a row already does
 * not wait for it, nor do its branches. A request that would wait for itself, along the holders of
 * the rows that others wait for, is the victim of the deadlock at once: error kind {@code
 * deadlock}.
 */
public final class LockTable implements Holdable, Waiting {
  private final Simulation simulation;
  private final StationStatistics statistics;
  private final Request[] holders;
  private final Line[] lines;

  public LockTable(Simulation simulation, StationStatistics statistics, int rows) {
    this.simulation = simulation;
    this.statistics = statistics;
    this.holders = new Request[rows];
    this.lines = new Line[rows];
  }

  /** Locks the row that the request wants, until the end of the scope around. */
  public Part lock(ToIntFunction<Request> row) {
    return Part.of(request -> enter(request, row.applyAsInt(request)));
  }

  private boolean enter(Request request, int row) {
    Request holder = holders[row];
    if (holder == request || (holder != null && request.isWithin(holder))) {
      return Step.GO_ON;
    }
    double now = simulation.now();
    if (holder == null) {
      statistics.change(now, 1, 1);
      statistics.waited(0);
      holders[row] = request;
      request.hold(this, row);
      return Step.GO_ON;
    }
    request.setUnit(row);
    if (waitsFor(holder, request)) {
      return request.fail("deadlock");
    }
    statistics.change(now, 1, 0);
    request.setSince(now);
    request.spends(statistics.queuePart());
    request.waitAt(this);
    if (lines[row] == null) {
      lines[row] = LinkedLine.firstComeFirstServed();
    }
    lines[row].add(request);
    return Step.WAIT;
  }

  /** Whether this one waits, directly or along a chain of holders, for the other. */
  private static boolean waitsFor(Request one, Request other) {
    Request holder = one;
    while (holder != other) {
      if (!(holder.waitingAt() instanceof LockTable table)) {
        return false;
      }
      holder = table.holders[holder.unit()];
    }
    return true;
  }

  @Override
  public void giveBack(Request request, int row) {
    double now = simulation.now();
    statistics.completed();
    Request next = lines[row] == null ? null : lines[row].poll();
    holders[row] = next;
    if (next == null) {
      statistics.change(now, -1, -1);
      return;
    }
    statistics.change(now, -1, 0);
    statistics.waited(now - next.since());
    next.hold(this, row);
    next.wake();
  }

  @Override
  public void withdraw(Request request) {
    lines[request.unit()].remove(request);
    statistics.change(simulation.now(), -1, 0);
  }
}
