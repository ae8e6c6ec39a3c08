package knee.models.assembly;

import static knee.models.scenario.Sketch.FOREVER;
import static knee.models.scenario.Sketch.constant;
import static knee.models.scenario.Sketch.plain;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.parallel;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.transaction;
import static knee.models.scenario.Steps.use;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import knee.models.scenario.Activity;
import knee.models.scenario.Databases;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.Database.Connecting;
import knee.simulator.statistics.Replication;
import knee.simulator.statistics.Replication.WaitingCircle;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.junit.jupiter.api.Test;

/** Requests that wait for each other over different kinds of resources. */
class CirclesTest {
  private static Database pool(int connections, double timeout) {
    return new Database(
        Database.UNLIMITED, connections, false, timeout, Connecting.FREE, FOREVER, false);
  }

  private static Station blocking(String name, int servers, int queue) {
    return new Station(
        name, servers, Discipline.FCFS, queue, true, Optional.empty(), new double[0]);
  }

  private static WaitingCircle circle(Sketch sketch) {
    return sketch.run(20).replication().circle().orElseThrow();
  }

  /** The first holds the row from 0 and wants the connection at 1, the second the other way. */
  private static Sketch crossed(double acquireTimeout) {
    return new Sketch()
        .database(pool(1, acquireTimeout))
        .locks("a", 1)
        .at(0, "row first", lock("a"), waits(1), query(1))
        .at(0.5, "connection first", transaction(lock("a"), query(1)))
        .at(3, "another", query(1));
  }

  @Test
  void aRowCrossedWithAConnection() {
    assertEquals(
        new WaitingCircle(
            2,
            true,
            "1 holds connections and waits for locks.a, 1 holds locks.a and waits for connections,"
                + " 1 more waits behind them"),
        circle(crossed(FOREVER)));
  }

  @Test
  void aTimeoutEndsIt() {
    // At 20 it still lasts; at 31 the first gives up, and the others get on.
    assertEquals(false, circle(crossed(30)).lasting());
    crossed(30)
        .run(40)
        .failed("row first", "acquire_timeout", 31)
        .took("connection first", 31.5)
        .took("another", 30);
  }

  @Test
  void stationsThatBlockEachOther() {
    assertEquals(
        new WaitingCircle(
            2,
            true,
            "1 holds a place at s and waits for a place at t,"
                + " 1 holds a place at t and waits for a place at s"),
        circle(
            new Sketch()
                .station(blocking("s", 1, 0))
                .station(blocking("t", 1, 0))
                .at(0, "x", use("s", 1), use("t", 1))
                .at(0.5, "y", use("t", 1), use("s", 1))));
  }

  @Test
  void oneMorePlaceAndNobodyIsBlocked() {
    new Sketch()
        .station(blocking("s", 1, 1))
        .station(blocking("t", 1, 0))
        .at(0, "x", use("s", 1), use("t", 1))
        .at(0.5, "y", use("t", 1), use("s", 1))
        .run(20)
        .took("x", 2.5)
        .took("y", 2);
  }

  @Test
  void aRequestThatWaitsForItself() {
    assertEquals(
        new WaitingCircle(1, true, "1 holds s and waits for s"),
        circle(
            new Sketch()
                .station(plain("s", 1, Discipline.FCFS))
                .at(0, "x", hold("s", hold("s", waits(1))))));
  }

  @Test
  void aRequestThatWaitsForItsBranches() {
    // The branch wants the unit that y holds, and y the row that x holds.
    assertEquals(
        new WaitingCircle(
            2,
            true,
            "1 holds its branches and waits for s, 1 holds locks.a and waits for its branches,"
                + " 1 holds s and waits for locks.a"),
        circle(
            new Sketch()
                .station(plain("s", 1, Discipline.FCFS))
                .locks("a", 1)
                .at(0, "x", lock("a"), waits(1), parallel(2, use("s", 1), waits(1)))
                .at(0.5, "y", hold("s", lock("a"), waits(1)))));
  }

  @Test
  void aBranchStandsForItsRequest() {
    // The branches of x and y wait for each other; x and y themselves hold nothing.
    assertEquals(
        new WaitingCircle(
            2,
            true,
            "1 holds its branches and s and waits for t,"
                + " 1 holds its branches and t and waits for s"),
        circle(
            new Sketch()
                .station(plain("s", 1, Discipline.FCFS))
                .station(plain("t", 1, Discipline.FCFS))
                .at(0, "x", parallel(2, hold("s", waits(1), use("t", 1)), waits(1)))
                .at(0.5, "y", parallel(2, hold("t", waits(1), use("s", 1)), waits(1)))));
  }

