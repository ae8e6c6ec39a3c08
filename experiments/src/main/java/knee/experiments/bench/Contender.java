package knee.experiments.bench;

import java.io.IOException;

/**
 * A program that can simulate the reference experiments. Others than the engine and the loop by
 * hand are found as services ({@link java.util.ServiceLoader}); the build profile {@code
 * benchmarks} brings SSJ.
 */
public interface Contender {
  /** As in the table. */
  String name();

  /**
   * Simulates one replication until so many requests have ended.
   *
   * @return mean response time [s], by which one sees that all simulate the same system
   * @throws IOException when the experiment cannot be read
   */
  double run(Reference reference, long requests, long seed) throws IOException;
}
