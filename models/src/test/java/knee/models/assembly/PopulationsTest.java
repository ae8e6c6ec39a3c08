package knee.models.assembly;

import static knee.models.assembly.Sketch.plain;
import static knee.models.assembly.Sketch.use;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients;
import knee.models.scenario.Station.Discipline;
import knee.simulator.distribution.Exponential;
import org.junit.jupiter.api.Test;

/** Several populations at one system. */
class PopulationsTest {
  private static Clients users(String name, int users, String kind, double timeout, int retries) {
    return new Clients.Users(
        name,
        users,
        Sketch.FOREVER,
        new Exponential(1),
        false,
        List.of(),
        Sketch.mix(kind),
        timeout,
        retries == 0
            ? Optional.empty()
            : Optional.of(new Clients.Retries(retries, Sketch.constant(1))),
        false);
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
    Clients first = users("first", 20, "a", Sketch.FOREVER, 0);
    Clients second = users("second", 3, "b", Sketch.FOREVER, 0);
    var alone = system().clients(first).run(500).of("a");
    var beside = system().clients(second).clients(first).run(500).of("a");
    assertEquals(alone.response().sum(), beside.response().sum());
    assertEquals(alone.completed(), beside.completed());
  }

  @Test
  void namesMakeDifferentClients() {
    Clients first = users("first", 20, "a", Sketch.FOREVER, 0);
    Clients other = users("other", 20, "a", Sketch.FOREVER, 0);
    var one = system().clients(first).run(500).of("a");
    var another = system().clients(other).run(500).of("a");
    assertEquals(true, one.response().sum() != another.response().sum());
  }

  @Test
  void eachHasItsOwnTimeoutAndRetries() {
    // At 0 both ask for 3 s of a disk. The first waits as long as it takes. The second gives up at
    // 2,
    // tries again at 3 and gives up at 5, with what it asked for at 0 from 3 to 6 at the disk.
    Clients patient = users("patient", 1, "a", Sketch.FOREVER, 0);
    Clients hasty = users("hasty", 1, "b", 2, 1);
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
