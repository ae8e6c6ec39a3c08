package knee.models.backend;

import static knee.models.scenario.Sketch.FOREVER;
import static knee.models.scenario.Sketch.constant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import knee.models.assembly.RunLength;
import knee.models.assembly.Simulate;
import knee.models.scenario.Activity;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.backend.Cache;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.Database.Connecting;
import knee.models.scenario.backend.RowLocks;
import knee.models.scenario.backend.Service;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.Replication.WaitingCircle;
import knee.simulator.statistics.RequestStatistics;
import knee.simulator.statistics.StationStatistics;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * Random requests on random rows, caches, connections and services, on all kinds of workers, some
 * of them killed: every request ends, though half of the cases have no timeout that would end a
 * deadlock that was not found, and afterwards nothing is held or waited for.
 */
class RandomBackendTest {
  private static final List<String> WAYS_TO_END =
      List.of(
          "acquire_timeout",
          "conflict",
          "deadlock",
          "killed",
          "lock_timeout",
          "rate_limited",
          "service_error",
          "too_many_connections");
  private static final int REQUESTS = 30;

  @Property(tries = 300)
  void everyRequestEndsAndNothingStaysHeld(@ForAll long seed) {
    String what = "case " + seed;
    List<Replication> halves =
        Simulate.batches(
            new Case(new Random(seed), 0).sketch().scenario(),
            new RunLength(0, 4000, 0),
            seed,
            0,
            2);
    Set<String> errors = new HashSet<>();
    halves.get(0).requests().forEach(kind -> errors.addAll(kind.errors().keySet()));
    allIsOver(halves, what);
    assertEquals(Optional.empty(), halves.get(1).circle(), what);
    for (String way : WAYS_TO_END) {
      Statistics.label(way).collect(errors.contains(way));
      Statistics.label(way).coverage(c -> c.check(true).percentage(share -> share >= 0.3));
    }
  }

  /** No database sees who waits for branches: some wait for ever, and are said to. */
  @Property(tries = 2000)
  void whoseBranchesWaitForEverIsInACircle(@ForAll long seed) {
    Sketch sketch = new Case(new Random(seed), 3).sketch().queue("celery", 2);
    List<Replication> halves =
        Simulate.batches(sketch.scenario(), new RunLength(0, 4000, 0), seed, 0, 2);
    Optional<WaitingCircle> circle = halves.get(1).circle();
    if (circle.isEmpty()) {
      allIsOver(halves, "case " + seed);
    } else {
      assertTrue(circle.get().lasting(), "case " + seed + " " + circle);
    }
    Statistics.label("stuck").collect(circle.isPresent());
    Statistics.label("stuck").coverage(c -> c.check(true).percentage(p -> p > 0.3 && p < 10));
  }

  private static void allIsOver(List<Replication> halves, String what) {
    long ended = halves.get(0).requests().stream().mapToLong(RequestStatistics::attempts).sum();
    assertEquals(REQUESTS, ended, what);
    for (StationStatistics station : halves.get(1).stations()) {
      assertEquals(0, station.presentArea(), 1e-6, what + " " + station.name());
      assertEquals(0, station.unitsArea(), 1e-6, what + " " + station.name());
    }
  }

  /** Draws one case. */
  private static final class Case {
    private final Random random;
    private final boolean impatient;

    private final int splits;

    /**
     * @param splits weight of the steps that split a request, of 15 for the others
     */
    Case(Random random, int splits) {
      this.random = random;
      this.splits = splits;
      this.impatient = random.nextBoolean();
    }

    Sketch sketch() {
      var sketch = new Sketch();
      settings().ifPresent(settings -> sketch.server(settings.server()));
      sketch.database(database());
      sketch.locks(rows("a", 1, false)).locks(rows("b", 2, false)).locks(rows("v", 1, true));
      boolean flight = random.nextBoolean();
      sketch.cache(new Cache("c", 2, 0, 3, constant(0.25), OptionalDouble.empty(), flight));
      var rate = random.nextBoolean() ? new Service.Rate(3, 5) : null;
      sketch.service(
          new Service("s", constant(0.5), 1 + random.nextInt(3), Optional.ofNullable(rate), 0.1));
      double time = 0;
      for (int i = 0; i < REQUESTS; i++) {
        time += random.nextInt(4) / 16.0;
        sketch.at(time, "r" + i, steps(3, false).toArray(Activity[]::new));
      }
      return sketch;
    }

    private Optional<Settings> settings() {
      double timeout = random.nextBoolean() ? 2 : FOREVER;
      return switch (random.nextInt(4)) {
        case 0 -> Optional.empty();
        case 1 -> Optional.of(Settings.sync(5).timeout(timeout));
        case 2 -> Optional.of(Settings.gthread(2, 4).timeout(timeout));
        default -> Optional.of(Settings.gevent(2).timeout(timeout));
      };
    }

    private Database database() {
      var quick = Connecting.taking(constant(0.25));
      var lazy = new Connecting(constant(0.25), constant(0.125), true);
      return switch (random.nextInt(3)) {
        case 0 -> new Database(3, Database.NO_POOL, false, FOREVER, quick, 2, false);
        case 1 -> new Database(Database.UNLIMITED, 50, true, FOREVER, lazy, FOREVER, false);
        default -> new Database(Database.UNLIMITED, 2, false, 1.5, Connecting.FREE, 2, false);
      };
    }

    private RowLocks rows(String name, int rows, boolean optimistic) {
      return new RowLocks(name, rows, 0, optimistic, random.nextInt(2), impatient ? 1.5 : FOREVER);
    }

    private List<Activity> steps(int depth, boolean inTransaction) {
      List<Activity> steps = new ArrayList<>();
      int number = 1 + random.nextInt(3);
      for (int i = 0; i < number; i++) {
        steps.add(step(depth, inTransaction));
      }
      return steps;
    }

    private Activity step(int depth, boolean inTransaction) {
      boolean deep = depth > 0;
      return switch (random.nextInt(deep ? 15 + splits : 8)) {
        case 0 -> new Activity.Cpu(constant(0.125));
        case 1 -> new Activity.Query(constant(0.25));
        case 2 -> new Activity.Call("s");
        case 3, 6, 7 -> new Activity.Lock(random.nextBoolean() ? "a" : "b", random.nextBoolean());
        case 4 ->
            inTransaction
                ? new Activity.Lock("v", random.nextInt(4) == 0)
                : new Activity.Wait(constant(0.5));
        case 5 -> new Activity.Wait(constant(0.25 * random.nextInt(8)));
        case 8, 9, 10, 11 ->
            // A transaction within a transaction would need a second connection.
            inTransaction
                ? new Activity.Query(constant(0.25))
                : new Activity.Transaction(steps(depth - 1, true));
        case 12 ->
            // What fetches a value must not lock: that circle is not the database's to find.
            new Activity.Cache("c", List.of(new Activity.Wait(constant(0.5))), List.of());
        case 13 ->
            new Activity.Repeat(
                new Activity.Count(random.nextInt(3), false), steps(depth - 1, inTransaction));
        case 15 ->
            new Activity.Background(
                steps(depth - 1, false),
                random.nextBoolean() ? Optional.of("celery") : Optional.empty());
        case 16, 17 ->
            new Activity.Parallel(
                List.of(steps(depth - 1, inTransaction), steps(depth - 1, inTransaction)),
                1 + random.nextInt(2));
        default ->
            new Activity.Choose(List.of(new Activity.Branch(0.5, steps(depth - 1, inTransaction))));
      };
    }
  }
}
