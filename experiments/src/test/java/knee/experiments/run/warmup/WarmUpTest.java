package knee.experiments.run.warmup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import knee.experiments.file.Point;
import knee.experiments.file.Reads;
import knee.experiments.run.work.UnitOfWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {
  private static final String FIVE_USERS = "{users: 5}";

  @TempDir Path directory;

  private Point point(String clients, String run) {
    return new Reads(directory)
        .point(
            """
            clients: %s
            requests: {page: [{wait: 1s}]}
            run: {duration: 60s, %s}
            """
                .formatted(clients, run));
  }

  private Point point(String clients) {
    return point(clients, "warm_up: auto");
  }

  private static double found(Point point, double settled, AtomicInteger pilots) throws Exception {
    UnitOfWork unit =
        (pilot, replication) -> {
          pilots.incrementAndGet();
          return List.of(SettlingRun.after(settled, pilot.length()));
        };
    return new WarmUp(unit, point, work -> {}).seconds();
  }

  @Test
  void isFoundInPilotsHalfAsLongAsTheWindow() throws Exception {
    AtomicInteger pilots = new AtomicInteger();
    assertEquals(7, found(point(FIVE_USERS), 7, pilots));
    assertEquals(5, pilots.get());
  }

  @Test
  void pilotsTooShortToTellAreRunAgainTwiceAsLong() throws Exception {
    AtomicInteger pilots = new AtomicInteger();
    assertEquals(20, found(point(FIVE_USERS), 20, pilots), "of 30, then of 60");
    assertEquals(10, pilots.get());
  }

  @Test
  void whatDoesNotSettleIsCutInTheMiddleOfTheLongestPilot() throws Exception {
    AtomicInteger pilots = new AtomicInteger();
    assertEquals(60, found(point(FIVE_USERS), 1000, pilots), "of 120");
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
          return List.of(SettlingRun.ofUsersWhoComeRound(20, pilot.length()));
        };
    assertEquals(20, new WarmUp(unit, point("{users: 20}"), work -> {}).seconds());
    assertEquals(10, pilots.get(), "of 30 s, whose second half begins too early, then of 60 s");
  }

  @Test
  void allUsersComeFirst() throws Exception {
    // The 101st user comes at 100 s.
    assertEquals(110, found(point("{users: 101, spawn_rate: 1/s}"), 110, new AtomicInteger()));
    assertEquals(106, found(point("{users: 101, spawn_rate: 1/s}"), 0, new AtomicInteger()));
  }

  @Test
  void aLoadThatFollowsTheClockHasNoWarmUp() throws Exception {
    String schedule = "{arrivals: {schedule: [[0s, 1/s], [60s, 9/s]]}}";
    AtomicInteger pilots = new AtomicInteger();
    assertEquals(0, found(point(schedule), 20, pilots));
    assertEquals(0, pilots.get());
  }

  @Test
  void fewReplicationsHaveShortPilots() throws Exception {
    // One replication of 60 s: pilots of 4 % of it; five of them are a fifth of the effort.
    double[] longest = new double[1];
    UnitOfWork unit =
        (pilot, replication) -> {
          longest[0] = Math.max(longest[0], pilot.length().duration());
          return List.of(SettlingRun.after(0, pilot.length()));
        };
    new WarmUp(unit, point(FIVE_USERS, "replications: 1"), work -> {}).seconds();
    assertEquals(2.4, longest[0], 1e-12);
  }
}
