package knee.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import knee.experiments.file.ExperimentFile;
import knee.experiments.file.FaultyFileException;
import knee.experiments.file.Overrides;
import knee.experiments.file.Point;
import knee.experiments.run.work.UnitOfWork;
import knee.simulator.statistics.Replication;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A request of one of thirty users at one resource, with all statistics. {@code delay} is the
 * request itself: what the others take longer is theirs. Two thirds of the users wait or are
 * served, so lines are some ten long; two steps at the resource, since one would hide behind the
 * think time.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResourceBenchmark {
  private static final int REQUESTS = 100_000;

  private static final String EXPERIMENT =
      """
      clients: {users: 30, think: exp(1s)}
      resources: {station: {servers: 1, discipline: %s}}
      locks: {row: {rows: 1}}
      requests: {visit: [%s]}
      run: {warm_up: none, completions: %d, replications: 2}
      """;

  private static final String TWICE =
      "{use: station, for: exp(50ms)}, {use: station, for: exp(50ms)}";

  @Param({
    "delay",
    "fcfs",
    "lcfs",
    "lcfs_preemptive",
    "random",
    "processor_sharing",
    "sjf",
    "srpt",
    "priority",
    "priority_preemptive",
    "hold",
    "lock"
  })
  private String resource;

  private Point point;

  @Setup
  public void read() throws IOException, FaultyFileException {
    String steps =
        switch (resource) {
          case "hold" -> "{hold: station, steps: [{wait: exp(50ms)}, {wait: exp(50ms)}]}";
          case "lock" -> "{lock: row}, {wait: exp(50ms)}, {wait: exp(50ms)}";
          default -> TWICE;
        };
    String discipline = List.of("hold", "lock").contains(resource) ? "fcfs" : resource;
    Path file = Files.createTempFile("knee-", ".yaml");
    try {
      Files.writeString(file, EXPERIMENT.formatted(discipline, steps, REQUESTS));
      point = ExperimentFile.read(file, Overrides.NONE).points().get(0);
    } finally {
      Files.delete(file);
    }
  }

  @Benchmark
  @OperationsPerInvocation(REQUESTS)
  public List<Replication> request() {
    return UnitOfWork.SIMULATION.run(point, 0);
  }
}
