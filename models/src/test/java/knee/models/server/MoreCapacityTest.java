package knee.models.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import knee.models.scenario.Activity;
import knee.models.scenario.Databases;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.Steps;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * More of it makes no request slower, where theory says so for each single one of the same arrivals
 * and demands: a line before like servers (by the recursion of Kiefer and Wolfowitz 1955), and a
 * shared processor (the work left of each job is less, so fewer are there, so each is faster). It
 * is not so for losses, priorities, overtaking before a further station, or interpreter locks.
 */
class MoreCapacityTest {
  private static final int REQUESTS = 40;
  private static final double ROUNDING = 1e-9;

  /** Some of them at once, some constant, some very different. */
  private static UnaryOperator<Story> arrivals(long seed, IntFunction<Activity[]> steps) {
    return story -> {
      Random gaps = new Random(seed);
      double time = 0;
      for (int i = 0; i < REQUESTS; i++) {
        time += gaps.nextInt(3) * gaps.nextDouble() / 3;
        story.at(time, steps.apply(i));
      }
      return story;
    };
  }

  private static double demand(long seed, int request) {
    Random random = new Random(seed * 31 + request);
    return random.nextInt(4) == 0 ? 0.5 : 2 * Math.pow(random.nextDouble(), 3);
  }

  private static void noneIsSlower(Story less, Story more) {
    for (int i = 0; i < REQUESTS; i++) {
      assertTrue(more.time(i) <= less.time(i) + ROUNDING, "request " + i);
    }
  }

  @Property(tries = 60)
  void syncWorkers(@ForAll long seed) {
    int workers = 1 + (int) Math.floorMod(seed, 4L);
    var requests =
        arrivals(seed, i -> new Activity[] {Steps.waits(demand(seed, i)), Steps.waits(0.1)});
    noneIsSlower(
        requests.apply(Story.on(Settings.sync(workers))),
        requests.apply(Story.on(Settings.sync(workers + 1))));
  }

  @Property(tries = 60)
  void threadsThatOnlyWait(@ForAll long seed) {
    int threads = 1 + (int) Math.floorMod(seed, 4L);
    var requests = arrivals(seed, i -> new Activity[] {Steps.waits(demand(seed, i))});
    noneIsSlower(
        requests.apply(Story.on(Settings.gthread(1, threads))),
        requests.apply(Story.on(Settings.gthread(1, threads + 1))));
  }

  @Property(tries = 60)
  void connectionsOfAPool(@ForAll long seed) {
    int pool = 1 + (int) Math.floorMod(seed, 4L);
    var requests = arrivals(seed, i -> new Activity[] {Steps.query(demand(seed, i))});
    noneIsSlower(
        requests.apply(Story.withoutServer().database(Databases.pool(pool))),
        requests.apply(Story.withoutServer().database(Databases.pool(pool + 1))));
  }

  @Property(tries = 60)
  void serversOfTheLastStation(@ForAll long seed) {
    int servers = 1 + (int) Math.floorMod(seed, 4L);
    var requests =
        arrivals(
            seed,
            i ->
                new Activity[] {
                  Steps.use("first", demand(seed, i) / 4), Steps.use("last", demand(~seed, i))
                });
    noneIsSlower(
        requests.apply(Story.withoutServer().station("first", 1).station("last", servers)),
        requests.apply(Story.withoutServer().station("first", 1).station("last", servers + 1)));
  }

  @Property(tries = 60)
  void coresThatAreShared(@ForAll long seed) {
    double cores = 0.5 + Math.floorMod(seed, 5L) / 2.0;
    List<Sketch.Outcome> runs =
        List.of(cores, cores + 0.3).stream().map(c -> shared(seed, c).run(2000)).toList();
    for (int i = 0; i < REQUESTS; i++) {
      double less = runs.get(0).of("r" + i).response().sum();
      double more = runs.get(1).of("r" + i).response().sum();
      assertTrue(more <= less + ROUNDING, "request " + i);
    }
  }

  private static Sketch shared(long seed, double cores) {
    Random gaps = new Random(seed);
    Sketch sketch = new Sketch().station("cpu", cores, Discipline.PROCESSOR_SHARING);
    double time = 0;
    for (int i = 0; i < REQUESTS; i++) {
      time += gaps.nextInt(3) * gaps.nextDouble() / 3;
      sketch.at(time, "r" + i, Steps.use("cpu", demand(seed, i)));
    }
    return sketch;
  }

  @Property(tries = 60)
  void coresOfThreadsThatComputeInProcessesOfTheirOwn(@ForAll long seed) {
    // So many sync workers that nobody waits for one: the cores are all that is shared.
    var requests =
        arrivals(seed, i -> new Activity[] {Steps.cpu(demand(seed, i)), Steps.waits(0.05)});
    Settings settings = Settings.sync(REQUESTS).timeout(Double.POSITIVE_INFINITY);
    Story less = requests.apply(Story.on(settings.cores(1.5))).tell();
    noneIsSlower(less, requests.apply(Story.on(settings.cores(2.5))).tell());
  }
}
