package knee.simulator.journey;

import knee.simulator.Simulation;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;
import knee.simulator.random.Drawn;
import knee.simulator.random.RandomStream;
import knee.simulator.request.Request;

/**
 * A random demand that belongs to the request: a function of seed, replication, purpose, identity
 * of the request and visit. Request 4,711 needs the same in every variant of an experiment (common
 * random numbers), whatever was drawn before.
 */
public final class Variate {
  /** What a visit adds to the key of a draw, times its number. */
  public static final long VISIT = 0xD1342543DE82EF95L;

  private final long key;
  private final Distribution distribution;
  private final double mean;
  private final Drawn drawn;
  private final RandomStream stream = new RandomStream(0);

  private Variate(long key, Distribution distribution, Drawn drawn) {
    this.key = key;
    this.distribution = distribution;
    this.mean = distribution.mean();
    this.drawn = drawn;
  }

  /**
   * @param purpose unique in the simulation, the same in all its variants
   */
  public static Variate of(Simulation simulation, String purpose, Distribution distribution) {
    return new Variate(simulation.key(purpose), distribution, simulation.drawn(purpose));
  }

  /** The demand of this request at its present visit. */
  public double of(Request request) {
    return of(request.identity(), request.visit());
  }

  /** The demand of whoever has this identity. */
  public double of(long identity, int visit) {
    stream.seek(key + identity + visit * VISIT);
    double sample = distribution.sample(stream);
    drawn.add(sample - mean);
    return sample;
  }

  /**
   * The stream of this request at its present visit, for draws that are no distribution of time.
   */
  public RandomStream stream(Request request) {
    stream.seek(key + request.identity() + request.visit() * VISIT);
    return stream;
  }

  /** The same, whichever run of a transaction it is. */
  public RandomStream streamOfErrand(Request request) {
    stream.seek(key + request.identity() + request.errand() * VISIT);
    return stream;
  }

  /** The stream of whoever has this identity. */
  public RandomStream stream(long identity) {
    stream.seek(key + identity);
    return stream;
  }

  /** Whether it is always 0, so that the step can be left out. */
  public boolean isZero() {
    return distribution instanceof Constant constant && constant.value() == 0;
  }
}
