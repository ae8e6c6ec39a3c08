package knee.models.scenario;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import knee.simulator.distribution.Distribution;

/** One step in the life of a request, as an experiment file says it. Times in seconds. */
public sealed interface Activity {
  /** The lists of steps inside this one. */
  default List<List<Activity>> inside() {
    return List.of();
  }

  /** Whether this is so of any of the steps, or of a step inside one of them. */
  static boolean any(List<Activity> steps, Predicate<Activity> what) {
    return steps.stream()
        .anyMatch(
            step -> what.test(step) || step.inside().stream().anyMatch(inner -> any(inner, what)));
  }

  /** Computes: {@code cpu: 5ms}. */
  record Cpu(Distribution time) implements Activity {}

  /** Waits for I/O that holds no CPU: {@code wait: 60ms}. */
  record Wait(Distribution time) implements Activity {}

  /** Waits for I/O in which a cooperative worker cannot yield: {@code blocking: 60ms}. */
  record Blocking(Distribution time) implements Activity {}

  /** Calls an external service: {@code call: gemini}. */
  record Call(String service) implements Activity {}

  /** Runs a query on the connection it holds, or takes one for it: {@code query: 5ms}. */
  record Query(Distribution time) implements Activity {}

  /** Holds one connection throughout; its row locks are released at the end. */
  record Transaction(List<Activity> steps) implements Activity {
    @Override
    public List<List<Activity>> inside() {
      return List.of(steps);
    }
  }

  /**
   * Locks a row until the end of the enclosing transaction or hold, else of the request.
   *
   * @param shared readers hold it together
   */
  record Lock(String locks, boolean shared) implements Activity {}

  /** Looks into a cache; at the end of the steps of a miss the value is stored. */
  record Cache(String cache, List<Activity> miss, List<Activity> hit) implements Activity {
    @Override
    public List<List<Activity>> inside() {
      return List.of(miss, hit);
    }
  }

  /** Is served at a station: {@code use: disk, for: 5ms}. */
  record Use(String station, Distribution time) implements Activity {}

  /** Holds a unit of a station meanwhile. */
  record Hold(String station, List<Activity> steps) implements Activity {
    @Override
    public List<List<Activity>> inside() {
      return List.of(steps);
    }
  }

  /** Takes one branch; with the rest of the probability nothing is done. */
  record Choose(List<Branch> branches) implements Activity {
    @Override
    public List<List<Activity>> inside() {
      return branches.stream().map(Branch::steps).toList();
    }
  }

  /** Shares add up to at most 1. */
  record Branch(double share, List<Activity> steps) {}

  /** Repeats its steps so many times; a random number is drawn anew for each request. */
  record Repeat(Count times, List<Activity> steps) implements Activity {
    @Override
    public List<List<Activity>> inside() {
      return List.of(steps);
    }
  }

  /**
   * A number of repetitions: exactly {@code mean}, or 0, 1, 2, ... geometric with that mean.
   *
   * @param mean a whole number unless geometric
   */
  record Count(double mean, boolean geometric) {}

  /**
   * Does its branches side by side, each with demands of its own and holding its own things, and
   * goes on when {@code quorum} of them have succeeded. It fails when too many have failed for
   * that. Who is left over goes on by itself.
   */
  record Parallel(List<List<Activity>> branches, int quorum) implements Activity {
    @Override
    public List<List<Activity>> inside() {
      return branches;
    }
  }

  /**
   * Starts steps for which nobody waits.
   *
   * @param queue whose workers do them, in the order of their coming; empty: at once, in the
   *     process that handles the request
   */
  record Background(List<Activity> steps, Optional<String> queue) implements Activity {
    @Override
    public List<List<Activity>> inside() {
      return List.of(steps);
    }
  }

  /** The response leaves here; what follows still holds what it holds. */
  record Reply() implements Activity {}

  /** The request ends with this kind of error. */
  record Fail(String error) implements Activity {}
}
