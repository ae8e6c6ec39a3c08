package knee.models.load;

import static knee.models.scenario.Steps.background;
import static knee.models.scenario.Steps.call;
import static knee.models.scenario.Steps.fail;
import static knee.models.scenario.Steps.hold;
import static knee.models.scenario.Steps.lock;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.quorum;
import static knee.models.scenario.Steps.repeat;
import static knee.models.scenario.Steps.steps;
import static knee.models.scenario.Steps.use;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import knee.models.scenario.Activity;
import knee.models.scenario.Databases;
import knee.models.scenario.Proxy.Balance;
import knee.models.scenario.Scenario;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.Users;
import knee.models.scenario.backend.Database;
import knee.models.scenario.backend.RowLocks;
import knee.models.scenario.backend.Service;
import knee.models.scenario.backend.Service.Rate;
import knee.simulator.distribution.Distribution;
import org.junit.jupiter.api.Test;

/** When requests may leave before their work is done: 10 come in a second. */
class LossesTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static Sketch page(Activity... steps) {
    return new Sketch().kind("page", steps).poisson(10, "page");
  }

  private static void assertEarliest(double seconds, Sketch sketch) {
    Scenario scenario = sketch.scenario();
    assertEquals(seconds, new Losses(scenario, scenario.requests().get(0)).earliest(), 1e-9);
  }

  private static Station disk(int queue, boolean block, Distribution patience) {
    return new Station(
        "disk", 1, Discipline.FCFS, queue, block, Optional.ofNullable(patience), new double[0]);
  }

  @Test
  void stations() {
    int any = Integer.MAX_VALUE;
    assertEarliest(NEVER, page(use("disk", 1)).station(disk(any, false, null)));
    assertEarliest(NEVER, page(use("disk", 1)).station(disk(5, true, null)));
    assertEarliest(0, page(use("disk", 1)).station(disk(5, false, null)));
    assertEarliest(0, page(hold("disk", waits(1))).station(disk(5, false, null)));
    assertEarliest(0, page(use("disk", 1)).station(disk(any, false, Sketch.constant(9))));
    assertEarliest(NEVER, page(waits(1)).station(disk(5, false, null)));
  }

  @Test
  void whatIsBehindTheServer() {
    assertEarliest(NEVER, page(call("ai"), fail("no")).service("ai", 1, 2));
    var rate = Optional.of(new Rate(3, 1));
    assertEarliest(0, page(call("ai")).service(new Service("ai", Sketch.constant(1), 2, rate, 0)));
    assertEarliest(NEVER, page(query(1)).database(Databases.pool(3)));
    Database none = Databases.of(5, Database.NO_POOL, false, NEVER, false);
    assertEarliest(0, page(query(1)).database(none));
    assertEarliest(NEVER, page(lock("stock")).locks("stock", 1));
    assertEarliest(0, page(lock("stock")).locks(new RowLocks("stock", 1, 0, false, 0, 5)));
    assertEarliest(0, page(lock("stock")).locks(new RowLocks("stock", 1, 0, true, 0, NEVER)));
    // two rows in any order: a deadlock
    assertEarliest(0, page(lock("stock"), lock("stock")).locks("stock", 9));
    assertEarliest(0, page(repeat(2, lock("stock"))).locks("stock", 9));
  }

  @Test
  void serversWhoseBacklogTakesTimeToFill() {
    // 50 places at 10/s: full after 5 s; a connection past it is given up after 131 s
    Settings sync = Settings.sync(1).backlog(50);
    assertEarliest(136, page(waits(1)).server(sync.server()));
    assertEarliest(4 + 131, page(waits(1)).server(sync.server()).clients(Users.of(10, 1, "page")));
    Sketch impatient = new Sketch().timeout(2).kind("page", waits(1)).poisson(10, "page");
    assertEarliest(5 + 2, impatient.server(sync.server()));
    Sketch again = new Sketch().retries(3, Sketch.constant(1)).kind("page", waits(1));
    assertEarliest(1.25 + 131, again.poisson(10, "page").server(sync.server()));
    assertEarliest(5 + 9, page(waits(1)).server(sync.server()).proxy(1000, 9, Balance.RANDOM));
    assertEarliest(3, page(waits(1)).server(sync.server()).proxy(30, 9, Balance.RANDOM));
    assertEarliest(5, page(waits(1)).server(Settings.sync(1).backlog(50).refuse().server()));
    // what takes more than a tenth of the arbiter's patience may be killed
    assertEarliest(0, page(waits(3.1)).server(sync.server()));
    assertEarliest(136, page(waits(3.1)).server(Settings.gthread(1, 2).backlog(50).server()));
    assertEarliest(0, page(waits(1)).server(sync.memory(5, 1, 1).server()));
  }

  @Test
  void workThatIsLostUnseen() {
    Sketch sketch = page(background(call("ai"))).service("ai", 1, 2);
    assertEquals(false, unseen(sketch));
    var rate = Optional.of(new Rate(3, 1));
    var service = new Service("ai", Sketch.constant(1), 2, rate, 0);
    assertEquals(true, unseen(page(background(call("ai"))).service(service)));
    assertEquals(false, unseen(page(call("ai")).service(service)));
    Activity one = quorum(1, steps(call("ai")), steps(waits(1)));
    assertEquals(true, unseen(page(one).service(service)));
  }

  private static boolean unseen(Sketch sketch) {
    Scenario scenario = sketch.scenario();
    return new Losses(scenario, scenario.requests().get(0)).mayBeUnseen();
  }
}
