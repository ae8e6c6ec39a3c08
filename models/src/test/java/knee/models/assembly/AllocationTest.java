package knee.models.assembly;

import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.use;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import knee.models.scenario.Activity;
import knee.models.scenario.Databases;
import knee.models.scenario.Linux.Accounting;
import knee.models.scenario.Server.Wakeup;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.simulator.Simulation;
import knee.simulator.distribution.Exponential;
import knee.simulator.statistics.Timeline;
import org.junit.jupiter.api.Test;

/** Nothing is allocated per event, once everything has grown to its size. */
class AllocationTest {
  private static final int EVENTS = 200_000;

  /**
   * A line that grows, a bucket that is used for the first time: not a tenth of a byte an event.
   */
  private static final long SOME_GROWTH = 60_000;

  private static void assertFrugal(Sketch sketch, double eventsPerSecond) {
    var simulation = new Simulation(1, 0);
    var model = new Model(simulation, sketch.scenario(), 0);
    model.log().fill(new Timeline(1, 2, model.stations().size()).open());
    double warm = EVENTS / eventsPerSecond;
    simulation.runUntil(warm);
    long events = simulation.events();
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    simulation.runUntil(2 * warm);
    long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    long fired = simulation.events() - events;
    assertTrue(fired > EVENTS / 3, "only " + fired + " events");
    assertTrue(bytes < SOME_GROWTH, bytes + " bytes in " + fired + " events");
  }

  private static Activity pause(double mean) {
    return new Activity.Wait(new Exponential(mean));
  }

  @Test
  void openQueue() {
    assertFrugal(
        new Sketch()
            .station("q", 1, Discipline.FCFS)
            .kind("a", use("q", new Exponential(1)))
            .poisson(0.5, "a"),
        1);
  }

  @Test
  void everyDiscipline() {
    for (Discipline discipline : Discipline.values()) {
      assertFrugal(
          new Sketch()
              .station("q", 1, discipline)
              .kind("a", use("q", new Exponential(1)))
              .kind("b", 1, use("q", new Exponential(1)))
              .poisson(0.5, "a", "b"),
          1);
    }
  }

  @Test
  void closedQueueOfManyServers() {
    assertFrugal(
        new Sketch()
            .station("q", 30, Discipline.FCFS)
            .kind("a", use("q", new Exponential(0.3)))
            .users(100, new Exponential(1), "a"),
        150);
  }

  @Test
  void nestedPossessionWithLocks() {
    assertFrugal(
        new Sketch()
            .station("slots", 30, Discipline.FCFS)
            .station("connections", 10, Discipline.FCFS)
            .locks("rows", 5)
            .kind("a", hold("slots", pause(0.1), hold("connections", lock("rows"), pause(0.1))))
            .users(50, new Exponential(1), "a"),
        100);
  }

  @Test
  void steersWithoutAllocating() {
    Activity twice = new Activity.Repeat(new Activity.Count(2, false), List.of(pause(0.1)));
    Activity often = new Activity.Repeat(new Activity.Count(2.5, true), List.of(twice));
    Activity either =
        new Activity.Choose(List.of(new Activity.Branch(0.5, List.of(new Activity.Reply()))));
    Activity refused =
        new Activity.Choose(
            List.of(new Activity.Branch(0.1, List.of(new Activity.Fail("refused")))));
    assertFrugal(
        new Sketch()
            .retries(2, new Exponential(0.5))
            .kind("a", often, either, pause(0.1), refused, pause(0.1))
            .users(50, new Exponential(1), "a"),
        100);
  }

  @Test
  void timeoutsPatienceAndRetries() {
    var impatient =
        new Station(
            "q", 2, Discipline.FCFS, 10, false, Optional.of(new Exponential(3)), new double[0]);
    Sketch sketch = new Sketch().timeout(2).retries(1, new Exponential(1)).station(impatient);
    sketch.kind("a", use("q", new Exponential(1))).poisson(2.5, "a");
    assertFrugal(sketch, 6);
  }

  @Test
  void blockingStations() {
    var full = new Station("q", 1, Discipline.FCFS, 1, true, Optional.empty(), new double[0]);
    assertFrugal(
        new Sketch()
            .station("p", 2, Discipline.FCFS)
            .station(full)
            .kind("a", use("p", new Exponential(1)), use("q", new Exponential(0.5)))
            .users(10, new Exponential(1), "a"),
        5);
  }

  private static Sketch web(Settings settings) {
    Settings tuned =
        settings
            .workerConnections(100)
            .wakeup(Wakeup.Order.RANDOM)
            .overhead(new Exponential(0.001), constant(0.001))
            .cores(2);
    return new Sketch()
        .server(tuned.server())
        .database(Databases.pool(5))
        .locks("rows", 10)
        .kind(
            "a",
            new Activity.Cpu(new Exponential(0.01)),
            new Activity.Transaction(
                List.of(lock("rows"), new Activity.Query(new Exponential(0.02)))),
            new Activity.Cpu(new Exponential(0.005)))
        .users(50, new Exponential(1), "a");
  }

  @Test
  void threads() {
    assertFrugal(web(Settings.gthread(3, 4)), 500);
  }

  @Test
  void coresScheduledByLinux() {
    for (Accounting accounting : Accounting.values()) {
      assertFrugal(web(Settings.gthread(3, 4).scheduled(2, 0.0014, accounting)), 500);
      assertFrugal(web(Settings.gevent(3).scheduled(4, 0.0014, accounting)), 500);
    }
  }

  @Test
  void eventLoops() {
    assertFrugal(web(Settings.gevent(3)), 500);
  }
}
