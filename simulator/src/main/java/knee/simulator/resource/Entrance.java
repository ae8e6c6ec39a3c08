package knee.simulator.resource;

import knee.simulator.journey.Holdable;
import knee.simulator.journey.Part;
import knee.simulator.journey.Possession;
import knee.simulator.journey.Release;
import knee.simulator.journey.Step;
import knee.simulator.journey.Waiting;
import knee.simulator.request.Request;
import knee.simulator.statistics.StationStatistics;

/**
 * The places of a station, in service and waiting together. Who finds none is refused (error kind
 * {@code refused}), or waits outside and keeps the server of the station it has just left (blocking
 * after service; first blocked, first in).
 */
public final class Entrance implements Holdable, Waiting {
  private final StationStatistics statistics;
  private final boolean blocking;
  private final Line blocked = LinkedLine.firstComeFirstServed();
  private int free;

  public Entrance(StationStatistics statistics, int places, boolean blocking) {
    this.statistics = statistics;
    this.free = places;
    this.blocking = blocking;
  }

  /** The part needs a place here, taken before and given back after it. */
  public Part around(Part part) {
    return Part.sequence(admit(), part, leave());
  }

  /** Takes a place, or keeps the one in which it still stays, until {@link #leave}. */
  public Part admit() {
    return Part.of(
        request -> {
          if (request.keepsPlaceIn(this)) {
            return Step.GO_ON;
          }
          if (free > 0) {
            free--;
            request.hold(this, 0);
            return Step.GO_ON;
          }
          if (!blocking) {
            return request.fail("refused");
          }
          request.spends(statistics.queuePart());
          request.waitAt(this);
          blocked.add(request);
          return Step.WAIT;
        });
  }

  /** Gives the place back. */
  public Part leave() {
    return Part.of(new Release(this));
  }

  @Override
  public void giveBack(Request request, int unit) {
    Request next = blocked.poll();
    if (next == null) {
      free++;
      return;
    }
    next.hold(this, 0);
    next.wake();
  }

  @Override
  public void withdraw(Request request) {
    blocked.remove(request);
  }

  @Override
  public boolean canGoOn(Request request, Possession possession) {
    return possession.anyGivesBack(this, unit -> true);
  }

  @Override
  public String awaited() {
    return "a place at " + statistics.name();
  }
}
