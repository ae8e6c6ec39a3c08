package knee.experiments.run.warmup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import knee.experiments.file.Effort;
import knee.experiments.file.Point;
import knee.experiments.run.UnitOfWork;
import knee.models.assembly.RunLength;
import knee.models.scenario.Clients;
import knee.models.scenario.Scenario;
import knee.simulator.distribution.Exponential;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.Timeline;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static Point point(Clients clients, Effort effort) {
    Scenario scenario =
        new Scenario(
            List.of(clients),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of());
    RunLength length = new RunLength(RunLength.TO_BE_FOUND, 60, 0);
    return new Point("base", Map.of(), scenario, length, effort, 1, "");
  }

  private static Clients users(int users, double spawnRate) {
    return new Clients.Users(
        users,
        spawnRate,
        new Exponential(1),
        false,
        List.of(),
        new Clients.Choice.Mix(Map.of()),
        Double.POSITIVE_INFINITY,
        Optional.empty());
  }

  /** A run in bins of 1 s whose number in the system grows up to 10. */
  private static Replication run(RunLength length, double settled) {
    Timeline timeline = new Timeline(1, 1000, 1);
    int end = (int) (length.warmUp() + length.duration());
    for (int i = 0; i < end; i++) {
      timeline.open().addInSystem(Math.min(1, i / settled) * 10);
    }
    timeline.close(end);
    return new Replication(end, 1, 1, 0, 0, List.of(), List.of(), timeline);
  }

  private static double found(Point point, double settled, AtomicInteger pilots) throws Exception {
    UnitOfWork unit =
        (pilot, replication) -> {
          pilots.incrementAndGet();
          return List.of(run(pilot.length(), settled));
        };
    return new WarmUp(unit, point, work -> {}).seconds();
  }

  @Test
  void isFoundInPilotsHalfAsLongAsTheWindow() throws Exception {
    AtomicInteger pilots = new AtomicInteger();
    assertEquals(7, found(point(users(5, Double.POSITIVE_INFINITY), Effort.usual()), 7, pilots));
    assertEquals(5, pilots.get());
  }

  @Test
  void pilotsTooShortToTellAreRunAgainTwiceAsLong() throws Exception {
    AtomicInteger pilots = new AtomicInteger();
    assertEquals(
        20,
        found(point(users(5, Double.POSITIVE_INFINITY), Effort.usual()), 20, pilots),
        "of 30, then of 60");
    assertEquals(10, pilots.get());
  }

  @Test
  void whatDoesNotSettleIsCutInTheMiddleOfTheLongestPilot() throws Exception {
    AtomicInteger pilots = new AtomicInteger();
    assertEquals(
        60,
        found(point(users(5, Double.POSITIVE_INFINITY), Effort.usual()), 1000, pilots),
        "of 120");
    assertEquals(15, pilots.get());
  }

  @Test
  void whatIsMeasuredHasHadTheTimeToEnd() throws Exception {
    // All are there from the first second on; who ends after that has been there since, until
    // after 20 s the first come round: it takes 20 s.
    AtomicInteger pilots = new AtomicInteger();
    UnitOfWork unit =
        (pilot, replication) -> {
          pilots.incrementAndGet();
          int end = (int) pilot.length().duration();
          Timeline timeline = new Timeline(1, 1000, 1);
          for (int i = 0; i < end; i++) {
            Timeline.Bin bin = timeline.open();
            bin.addInSystem(20);
            bin.succeeded(Math.min(i + 1, 20));
          }
          timeline.close(end);
          return List.of(new Replication(end, 1, 1, 0, 0, List.of(), List.of(), timeline));
        };
    Point point = point(users(20, Double.POSITIVE_INFINITY), Effort.usual());
    assertEquals(20, new WarmUp(unit, point, work -> {}).seconds());
    assertEquals(10, pilots.get(), "of 30 s, whose second half begins too early, then of 60 s");
  }

  @Test
  void allUsersComeFirst() throws Exception {
    // The 101st user comes at 100 s.
    assertEquals(110, found(point(users(101, 1), Effort.usual()), 110, new AtomicInteger()));
    assertEquals(106, found(point(users(101, 1), Effort.usual()), 0, new AtomicInteger()));
  }

  @Test
  void aLoadThatFollowsTheClockHasNoWarmUp() throws Exception {
    Clients schedule =
        new Clients.Arrivals(
            new Clients.ArrivalProcess.Schedule(new double[] {0, 60}, new double[] {1, 9}),
            new Clients.Choice.Mix(Map.of()),
            Double.POSITIVE_INFINITY,
            Optional.empty());
    AtomicInteger pilots = new AtomicInteger();
    assertEquals(0, found(point(schedule, Effort.usual()), 20, pilots));
    assertEquals(0, pilots.get());
  }

  @Test
  void fewReplicationsHaveShortPilots() throws Exception {
    // One replication of 60 s: pilots of 4 % of it; five of them are a fifth of the effort.
    double[] longest = new double[1];
    UnitOfWork unit =
        (pilot, replication) -> {
          longest[0] = Math.max(longest[0], pilot.length().duration());
          return List.of(run(pilot.length(), 0));
        };
    new WarmUp(unit, point(users(5, Double.POSITIVE_INFINITY), Effort.fixed(1)), work -> {})
        .seconds();
    assertEquals(2.4, longest[0], 1e-12);
  }
}
