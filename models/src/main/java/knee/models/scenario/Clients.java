package knee.models.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.simulator.distribution.Distribution;

/** Where requests come from. Times in seconds, rates per second. */
public sealed interface Clients {
  /** Of the population; empty where there is but one. */
  String name();

  /** What they ask for. */
  Choice choice();

  /** When they give up [s]; infinite: never. */
  double timeout();

  Optional<Retries> retries();

  /**
   * A closed population: each user sends its next request when it has thought after the response.
   *
   * @param spawnRate user i starts at i / spawnRate [1/s]; infinite: all at time 0
   * @param thinkFirst whether a user thinks once before its first request
   * @param start kinds of request that each user makes once, in this order
   * @param keepAlive whether a user keeps its connection as long as the server does
   */
  record Users(
      String name,
      int users,
      double spawnRate,
      Distribution think,
      boolean thinkFirst,
      List<String> start,
      Choice choice,
      double timeout,
      Optional<Retries> retries,
      boolean keepAlive)
      implements Clients {}

  /** An open stream of requests. */
  record Arrivals(
      String name, ArrivalProcess process, Choice choice, double timeout, Optional<Retries> retries)
      implements Clients {}

  /**
   * After an error of any kind the request is tried again.
   *
   * @param max how many times at most
   */
  record Retries(int max, Distribution backoff) {}

  /** How the kind of the next request is chosen. */
  sealed interface Choice {
    /** Independent draws with these weights, in the order of the file; at least one is positive. */
    record Mix(Map<String, Double> weights) implements Choice {}

    /** A Markov chain over the kinds; a user begins with the first one named. */
    record Session(Map<String, Map<String, Double>> next) implements Choice {}
  }

  /** When requests of an open stream arrive. */
  sealed interface ArrivalProcess {
    record Poisson(double rate) implements ArrivalProcess {}

    record Renewal(Distribution between) implements ArrivalProcess {}

    /** Poisson at a rate that is linear between the given moments and keeps its last value. */
    record Schedule(double[] times, double[] rates) implements ArrivalProcess {}

    /**
     * Poisson at a rate that changes at random moments: each lasts an exponential time, then comes
     * the next, after the last the first.
     *
     * @param stays mean time that each rate lasts
     */
    record Bursts(double[] rates, double[] stays) implements ArrivalProcess {}

    /** Given moments; {@code kinds} is empty where the file names none. */
    record Trace(double[] times, List<String> kinds) implements ArrivalProcess {}
  }
}
