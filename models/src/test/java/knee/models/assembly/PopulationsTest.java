package knee.models.assembly;

import static knee.models.scenario.Sketch.plain;
import static knee.models.scenario.Steps.use;
import static org.junit.jupiter.api.Assertions.assertEquals;

import knee.models.scenario.Activity;
import knee.models.scenario.Sketch;
import knee.models.scenario.Station.Discipline;
import knee.models.scenario.Users;
import knee.simulator.distribution.Exponential;
import org.junit.jupiter.api.Test;

/** Several populations at one system. */
class PopulationsTest {
  private static Users users(String name, int number, String kind) {
    return Users.of(number, new Exponential(1), kind).called(name);
  }

  private static Sketch system() {
    return new Sketch()
        .station(plain("disk", 1, Discipline.FCFS))
        .kind("a", new Activity.Wait(new Exponential(1)))
        .kind("b", use("disk", 3));
  }

  @Test
  void aSecondPopulationLeavesTheFirstAsItIs() {
    // They share nothing, so the first does the very same, to the last bit.
    Users first = users("first", 20, "a");
    Users second = users("second", 3, "b");
    var alone = system().clients(first).run(500).of("a");
    var beside = system().clients(second).clients(first).run(500).of("a");
    assertEquals(alone.response().sum(), beside.response().sum());
    assertEquals(alone.completed(), beside.completed());
  }

  @Test
  void namesMakeDifferentClients() {
    Users first = users("first", 20, "a");
    Users other = users("other", 20, "a");
    var one = system().clients(first).run(500).of("a");
    var another = system().clients(other).run(500).of("a");
    assertEquals(true, one.response().sum() != another.response().sum());
  }

  @Test
  void eachHasItsOwnTimeoutAndRetries() {
    // At 0 both ask for 3 s of a disk. The first waits as long as it takes. The second gives up at
    // 2,
    // tries again at 3 and gives up at 5, with what it asked for at 0 from 3 to 6 at the disk.
    Users patient = users("patient", 1, "a");
    Users hasty = users("hasty", 1, "b").timeout(2).retries(1, Sketch.constant(1));
    var found =
        new Sketch()
            .station(plain("disk", 1, Discipline.FCFS))
            .kind("a", use("disk", 3))
            .kind("b", use("disk", 3))
            .clients(patient)
            .clients(hasty)
            .run(5.5);
    assertEquals(3, found.of("a").latency().percentile(0), 1e-9);
    assertEquals(2, found.of("b").errors().get("timeout"));
    assertEquals(4, found.of("b").errorResponse().sum(), 1e-9);
  }
}
