package knee.experiments.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import knee.models.scenario.Fleet;
import knee.models.scenario.Fleet.Autoscale;
import knee.models.scenario.Proxy;
import knee.models.scenario.Proxy.Balance;
import knee.models.scenario.Scenario;
import knee.models.scenario.Server.Accept;
import org.junit.jupiter.api.Test;

/** Proxy, pools and replicas as a file says them. */
final class FrontTest {
  private static Scenario point(int number) throws Exception {
    Path file = Path.of("src", "test", "resources", "correct", "servers.yaml");
    return ExperimentFile.read(file, Overrides.NONE).points().get(number).scenario();
  }

  @Test
  void poolsAreReadWithTheirPlaceInTheGrid() throws Exception {
    Scenario scenario = point(1);
    List<Fleet> fleets = scenario.fleets();
    assertTrue(scenario.server().isEmpty());
    assertEquals(List.of("web", "heavy"), fleets.stream().map(Fleet::name).toList());
    assertTrue(fleets.get(0).serves("page") && !fleets.get(0).serves("login"));
    assertEquals(5, fleets.get(1).server().workers());
    assertEquals(Optional.of(new Autoscale(0.7, 2, 4, 15, 0, 300)), fleets.get(1).autoscale());
    assertEquals(2, fleets.get(1).replicas());
    assertEquals(2 + 4 * 5, scenario.processes());
  }

  @Test
  void proxyIsRead() throws Exception {
    assertEquals(
        Optional.of(new Proxy(100, Double.POSITIVE_INFINITY, Balance.LEAST_CONNECTIONS)),
        point(0).proxy());
  }

  @Test
  void whoChangesTheClassOfAPoolGetsItsWayToAccept() throws Exception {
    assertEquals(Accept.SHARED, point(0).fleets().get(1).server().accept());
    assertEquals(Accept.EAGER, point(2).fleets().get(1).server().accept());
  }
}
