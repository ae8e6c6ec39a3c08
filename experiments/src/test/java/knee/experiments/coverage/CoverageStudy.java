package knee.experiments.coverage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import knee.experiments.file.Point;
import knee.experiments.file.Reads;
import knee.experiments.run.Runner;
import knee.experiments.run.estimate.PointSummary;
import knee.experiments.run.interval.Interval;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How often the 95 % intervals contain the exact value, over many seeds. Not part of the build:
 *
 * <pre>mvn -pl experiments -am test -Dtest=CoverageStudy -Dsurefire.failIfNoSpecifiedTests=false
 *     -Dseeds=2000 -Dcells=M/M/1 -Dlength=1</pre>
 *
 * <p>{@code seeds} for a cell; slow ones get as many as {@code requests} (in millions, default 200)
 * allow. {@code from}: the first seed, so that what was seen with some can be confirmed with fresh
 * ones. {@code cells}: a part of their names. {@code length}: times the usual one.
 */
class CoverageStudy {
  private static final int THREADS = Integer.getInteger("threads", 1);

  private static final int FROM = Integer.getInteger("from", 1);

  /** The mean, less what the draws added to it by chance. */
  private static final String CONTROLLED = "controlled";

  @TempDir Path directory;

  private static List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    Cell half = Cell.mm1(0.5, 80_000);
    cells.add(half);
    cells.add(half.named("M/M/1 50%, one run").with("replications: 1", 80_000));
    cells.add(half.named("M/M/1 50%, precision 4%").with("precision: 4%", 30_000));
    cells.add(Cell.mm1(0.9, 3_000_000));
    cells.add(Cell.mm1(0.95, 12_000_000));
    cells.add(Cell.mmc(4, 0.8, 240_000));
    cells.add(Cell.mmc(20, 0.9, 150_000));
    cells.add(Cell.repairman(30, 9, 15_000));
    cells.add(Cell.sharing(0.8, 150_000));
    cells.add(Cell.mg1("1s", 0, 0.8, 60_000));
    cells.add(Cell.mg1("lognormal(1s cv=2)", 2, 0.5, 450_000));
    cells.add(Cell.erlang(4, 0.8, 400_000));
    cells.add(Cell.hyperexponential(2, 0.5, 300_000));
    cells.add(Cell.hyperexponential(4, 0.5, 1_000_000));
    return cells;
  }

  /** What came of all seeds of a cell. */
  private record Count(Map<String, Integer> covered, Map<String, Double> widths, int seeds) {}

  @Test
  void intervalsContainTheExactValue() throws Exception {
    int asked = Integer.getInteger("seeds", 2000);
    double factor = Double.parseDouble(System.getProperty("length", "1"));
    long budget = 1_000_000L * Integer.getInteger("requests", 200);
    String wanted = System.getProperty("cells", "");
    List<String> bad = new ArrayList<>();
    System.out.println(
        "| cell | requests a run | seeds | mean | P50 | P95 | P99 | half-width, widest"
            + " | mean, controlled | variance over it |");
    System.out.println("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (Cell cell : cells()) {
      if (cell.name().contains(wanted)) {
        long requests = Math.round(cell.requests() * factor);
        int seeds = (int) Math.max(100, Math.min(asked, budget / requests));
        Count count = run(cell, requests, seeds);
        System.out.println(row(cell, requests, count));
        judge(cell, count, bad);
      }
    }
    assertTrue(bad.isEmpty(), bad::toString);
  }

  private Count run(Cell cell, long requests, int seeds) throws Exception {
    Point point = point(cell, requests);
    Map<String, Integer> covered = new TreeMap<>();
    Map<String, Double> widths = new TreeMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      List<Callable<PointSummary>> work = new ArrayList<>();
      for (int seed = FROM; seed < FROM + seeds; seed++) {
        Point seeded =
            new Point("base", Map.of(), point.scenario(), point.length(), point.effort(), seed, "");
        work.add(() -> simulate(seeded));
      }
      List<Future<PointSummary>> done = new ArrayList<>();
      work.forEach(one -> done.add(pool.submit(one)));
      for (int i = 0; i < seeds; i++) {
        PointSummary summary = done.set(i, null).get();
        Map<String, Double> exacts = new TreeMap<>(cell.exact());
        exacts.put(CONTROLLED, cell.exact().get("mean"));
        exacts.forEach(
            (metric, exact) -> {
              Interval interval = interval(summary, metric);
              boolean contains = interval.low() <= exact && exact <= interval.high();
              covered.merge(metric, contains ? 1 : 0, Integer::sum);
              widths.merge(metric, interval.precision() / seeds, Double::sum);
            });
      }
    } finally {
      pool.shutdownNow();
    }
    return new Count(covered, widths, seeds);
  }

  private Point point(Cell cell, long requests) {
    boolean one = cell.run().equals("replications: 1");
    double duration = requests / cell.rate() / (one ? 1 : 20);
    String run = "run: {duration: %.3fs, %s}\n".formatted(duration, cell.run());
    return new Reads(directory).point(cell.yaml() + run);
  }

  private static PointSummary simulate(Point point) throws Exception {
    PointSummary[] result = new PointSummary[1];
    new Runner(UnitOfWork.SIMULATION, 1)
        .run(List.of(point), List.of(0), (index, summary) -> result[0] = summary);
    return result[0];
  }

  private static Interval interval(PointSummary summary, String metric) {
    return switch (metric) {
      case "mean" -> summary.all().mean();
      case CONTROLLED -> summary.controlledMean();
      default -> summary.all().percentile(metric);
    };
  }

  private static String row(Cell cell, long requests, Count count) {
    StringBuilder row = new StringBuilder("| ").append(cell.name());
    row.append(" | ").append(String.format(Locale.ROOT, "%,d", requests));
    row.append(" | ").append(count.seeds);
    for (String metric : List.of("mean", "p50", "p95", "p99")) {
      row.append(" | ").append(share(count, metric));
    }
    double widest = count.widths.values().stream().mapToDouble(it -> it).max().orElseThrow();
    double gain = count.widths.get("mean") / count.widths.get(CONTROLLED);
    row.append(String.format(Locale.ROOT, " | %.1f%%", 100 * widest));
    row.append(" | ").append(share(count, CONTROLLED));
    return row.append(String.format(Locale.ROOT, " | %.1f |", gain * gain)).toString();
  }

  private static String share(Count count, String metric) {
    Integer covered = count.covered.get(metric);
    return covered == null ? "" : String.format(Locale.ROOT, "%.1f", 100.0 * covered / count.seeds);
  }

  /** From 93 to 97 %, and what chance adds where there are few seeds. */
  private static void judge(Cell cell, Count count, List<String> bad) {
    double chance =
        1.96 * Math.sqrt(0.95 * 0.05) * (1 / Math.sqrt(count.seeds) - 1 / Math.sqrt(2000));
    double room = 0.02 + Math.max(0, chance);
    count.covered.forEach(
        (metric, covered) -> {
          double share = (double) covered / count.seeds;
          if (Math.abs(share - 0.95) > room) {
            bad.add(cell.name() + " " + metric + " " + share);
          }
        });
  }
}
