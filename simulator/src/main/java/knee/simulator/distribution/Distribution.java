package knee.simulator.distribution;

import knee.simulator.random.RandomStream;

/**
 * A random quantity, not negative; times are in seconds.
 *
 * <p>Implementations are immutable, equal where their parameters are, and their text is what an
 * experiment file would say. They draw nothing but from the stream handed to them, and use neither
 * {@code Math.log} nor any other function whose last bit may differ between JDKs.
 */
public interface Distribution {
  double sample(RandomStream random);

  double mean();

  /** Variance; infinite for heavy tails. */
  double variance();
}
