package knee.benchmarks;

import java.util.concurrent.TimeUnit;
import knee.simulator.Simulation;
import knee.simulator.distribution.Exponential;
import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.NormalZiggurat;
import knee.simulator.random.RandomStream;
import knee.simulator.journey.Variate;
import knee.simulator.statistics.LatencyHistogram;
import knee.simulator.statistics.StationStatistics;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Random numbers, the histogram, and the statistics of a resource. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PartsBenchmark {
  private final RandomStream random = new RandomStream(1);
  private final Variate variate = Variate.of(new Simulation(1, 0), "service", new Exponential(0.3));
  private final LatencyHistogram histogram = new LatencyHistogram(1000);
  private final StationStatistics station = new StationStatistics("disk", 4);
  private long identity;
  private double now;

  @Benchmark
  public double exponential() {
    return ExponentialZiggurat.sample(random);
  }

  @Benchmark
  public double normal() {
    return NormalZiggurat.sample(random);
  }

  /** A demand that belongs to a request: the stream is sought first. */
  @Benchmark
  public double demand() {
    return variate.of(identity++, 0);
  }

  /** With the exponential number that it records. */
  @Benchmark
  public void histogram() {
    histogram.record(ExponentialZiggurat.sample(random));
  }

  /** A visit that begins at once and ends. */
  @Benchmark
  public void stationStatistics() {
    now += 0.1;
    station.startedAtOnce(now);
    now += 0.1;
    station.completed();
    station.change(now, -1, -1);
  }
}
