package knee.models.front;

import static knee.models.scenario.Steps.cpu;
import static knee.models.scenario.Steps.query;
import static knee.models.scenario.Steps.waits;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import knee.models.scenario.Databases;
import knee.models.scenario.Fleet;
import knee.models.scenario.Settings;
import knee.models.server.Story;
import org.junit.jupiter.api.Test;

/** Pools of different workers for different kinds of request, worked by hand. Times in seconds. */
class FleetsTest {
  private static Fleet fleet(String name, Settings settings, String... serves) {
    return new Fleet(name, settings.server(), List.of(serves), 1, Optional.empty());
  }

  @Test
  void eachKindGoesToItsPool() {
    Story story =
        Story.on(
                fleet("web", Settings.gevent(1).cores(0.5).overhead(0, 0.2), "r0", "r2"),
                fleet("heavy", Settings.sync(1).cores(1), "r1", "r3"))
            .at(0, waits(1))
            .at(0, cpu(1))
            .at(0, cpu(0.2)) // at its own half core, and half of its network before and behind
            .at(0.1, cpu(0.5)) // 1 to 1.5
            .take(1.2, 1, 0.6, 1.4)
            .spends(3, "heavy.backlog", 0.9)
            .spends(3, "heavy.cpu", 0.5)
            .spends(2, "web.cpu", 0.2)
            .spends(2, "web.cpu.queue", 0.2)
            .spends(2, "network", 0.2)
            .station("heavy.workers", 0.9, 1.5, 2)
            .station("web.workers", 0, 1.4, 2)
            .station("heavy.cpu", 0, 1.5, 2);
    assertEquals(1000, story.station("web.workers").capacity());
  }

  @Test
  void oneIsKilledOthersGoOn() {
    Story.on(
            fleet("web", Settings.sync(2).timeout(2), "r0"),
            fleet("heavy", Settings.sync(2).timeout(20), "r1", "r2"))
        .at(0.3, waits(10))
        .at(0.3, waits(10))
        .at(0.3, waits(10))
        .fails(0, "killed", 2.7)
        .takes(1, 10)
        .takes(2, 10);
  }

  @Test
  void theDatabaseIsShared() {
    var each = Databases.poolPerWorker(1, 2);
    Story story =
        Story.on(
                fleet("web", Settings.gevent(2), "r0", "r1"),
                fleet("heavy", Settings.sync(1), "r2", "r3"))
            .database(each)
            .at(0, query(0.3))
            .at(0, query(0.3))
            .at(0.1, query(0.1)) // the third connection, which the database does not allow
            .at(0.1, query(0.1)) // its process is busy until 0.4
            .take(0.3, 0.3, 0.3, 0.4);
    assertEquals(2, story.station("connections").capacity());
  }
}
