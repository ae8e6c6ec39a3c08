package knee.simulator.client;

import knee.simulator.random.RandomStream;

/** The number that all demands of a request are drawn from. */
public final class Identity {
  private static final long ORDINAL = 0x9E3779B97F4A7C15L;
  private static final long ATTEMPT = 0xC2B2AE3D27D4EB4FL;

  private Identity() {}

  /** What the numbers of one client's requests begin with. */
  public static long of(long client) {
    return RandomStream.mix(client);
  }

  /**
   * Of {@link #of(long) a client}, the ordinal of its request and the attempt: a retry has demands
   * of its own, and does not move the ordinal of what comes after it.
   */
  public static long of(long mixedClient, long ordinal, int attempt) {
    return RandomStream.mix(mixedClient + ordinal * ORDINAL + attempt * ATTEMPT);
  }
}
