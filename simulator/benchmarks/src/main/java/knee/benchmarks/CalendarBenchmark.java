package knee.benchmarks;

import java.util.concurrent.TimeUnit;
import knee.simulator.Event;
import knee.simulator.EventCalendar;
import knee.simulator.EventHeap;
import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.RandomStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Takes out the first event and adds it again after an exponential delay. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CalendarBenchmark {
  @Param({"3", "10", "30", "100", "1000", "10000", "100000", "1000000"})
  private int pending;

  private final RandomStream random = new RandomStream(1);
  private final EventCalendar calendar = new EventCalendar();
  private final EventHeap heap = new EventHeap(16);

  private static final class Nothing extends Event {
    @Override
    protected void fire() {}
  }

  @Setup
  public void fill() {
    for (int i = 0; i < pending; i++) {
      calendar.add(ExponentialZiggurat.sample(random), new Nothing());
      heap.add(ExponentialZiggurat.sample(random), new Nothing());
    }
  }

  @Benchmark
  public void calendar() {
    double now = calendar.firstTime();
    Event event = calendar.poll();
    calendar.add(now + ExponentialZiggurat.sample(random), event);
  }

  @Benchmark
  public void fourHeap() {
    double now = heap.firstTime();
    Event event = heap.poll();
    heap.add(now + ExponentialZiggurat.sample(random), event);
  }
}
