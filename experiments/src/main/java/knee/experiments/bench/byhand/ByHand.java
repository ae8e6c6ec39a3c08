package knee.experiments.bench.byhand;

/**
 * An event loop written for one system alone, of primitive numbers only: what the engine is
 * measured against. It knows nothing but the mean response time.
 */
public interface ByHand {
  /**
   * Runs until so many requests have ended.
   *
   * @return mean response time [s]
   */
  double run(long requests, long seed);
}
