package knee.models.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import knee.models.assembly.RunLength;
import knee.models.assembly.Simulate;
import knee.models.scenario.Activity;
import knee.models.scenario.Databases;
import knee.models.scenario.Linux.Accounting;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Steps;
import knee.models.scenario.backend.Database;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.StationStatistics;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/**
 * Random servers, pools and quotas with queue workers beside them, seen through short windows: no
 * resource is ever more than busy, and those who wait have waited as long as they are in its queue.
 */
class RandomUtilizationsTest {
  private static final int WINDOWS = 400;
  private static final double ALL = 40;
  private static final double ROUNDING = 1e-9;

  @Property(tries = 600)
  void noResourceIsMoreThanBusyInAnyWindow(@ForAll long seed) {
    var random = new Random(seed);
    Database database = database(random);
    Sketch sketch = sketch(random).database(database);
    List<Replication> windows =
        Simulate.batches(sketch.scenario(), new RunLength(0, ALL, 0), seed, 0, WINDOWS);
    Replication sum = windows.get(0);
    for (int i = 1; i < WINDOWS; i++) {
      check(windows.get(i), "case " + seed + ", window " + i + ", " + database);
      sum = sum.followedBy(windows.get(i));
    }
    check(sum, "case " + seed + ", " + database);
    Replication last = windows.get(WINDOWS - 1);
    boolean ended = at("workers", last).presentArea() + at("celery", last).presentArea() == 0;
    if (ended) {
      checkBalance(sum, "case " + seed);
    }
    Statistics.label("all have ended").collect(ended);
    Statistics.label("all have ended").coverage(c -> c.check(true).percentage(p -> p > 80));
    StationStatistics connections = at("connections", sum);
    boolean full = windows.stream().anyMatch(one -> at("cpu", one).utilization() > 1 - ROUNDING);
    Statistics.label("cores all busy").collect(full);
    Statistics.label("cores all busy").coverage(c -> c.check(true).percentage(p -> p > 20));
    boolean waits = connections.waitingTime() > 0;
    Statistics.label("waits for connections").collect(waits);
    Statistics.label("waits for connections").coverage(c -> c.check(true).percentage(p -> p > 20));
  }

  private static void check(Replication window, String what) {
    for (StationStatistics station : window.stations()) {
      String of = what + ", " + station.name();
      double utilization = station.utilization();
      assertTrue(Double.isNaN(utilization) || utilization <= 1 + ROUNDING, of + utilization);
      assertTrue(station.queue() >= -ROUNDING, of + station.queue());
    }
  }

  private static void checkBalance(Replication whole, String what) {
    for (StationStatistics station : whole.stations()) {
      String of = what + ", " + station.name();
      if (!Double.isNaN(station.utilization())) {
        assertEquals(station.queueArea(), station.waitingTime(), 1e-6, of);
        assertEquals(station.admitted(), station.completions(), of);
      }
    }
  }

  private static StationStatistics at(String name, Replication window) {
    return window.stations().stream()
        .filter(station -> station.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Database database(Random random) {
    int limit = random.nextBoolean() ? Database.UNLIMITED : 1 + random.nextInt(6);
    return Databases.of(
        limit,
        1 + random.nextInt(2),
        random.nextBoolean(),
        random.nextBoolean() ? 1.5 : Double.POSITIVE_INFINITY,
        random.nextBoolean());
  }

  private static Sketch sketch(Random random) {
    int workers = 1 + random.nextInt(3);
    int threads = 1 + random.nextInt(3);
    Settings settings =
        random.nextBoolean() ? Settings.gthread(workers, threads) : Settings.gevent(workers);
    int cpus = 1 + random.nextInt(4);
    settings.timeout(Double.POSITIVE_INFINITY).cores(cpus * (0.3 + 0.5 * random.nextDouble()));
    if (random.nextBoolean()) {
      settings.scheduled(cpus, 0.0028, Accounting.TICKS);
    }
    if (random.nextBoolean()) {
      settings.slowdown(0.2, 0.02, random.nextBoolean());
    }
    Sketch sketch =
        new Sketch()
            .server(settings.server())
            .queue("celery", 1 + random.nextInt(4))
            .replicas(1 + random.nextInt(3));
    double time = 0;
    for (int i = 0; i < 20; i++) {
      time += 0.2 * random.nextDouble();
      List<Activity> steps = new ArrayList<>();
      steps.add(Steps.cpu(0.1 * random.nextDouble()));
      if (random.nextBoolean()) {
        steps.add(Steps.by("celery", query(random), Steps.transaction(query(random))));
      }
      steps.add(query(random));
      steps.add(Steps.cpu(0.05 * random.nextDouble()));
      sketch.at(time, "r" + i, steps.toArray(Activity[]::new));
    }
    return sketch;
  }

  private static Activity query(Random random) {
    return Steps.query(0.3 * random.nextDouble());
  }
}
