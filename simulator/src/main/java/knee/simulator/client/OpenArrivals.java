package knee.simulator.client;

import java.util.ArrayDeque;
import knee.simulator.Event;
import knee.simulator.Simulation;
import knee.simulator.journey.Client;
import knee.simulator.random.RandomStream;
import knee.simulator.request.Request;

/** An open stream of requests, each from a client of its own. */
public final class OpenArrivals extends Event implements Client {
  private final Simulation simulation;
  private final Workload workload;
  private final ArrivalTimes times;
  private final int[] kinds;
  private final long stream;
  private final ArrayDeque<Retry> idle = new ArrayDeque<>();
  private long number;
  private double time;

  /**
   * @param name of the stream; part of the identity of its requests
   * @param kinds of the arrivals of a trace, in order; empty: by the workload's choice
   */
  public OpenArrivals(
      Simulation simulation, String name, Workload workload, ArrivalTimes times, int[] kinds) {
    this.simulation = simulation;
    this.workload = workload;
    this.times = times;
    this.kinds = kinds.clone();
    this.stream = Identity.of(RandomStream.key(0, 0, name));
  }

  /** Schedules the first arrival. */
  public void begin() {
    scheduleNext();
  }

  private void scheduleNext() {
    time = times.next(number, time);
    if (time != Double.POSITIVE_INFINITY) {
      simulation.scheduleAt(time, this);
    }
  }

  @Override
  protected void fire() {
    long arrival = number++;
    long identity = Identity.of(stream, arrival, 0);
    int kind = kinds.length > 0 ? kinds[(int) arrival] : workload.choice().pick(identity, -1);
    send(arrival, 0, kind, identity);
    // Last, so that a service that ends when the next one comes has ended before.
    scheduleNext();
  }

  private void send(long arrival, int attempt, int kind, long identity) {
    workload.requests().send(kind, identity, this, arrival, attempt, workload.timeout());
  }

  @Override
  public int population() {
    return workload.population();
  }

  @Override
  public void answered(Request request, boolean success) {
    if (success || !workload.triesAgainAfter(request.attempt())) {
      return;
    }
    Retry retry = idle.isEmpty() ? new Retry() : idle.pop();
    retry.arrival = request.ordinal();
    retry.attempt = request.attempt() + 1;
    retry.kind = request.kind();
    long identity = Identity.of(stream, retry.arrival, retry.attempt);
    simulation.schedule(workload.retries().orElseThrow().backoff().of(identity, 0), retry);
  }

  /** A client that waits before it tries again. */
  private final class Retry extends Event {
    private long arrival;
    private int attempt;
    private int kind;

    @Override
    protected void fire() {
      idle.push(this);
      send(arrival, attempt, kind, Identity.of(stream, arrival, attempt));
    }
  }
}
