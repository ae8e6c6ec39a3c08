package knee.models.server.process;

import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import knee.models.scenario.Proxy.Balance;
import knee.models.scenario.Settings;
import knee.models.scenario.Sketch;
import knee.models.scenario.Steps;
import knee.models.scenario.Users;
import knee.models.server.Story;
import knee.simulator.statistics.Replication;
import org.junit.jupiter.api.Test;

/** {@code memory}, worked by hand, in MB and seconds. A boot takes 1 s. */
class MemoryLimitTest {
  /** Two processes of two threads, and room for three connections. */
  private static Settings roomForThree() {
    return Settings.gthread(2, 2).memory(500, 100, 100);
  }

  @Test
  void whatDoesNotFitKillsTheBiggestOfEqualsTheYoungest() {
    // The fourth connection, at 0.3, is one too many; each process has two then, so the second goes
    // with r1 and r3. r4, at 0.8, can only go to the first, and waits there for r0 until 5. The
    // second is back at 1.3.
    double area = 30 + 40 + 50 + 0.5 * 300 + 0.5 * 400 + 3.7 * 500 + 0.2 * 400 + 0.8 * 300;
    Story.on(roomForThree())
        .at(0, waits(5))
        .at(0.1, waits(5))
        .at(0.2, waits(5))
        .at(0.3, waits(5))
        .at(0.8, waits(1))
        .takes(0, 5)
        .fails(1, "killed", 0.2)
        .takes(2, 5)
        .fails(3, "killed", 0)
        .takes(4, 5.2)
        .memory(area + 200 * 994, 500, 1)
        .process("1", 3, 3, 4.2, 11)
        .process("2", 2, 2, 0, 0.2);
  }

  @Test
  void theBiggestGoesWhoeverNeedsMore() {
    // The first process has r0 and r2 when r3 comes to the second, which r1 has left.
    Story.on(roomForThree().memory(450, 100, 100))
        .at(0, waits(5))
        .at(0.1, waits(0.05))
        .at(0.2, waits(5))
        .at(0.3, waits(5))
        .at(0.4, waits(5))
        .fails(0, "killed", 0.3)
        .takes(1, 0.05)
        .fails(2, "killed", 0.1)
        .takes(3, 5)
        .takes(4, 5);
  }

  @Test
  void aLoopTakesAllItsRequestsAlong() {
    // Room for three; the backlog needs none, and r4 waits there until the boot is over at 1.3.
    Story.on(Settings.gevent(1).memory(250, 100, 50))
        .at(0, waits(5))
        .at(0.1, waits(5))
        .at(0.2, waits(5))
        .at(0.3, waits(5))
        .at(0.5, waits(1))
        .fails(0, "killed", 0.3)
        .fails(1, "killed", 0.2)
        .fails(2, "killed", 0.1)
        .fails(3, "killed", 0)
        .takes(4, 1.8)
        .memory(15 + 20 + 25 + 150 * 1 + 100 * (1000 - 2.3), 250, 1);
  }

  @Test
  void whatAKilledRequestHeldIsGivenBackAtOnce() {
    // r0 holds the only unit; r1 has it from the kill at 0.5 on, which r2 has brought about.
    Story.on(Settings.gevent(2).memory(330, 100, 50))
        .station("unit", 1)
        .at(0, Steps.hold("unit", waits(5)))
        .at(0.1, Steps.hold("unit", waits(1)))
        .at(0.5, waits(1))
        .fails(0, "killed", 0.5)
        .fails(2, "killed", 0)
        .takes(1, 1.4);
  }

  @Test
  void processesThatDoNotFitAreKilledAtEachBoot() {
    // At 0 both are up, and the second goes; at 1 it is back, and r0 makes the first the bigger
    // one.
    // From 2 on the one just booted is the younger of equals, 999 times until 1000.
    Story.on(Settings.sync(2).memory(300, 200, 10))
        .at(0.5, waits(2))
        .fails(0, "killed", 0.5)
        .memory(200 * 1000 + 10 * 0.5, 300, 1 + 1 + 999);
  }

  @Test
  void aProxyAnswersForTheKilled() {
    Story.on(Settings.sync(1).memory(150, 100, 100))
        .proxy(10, Double.POSITIVE_INFINITY, Balance.ROUND_ROBIN)
        .at(0, waits(1))
        .fails(0, "bad_gateway", 0);
  }

  @Test
  void withoutALimitMemoryIsOnlyCounted() {
    Story.on(Settings.sync(2).memory(Double.POSITIVE_INFINITY, 100, 30))
        .at(0, waits(1))
        .at(0.5, waits(1))
        .take(1, 1)
        .memory(200 * 1000 + 30 * 2, 260, 0);
  }

  @Test
  void eachReplicaHasALimitOfItsOwn() {
    Story story =
        Story.on(Settings.sync(1).memory(150, 100, 60))
            .replicas(2)
            .proxy(10, Double.POSITIVE_INFINITY, Balance.ROUND_ROBIN)
            .at(0, waits(1))
            .at(0.25, waits(1));
    assertEquals(2, story.errors("bad_gateway"));
    assertEquals(2, story.memoryKills());
    assertEquals(1, story.process("2.1").kills());
  }

  @Test
  void idleConnectionsCountAndGoWithTheirProcess() {
    // The first user's connection is idle from 0.75 on, the second one's busy until 1.25. The third
    // comes at 1, and one process of 100 with three connections is too much. Back at 2.
    Replication found =
        new Sketch()
            .server(Settings.gthread(1, 4).keepalive(60).memory(300, 100, 100).server())
            .kind("r", waits(0.75))
            .clients(Users.of(3, 100, "r").spawned(2).keepAlive())
            .run(50)
            .replication();
    assertEquals(Map.of("killed", 2L), found.requests().get(0).errors());
    assertEquals(0.5, found.requests().get(0).errorResponse().sum(), 1e-9);
    assertEquals(1, found.requests().get(0).completed());
    var memory = found.memory().get(0);
    assertEquals(1, memory.kills());
    assertEquals(0.5 * 200 + 0.5 * 300 + 48 * 100, memory.used().area(), 1e-9);
    assertEquals(2.0 * 0.5 + 0.5, found.processes().get(0).connections().area(), 1e-9);
  }
}
