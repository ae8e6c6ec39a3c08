package knee.simulator.plain;

import knee.simulator.client.ArrivalTimes;
import knee.simulator.client.Identity;
import knee.simulator.client.Workload;
import knee.simulator.random.RandomStream;

/** An open stream of requests, as {@link knee.simulator.client.OpenArrivals}. */
final class Source {
  final Workload workload;
  private final ArrivalTimes times;
  private final int[] kinds;
  private final long stream;
  private long number;
  private double time;

  Source(String name, Workload workload, ArrivalTimes times, int[] kinds) {
    this.workload = workload;
    this.times = times;
    this.kinds = kinds.clone();
    this.stream = Identity.of(RandomStream.key(0, 0, name));
  }

  /** Of the next arrival. */
  long identity() {
    return Identity.of(stream, number, 0);
  }

  /** The kind of the next arrival, which has this identity. */
  int kind(long identity) {
    return kinds.length > 0 ? kinds[(int) number] : workload.choice().pick(identity, -1);
  }

  void arrived() {
    number++;
  }

  /** Time of the next arrival [s]; infinite: there is none any more. To be asked once for each. */
  double next() {
    time = times.next(number, time);
    return time;
  }
}