  @Test
  void aRequestThatWaitsForAnyOfItsBranches() {
    // One branch would do, but both want the unit that y holds, and y the row that x holds.
    assertEquals(
        new WaitingCircle(
            2,
            true,
            "2 hold its branches and wait for s, 1 holds locks.a and waits for its branches,"
                + " 1 holds s and waits for locks.a"),
        circle(anyBranch(use("s", 2))));
    // A branch that does not want it lets x end at 3, and then y until 4.
    anyBranch(waits(2)).run(20).took("x", 3).took("y", 3.5);
  }

  private static Sketch anyBranch(Activity second) {
    return new Sketch()
        .station(plain("s", 1, Discipline.FCFS))
        .locks("a", 1)
        .at(0, "x", lock("a"), waits(1), parallel(1, use("s", 1), second))
        .at(0.5, "y", hold("s", lock("a"), waits(1)));
  }

  @Test
  void aLoopThatWaitsForARowOfItsOwn() {
    // A blocking driver stops the loop at 0.5 for the row of a request that has to get it back at
    // 1.
    var driver = Databases.blockingDriver();
    for (double timeout : new double[] {FOREVER, 30}) {
      var sketch =
          new Sketch()
              .server(Settings.gevent(1).timeout(timeout).server())
              .database(driver)
              .locks("a", 1)
              .at(0, "x", lock("a"), waits(1))
              .at(0.5, "y", lock("a"));
      assertEquals(
          new WaitingCircle(
              2,
              timeout == FOREVER,
              "1 holds its event loop and waits for locks.a,"
                  + " 1 holds locks.a and waits for its event loop"),
          circle(sketch));
    }
  }

  @Test
  void aRunForANumberOfRequestsEndsAllTheSame() {
    // Two users, both stuck from 1 on; nothing else would ever happen.
    Replication found =
        new Sketch()
            .database(pool(1, FOREVER))
            .locks("a", 1)
            .kind("one", lock("a"), waits(1), query(1))
            .kind("two", waits(0.5), transaction(lock("a"), query(1)))
            .users(1, constant(0), "one")
            .users(1, constant(0), "two")
            .run(new RunLength(0, FOREVER, 1000), 1, 0)
            .replication();
    assertEquals(2, found.circle().orElseThrow().requests());
    assertEquals(2, found.inSystem(), 1e-6);
    assertTrue(found.window() < 2e5, "" + found.window());
  }

  /**
   * The long run tells: when all have come long ago, those who are still there are stuck, and there
   * are some just if a circle was found, also when it was looked for much earlier.
   */
  @Property(tries = 200)
  void whoIsFoundNeverEndsAndWhoIsNotFoundDoes(@ForAll long seed) {
    Random random = new Random(seed);
    Sketch sketch =
        new Sketch()
            .database(pool(2, FOREVER))
            .locks("a", 2)
            .station(plain("s", 1, Discipline.FCFS))
            .station(blocking("t", 1, random.nextInt(2)))
            .station(blocking("u", 1, random.nextInt(2)));
    double time = 0;
    for (int i = 0; i < 12; i++) {
      time += random.nextInt(3) * 0.25;
      sketch.at(time, "r" + i, steps(random, 2).toArray(Activity[]::new));
    }
    List<Replication> windows =
        Simulate.batches(sketch.scenario(), new RunLength(0, 2000, 0), seed, 0, 50);
    Replication last = windows.get(49);
    int found = 0;
    for (Replication window : windows) {
      int now = window.circle().map(WaitingCircle::requests).orElse(0);
      assertTrue(now >= found, "a circle was left");
      found = now;
      window.circle().ifPresent(circle -> assertTrue(circle.lasting()));
    }
    assertEquals(last.inSystem() > 0, found > 0, last.circle().toString());
    assertTrue(found <= last.inSystem() + 1e-9);
    Statistics.label("stuck").collect(found > 0);
    Statistics.label("stuck").coverage(c -> c.check(true).percentage(p -> p > 20 && p < 95));
  }

  private static List<Activity> steps(Random random, int depth) {
    List<Activity> steps = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      steps.add(step(random, depth));
    }
    return steps;
  }

  private static Activity step(Random random, int depth) {
    double time = 0.25 * (1 + random.nextInt(4));
    return switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> waits(time);
      case 1 -> use("t", time);
      case 2 -> use("u", time);
      case 3 -> query(time);
      case 4 -> lock("a");
      case 5 -> hold("s", steps(random, depth - 1).toArray(Activity[]::new));
      case 6 -> parallel(2, step(random, depth - 1), step(random, depth - 1));
      default -> transaction(steps(random, depth - 1).toArray(Activity[]::new));
    };
  }
}
