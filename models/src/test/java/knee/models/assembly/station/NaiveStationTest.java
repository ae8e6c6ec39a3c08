package knee.models.assembly.station;

import static knee.models.scenario.Steps.use;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The engine against the slow simulator, request by request. */
class NaiveStationTest {
  private static final int REQUESTS = 60;

  private final double[] arrivals = new double[REQUESTS];
  private final double[] demands = new double[REQUESTS];
  private final int[] priorities = new int[REQUESTS];

  private void draw(Random random, double servers) {
    double time = 0;
    for (int i = 0; i < REQUESTS; i++) {
      time += -Math.log(random.nextDouble()) / servers;
      arrivals[i] = time;
      demands[i] = -Math.log(random.nextDouble());
      priorities[i] = random.nextInt(3);
    }
  }

  private void agree(double servers, Discipline discipline) {
    Sketch sketch = new Sketch().station("q", servers, discipline);
    for (int i = 0; i < REQUESTS; i++) {
      sketch.at(arrivals[i], "request " + i, priorities[i], use("q", demands[i]));
    }
    var outcome = sketch.run(1000);
    double[] truth = new NaiveStation(servers, discipline).responses(arrivals, demands, priorities);
    for (int i = 0; i < REQUESTS; i++) {
      double found = outcome.of("request " + i).response().mean();
      assertEquals(truth[i], found, 1e-9, discipline + ", request " + i);
    }
  }

  @Property(tries = 30)
  void everyDisciplineDoesAsTheSlowOne(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int servers) {
    draw(new Random(seed), servers);
    for (Discipline discipline : Discipline.values()) {
      if (discipline != Discipline.RANDOM && discipline != Discipline.DELAY) {
        agree(servers, discipline);
      }
    }
  }

  @Property(tries = 30)
  void fractionsOfProcessorsToo(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int tenths) {
    draw(new Random(seed), tenths / 10.0);
    agree(tenths / 10.0, Discipline.PROCESSOR_SHARING);
  }

  @Property(tries = 30)
  void oneServerIsLindleysRecursion(@ForAll long seed) {
    draw(new Random(seed), 1);
    Sketch sketch = new Sketch().station("q", 1, Discipline.FCFS);
    for (int i = 0; i < REQUESTS; i++) {
      sketch.at(arrivals[i], "request " + i, use("q", demands[i]));
    }
    var outcome = sketch.run(1000);
    double wait = 0;
    for (int i = 0; i < REQUESTS; i++) {
      if (i > 0) {
        wait = Math.max(0, wait + demands[i - 1] - (arrivals[i] - arrivals[i - 1]));
      }
      assertEquals(wait + demands[i], outcome.of("request " + i).response().mean(), 1e-9);
    }
  }
}
