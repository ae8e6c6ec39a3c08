package knee.experiments.bench;

import java.util.List;
import knee.experiments.bench.byhand.ByHand;
import knee.experiments.bench.byhand.ClosedUsers;
import knee.experiments.bench.byhand.NestedPossession;
import knee.experiments.bench.byhand.OpenQueue;

/**
 * A reference experiment.
 *
 * @param file in {@code experiments/benchmarks}
 * @param requests that one measurement completes
 * @param users of the closed system; 0 for an open one
 * @param servers of its station
 */
public record Reference(
    String name, String file, long requests, int users, int servers, ByHand byHand) {
  private static final double ARRIVALS = 0.9;
  private static final double OPEN_SERVICE = 1;
  private static final double THINK = 1;
  private static final double SERVICE = 0.3;

  /** W1, W2 for growing numbers of users, W3. */
  public static final List<Reference> ALL =
      List.of(
          new Reference(
              "W1", "open-queue.yaml", 10_000_000, 0, 1, new OpenQueue(ARRIVALS, OPEN_SERVICE)),
          closed(30, 9, 2_000_000),
          closed(1_000, 300, 2_000_000),
          closed(100_000, 30_000, 2_000_000),
          closed(1_000_000, 300_000, 4_000_000),
          new Reference("W3", "nested-possession.yaml", 3_000_000, 200, 0, new NestedPossession()));

  private static Reference closed(int users, int servers, long requests) {
    return new Reference(
        "W2 N=" + users,
        "users-" + users + ".yaml",
        requests,
        users,
        servers,
        new ClosedUsers(users, servers, THINK, SERVICE));
  }
}
