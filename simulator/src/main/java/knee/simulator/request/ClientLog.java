package knee.simulator.request;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import knee.simulator.Simulation;
import knee.simulator.statistics.RequestStatistics;
import knee.simulator.statistics.Timeline;

/**
 * What the clients see: how many requests are on their way, and how each attempt ended. A request
 * that its client has given up is not in the system any more, though it still uses resources.
 *
 * <p>Little's law is checked in every window: the integral of the number in the system must be the
 * time that the requests spent there, as it was measured request by request.
 */
public final class ClientLog {
  /** Failures for each success asked for after which a run is given up. */
  private static final long HOPELESS = 100;

  /** Relative difference that rounding may make. */
  private static final double ROUNDING = 1e-8;

  private final Simulation simulation;
  private final int rawLimit;
  private final List<String> populations;
  private List<String> parts = List.of();
  private final Kind[] kinds;
  private final RequestStatistics[] byPopulation;
  private Timeline.Bin bin;
  private long inSystem;

  /** Added up when each came, less when each went, since the window began [s]. */
  private double moments;

  private double windowStart;

  private DoubleSupplier underWay = () -> 0;

  /** What those in the system at the start of the window had spent there until then [s]. */
  private double spentBefore;

  private long successes;
  private long failures;
  private long stopAfter = Long.MAX_VALUE;

  /**
   * @param kinds of request
   * @param populations of clients that are to be told apart; empty: they are not
   * @param rawLimit response times of a kind kept exactly
   */
  public ClientLog(
      Simulation simulation, List<String> kinds, List<String> populations, int rawLimit) {
    this.simulation = simulation;
    this.kinds = kinds.stream().map(Kind::new).toArray(Kind[]::new);
    this.populations = List.copyOf(populations);
    this.rawLimit = rawLimit;
    this.byPopulation = new RequestStatistics[populations.size()];
    renew(underWay.getAsDouble());
  }

  private void renew(double spentByThose) {
    for (Kind kind : kinds) {
      kind.renew();
    }
    for (int i = 0; i < byPopulation.length; i++) {
      byPopulation[i] = new RequestStatistics(populations.get(i), rawLimit, parts);
    }
    moments = 0;
    windowStart = simulation.now();
    spentBefore = spentByThose;
    successes = 0;
    failures = 0;
  }

  /** Splits response times into these parts; what was measured so far is forgotten. */
  public void splitTime(List<String> names) {
    parts = names;
    renew(underWay.getAsDouble());
  }

  /** Into how many parts response times are split; at least one, of which nobody takes note. */
  public int parts() {
    return Math.max(2, parts.size());
  }

  /**
   * Starts a new measured window now; what was measured so far of the kinds is handed out.
   *
   * @throws IllegalStateException when Little's law did not hold: requests were lost or mistimed
   */
  public List<RequestStatistics> cut() {
    settle();
    double spentByThose = underWay.getAsDouble();
    checkLittlesLaw(spentByThose);
    List<RequestStatistics> measured = new ArrayList<>();
    for (Kind kind : kinds) {
      measured.add(kind.statistics);
    }
    renew(spentByThose);
    return measured;
  }

  /** What was measured so far of the populations; {@link #cut} begins anew. */
  public List<RequestStatistics> populations() {
    return new ArrayList<>(List.of(byPopulation));
  }

  private void checkLittlesLaw(double spentByThose) {
    double area = inSystemArea();
    double spent = spentByThose - spentBefore;
    for (Kind kind : kinds) {
      spent += kind.statistics.response().sum() + kind.statistics.errorResponse().sum();
    }
    if (!(Math.abs(area - spent) <= ROUNDING * (area + spentBefore + spentByThose))) {
      String found = "the number in the system adds up to %s s, the times of the requests to %s s";
      throw new IllegalStateException(
          ("Little's law does not hold from %s to %s s: " + found)
              .formatted(windowStart, simulation.now(), area, spent));
    }
  }

  /** Hands over what knows how long all requests under way have been in the system so far [s]. */
  public void checkAgainst(DoubleSupplier spentByThoseUnderWay) {
    underWay = spentByThoseUnderWay;
  }

  /**
   * Stops the simulation when so many requests of the window have succeeded; or when so many times
   * more have failed that they never may.
   */
  public void stopAfter(long completions) {
    stopAfter = completions;
  }

  /** Response times go to this bin as well, from now on; see {@link #settle}. */
  public void fill(Timeline.Bin next) {
    bin = next;
  }

  /** Brings the statistics and the present bin up to date: before it is closed, or joined. */
  public void settle() {
    for (Kind kind : kinds) {
      kind.settle();
    }
  }

  /** An attempt has been sent. */
  public void started() {
    inSystem++;
    moments += simulation.now() - windowStart;
  }

  /**
   * An attempt has ended.
   *
   * @param population of its client, among those that are told apart
   * @param error null: it succeeded
   * @param time since it was sent [s]
   * @param parts of that time, from this index on [s]
   */
  public void ended(int kind, int population, String error, double time, double[] parts, int from) {
    inSystem--;
    moments -= simulation.now() - windowStart;
    if (byPopulation.length > 0) {
      noteIn(byPopulation[population], error, time, parts, from);
    }
    if (error != null) {
      kinds[kind].statistics.failed(error, time);
      if (++failures / HOPELESS >= stopAfter) {
        simulation.stop();
      }
      return;
    }
    kinds[kind].succeeded(time, parts, from);
    if (++successes >= stopAfter) {
      simulation.stop();
    }
  }

  private static void noteIn(
      RequestStatistics population, String error, double time, double[] parts, int from) {
    if (error != null) {
      population.failed(error, time);
    } else {
      population.succeeded(time);
      population.split(time, parts, from);
    }
  }

  /** Requests that have been sent and not ended. */
  public double inSystem() {
    return inSystem;
  }

  /** Attempts that have ended in the window so far, well or not. */
  public long ended() {
    return successes + failures;
  }

  /** Integral of the number of requests in the system over the window so far. */
  public double inSystemArea() {
    return inSystem * (simulation.now() - windowStart) - moments;
  }

  private final class Kind {
    private final String name;
    private RequestStatistics statistics;

    /** What had succeeded when the bin began, so that each is counted once, not in both. */
    private RequestStatistics.Mark mark;

    /** Response times that are not in the statistics yet: many at a time are cheaper [s]. */
    private final double[] times = new double[256];

    private int size;

    private Kind(String name) {
      this.name = name;
    }

    private void renew() {
      statistics = new RequestStatistics(name, rawLimit, parts);
      mark = statistics.mark();
      size = 0;
    }

    private void succeeded(double time, double[] parts, int from) {
      statistics.split(time, parts, from);
      times[size++] = time;
      if (size == times.length) {
        count();
      }
    }

    private void count() {
      statistics.succeeded(times, size);
      size = 0;
    }

    private void settle() {
      count();
      if (mark.completed() == statistics.completed()) {
        return; // nothing new, as at a cut that a bin has been closed for
      }
      if (bin != null) {
        bin.addSince(mark, statistics);
      }
      mark = statistics.mark();
    }
  }
}
