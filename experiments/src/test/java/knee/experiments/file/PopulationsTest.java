package knee.experiments.file;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import knee.models.scenario.Clients;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several populations of clients in one file. */
final class PopulationsTest {
  private static final String SEVERAL =
      """
      clients:
        browsers: {users: 40, think: 1s, mix: {page: 1}}
        robots: {arrivals: 5/s, timeout: 2s, mix: {feed: 1}}
      requests:
        page: [{cpu: 5ms}]
        feed: [{cpu: 9ms}]
      """;

  @TempDir Path folder;

  private List<Point> points(String yaml, String... set) {
    return new Reads(folder).good(yaml, set).points();
  }

  private static int users(Point point) {
    return ((Clients.Users) point.scenario().clients().get(0)).users();
  }

  @Test
  void eachHasItsNameAndItsOwnSettings() {
    List<Clients> clients = points(SEVERAL).get(0).scenario().clients();
    assertEquals(List.of("browsers", "robots"), clients.stream().map(Clients::name).toList());
    assertEquals(Double.POSITIVE_INFINITY, clients.get(0).timeout());
    assertEquals(2, clients.get(1).timeout());
    assertEquals(Map.of("feed", 1.0), ((Clients.Choice.Mix) clients.get(1).choice()).weights());
    assertEquals("", points(Reads.LOAD + Reads.PAGE).get(0).scenario().clients().get(0).name());
  }

  @Test
  void pathsGoThroughTheName() {
    List<Point> varied = points(SEVERAL + "vary: {clients.browsers.users: [1, 2]}\n");
    assertEquals(List.of(1, 2), varied.stream().map(PopulationsTest::users).toList());
    assertEquals(Map.of("clients.browsers.users", 2L), varied.get(1).vary());
    assertEquals(7, users(points(SEVERAL, "clients.browsers.users=7").get(0)));
    // A key that the file does not give.
    points(SEVERAL + "vary: {clients.browsers.spawn_rate: [1/s, 2/s]}\n");
  }

  @Test
  void variantsTakeAwayAddAndReplace() {
    List<Point> points =
        points(
            SEVERAL
                + """
                variants:
                  alone: {clients: {robots: null, browsers: {mix: null}}}
                  more: {clients: {apps: {arrivals: 1/s}}}
                  one: {clients: {robots: null, browsers: null, users: 3, think: 1s}}
                """);
    assertEquals(1, points.get(0).scenario().clients().size());
    assertEquals(40, users(points.get(0)));
    assertEquals("apps", points.get(1).scenario().clients().get(2).name());
    assertEquals(3, users(points.get(2)));
  }
}
