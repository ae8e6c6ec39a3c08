package knee.experiments.coverage;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import knee.experiments.file.Point;
import knee.experiments.file.Reads;
import knee.experiments.run.Runner;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In how many runs of 60 s a queue is called not stationary: false alarms below 100 %, power above.
 * Not part of the build:
 *
 * <pre>mvn -P slow -pl experiments -am test -Dtest=StationarityStudy
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dseeds=300 -Dfrom=1</pre>
 */
class StationarityStudy {
  private static final int SEEDS = Integer.getInteger("seeds", 300);

  private static final int FROM = Integer.getInteger("from", 1);

  private static final int[] PERCENTS = {50, 80, 90, 95, 102, 105, 120};

  private static final int[] REPLICATIONS = {1, 2, 3, 5, 20};

  /** 100/s can go: known from the file. */
  private static final String QUEUE =
      """
      clients: {arrivals: %s/s}
      requests: {one: [{use: disk, for: exp(10ms)}]}
      resources: {disk: {servers: 1}}
      run: {duration: 60s, replications: %d}
      """;

  /**
   * Two slots are held for a disk and a wait: a closed network of two customers, of whom neither is
   * at the disk with probability 1/2 : 1 : 1, so that 80/s can go. From the file alone, by which it
   * might be 100/s, that is not known.
   */
  private static final String SLOTS =
      """
      clients: {arrivals: %s/s}
      requests: {one: [{hold: slots, steps: [{use: disk, for: exp(10ms)}, {wait: exp(10ms)}]}]}
      resources: {slots: {servers: 2}, disk: {servers: 1}}
      run: {duration: 60s, replications: %d}
      """;

  @TempDir Path directory;

  @Test
  void sharesOfRunsCalledNotStationary() throws Exception {
    System.out.print("| not stationary, of " + SEEDS + " runs |");
    for (int percent : PERCENTS) {
      System.out.print(" " + percent + " % |");
    }
    System.out.println();
    for (Map.Entry<String, String> system : Map.of("M/M/1", QUEUE, "two slots", SLOTS).entrySet()) {
      for (int replications : REPLICATIONS) {
        StringBuilder row = new StringBuilder();
        row.append("| ").append(system.getKey()).append(", ").append(replications).append(" |");
        for (int percent : PERCENTS) {
          double rate = (system.getValue() == QUEUE ? 1.0 : 0.8) * percent;
          int moving = moving(system.getValue().formatted(rate, replications));
          row.append(String.format(Locale.ROOT, " %.1f |", 100.0 * moving / SEEDS));
        }
        System.out.println(row);
      }
    }
  }

  private int moving(String yaml) throws Exception {
    Point point = new Reads(directory).point(yaml);
    int[] moving = new int[1];
    for (int seed = FROM; seed < FROM + SEEDS; seed++) {
      Point seeded =
          new Point("base", Map.of(), point.scenario(), point.length(), point.effort(), seed, "");
      new Runner(UnitOfWork.SIMULATION, 1)
          .run(
              List.of(seeded),
              List.of(0),
              (index, summary) -> moving[0] += summary.stationary() ? 0 : 1);
    }
    return moving[0];
  }
}
