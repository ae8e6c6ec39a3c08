package knee.models.load;

import static knee.models.scenario.Steps.use;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import knee.models.scenario.Clients.ArrivalProcess;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import org.junit.jupiter.api.Test;

/** Streams of all kinds, each request of which needs a tenth of a second of a disk. */
class ArrivalRatesTest {
  private static final double EXACT = 1e-12;

  private static OfferedLoad arriving(ArrivalProcess process) {
    Sketch sketch = new Sketch().kind("page", use("disk", 0.1)).arrive(process, "page");
    sketch.station("disk", 1, Discipline.FCFS);
    return OfferedLoad.of(sketch.scenario(), kind -> true, 0, 60).get(0);
  }

  @Test
  void waysToArrive() {
    var every = new ArrivalProcess.Renewal(Sketch.constant(0.05));
    assertEquals(2, arriving(every).erlangs(), EXACT);
    // 4 s of 5/s and 1 s of 30/s
    var bursts = new ArrivalProcess.Bursts(new double[] {5, 30}, new double[] {4, 1});
    assertEquals(1, arriving(bursts).erlangs(), EXACT);
    var trace = new ArrivalProcess.Trace(new double[] {0, 0.001, 0.002}, List.of());
    assertEquals(0, arriving(trace).erlangs());
  }

  @Test
  void atExactlyOneItDependsOnChance() {
    assertEquals(true, arriving(new ArrivalProcess.Poisson(10)).isTooMuch());
    var steady = Sketch.constant(0.1);
    assertEquals(false, arriving(new ArrivalProcess.Renewal(steady)).isTooMuch());
    assertEquals(false, arriving(new ArrivalProcess.Poisson(9.99)).isTooMuch());
    var faster = Sketch.constant(0.0999);
    assertEquals(true, arriving(new ArrivalProcess.Renewal(faster)).isTooMuch());
  }

  @Test
  void aScheduleSpanBySpan() {
    // up from 5/s to 15/s in 10 s, there until 30 s, down to 8/s at once
    var schedule =
        new ArrivalProcess.Schedule(new double[] {0, 10, 30, 30}, new double[] {5, 15, 15, 8});
    Sketch sketch = new Sketch().kind("page", use("disk", 0.1)).arrive(schedule, "page");
    sketch.station("disk", 1, Discipline.FCFS);
    List<OfferedLoad> loads = OfferedLoad.of(sketch.scenario(), kind -> true, 5, 60);
    assertEquals(3, loads.size());
    assertSpan(5, 10, 1.0, loads.get(0));
    assertSpan(10, 30, 1.5, loads.get(1));
    assertSpan(30, 60, 0.8, loads.get(2));
  }

  private static void assertSpan(double from, double to, double erlangs, OfferedLoad load) {
    assertEquals(from, load.from());
    assertEquals(to, load.to());
    assertEquals(erlangs, load.erlangs(), 1e-6);
  }
}
