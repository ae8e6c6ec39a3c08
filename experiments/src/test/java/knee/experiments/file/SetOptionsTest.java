package knee.experiments.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients;
import knee.models.scenario.RequestKind;
import knee.models.scenario.Server.Accept;
import knee.models.scenario.backend.Service;
import knee.simulator.distribution.Constant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --set} can reach: every value of a file, and names of the user's own. */
final class SetOptionsTest {
  private static final String FILE =
      """
      clients: {users: 10, think: 1s}
      requests: {page: [{cpu: 5ms}, {wait: 1s}]}
      server: {workers: 2}
      vary: {clients.users: [5, 50]}
      measured: [{clients.users: 5, mean: 1s}]
      calibrate: {hold_out: [{clients.users: 50}]}
      """;

  @TempDir Path folder;
  private Reads reads;

  @BeforeEach
  void folder() {
    reads = new Reads(folder);
  }

  private static List<Object> varied(Experiment experiment, String path) {
    return experiment.points().stream().map(point -> point.vary().get(path)).toList();
  }

  private static RequestKind kind(Point point, String name) {
    return point.scenario().requests().stream()
        .filter(kind -> kind.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void namesOfTheUsersMayBeNew() {
    Experiment read =
        reads.good(
            FILE,
            "requests.extra=[{call: mail}]",
            "services.mail={latency: 2s}",
            "locks.7={rows: 3}",
            "variants.more={server: {workers: 9}}");
    assertEquals(List.of("more", "more"), read.points().stream().map(Point::variant).toList());
    Point point = read.points().get(0);
    assertEquals(9, point.scenario().server().orElseThrow().workers());
    assertEquals(List.of(new Activity.Call("mail")), kind(point, "extra").steps());
    assertEquals(List.of("mail"), point.scenario().services().stream().map(Service::name).toList());
  }

  @Test
  void pathsDoNotLeadThroughNamesThatAreNotThere() {
    assertEquals(
        List.of(
            "--set: unknown path 'clients.start.0'; there is nothing below 'clients.start'",
            "--set: unknown path 'requests.pag'; did you mean 'requests.page'?",
            "--set: unknown path 'requests.pag.0.cpu'; did you mean 'requests.page.0.cpu'?",
            "--set: unknown path 'requests.page.2'; did you mean 'requests.page.0'?",
            "--set: unknown path 'requests.page.steps'; did you mean 'requests.page.0'?",
            "--set: unknown path 'variants.more.server.workers'; there is nothing below 'variants'"),
        reads.faults(
            FILE,
            "requests.pag.0.cpu=1ms",
            "requests.pag=null",
            "requests.page.2={cpu: 1ms}",
            "clients.start.0=page",
            "requests.page.steps=[]",
            "variants.more.server.workers=3"));
  }

  @Test
  void pathsHaveAName() {
    assertEquals(
        List.of(
            "--set: '..' is no path; write names with a dot between them",
            "--set: 'server.' is no path; write names with a dot between them"),
        reads.faults(FILE, "..=3", "server.=3"));
  }

  @Test
  void eachMayLeadIntoWhatTheOneBeforeItAdded() {
    Experiment read =
        reads.good(
            FILE,
            "requests.extra=[{cpu: 5ms}, {cpu: 6ms}]",
            "requests.extra.1.cpu=7ms",
            "vary=null",
            "vary.requests.extra.0.cpu=[1ms, 2ms]");
    assertEquals(List.of("1ms", "2ms"), varied(read, "requests.extra.0.cpu"));
    assertEquals(
        List.of(new Activity.Cpu(new Constant(0.002)), new Activity.Cpu(new Constant(0.007))),
        kind(read.points().get(1), "extra").steps());
  }

  @Test
  void whatIsSetWithinALargerValueIsNoLongerVaried() {
    Experiment read = reads.good(FILE, "clients={users: 7, think: 2s}");
    assertEquals(List.of(Map.of("clients.users", 7L)), List.of(read.points().get(0).vary()));
    assertEquals(1, read.points().size());
    Clients.Users users = (Clients.Users) read.points().get(0).scenario().clients().get(0);
    assertEquals(7, users.users());
    assertEquals(new Constant(2), users.think());
    Experiment other = reads.good(FILE, "clients={think: 2s}");
    assertEquals(List.of(5L, 50L), varied(other, "clients.users"));
    Experiment list =
        reads.good(FILE, "vary.requests.page.0.cpu=[1ms, 2ms]", "requests.page=[{cpu: 9ms}]");
    assertEquals(List.of("9ms", "9ms"), varied(list, "requests.page.0.cpu"));
    assertEquals(
        List.of(new Activity.Cpu(new Constant(0.009))), kind(list.points().get(0), "page").steps());
  }

  @Test
  void whatIsTakenAwayIsNoLongerVaried() {
    Experiment open =
        reads.good(
            FILE,
            "clients={users: null, think: null, arrivals: 9/s}",
            "vary.server.workers=[3, 4]",
            "server=null");
    assertEquals(1, open.points().size());
    assertInstanceOf(Clients.Arrivals.class, open.points().get(0).scenario().clients().get(0));
    assertEquals(Optional.empty(), open.points().get(0).scenario().server());
    Experiment pool =
        reads.good(FILE, "vary.database.pool.per_worker=[3, 4]", "database.pool=none");
    assertEquals(
        reads.good(FILE, "database.pool=none").points().get(0).scenario().database(),
        pool.points().get(0).scenario().database());
    assertEquals(List.of(5L, 50L), varied(pool, "clients.users"));
  }

  @Test
  void whatIsSetWinsOverWhatIsVariedAroundIt() {
    Experiment mappings =
        reads.good(
            FILE,
            "vary={clients.users: null, server: [{workers: 3}, {threads: 4}]}",
            "server.workers=8");
    assertEquals(
        List.of(8, 8),
        mappings.points().stream()
            .map(p -> p.scenario().server().orElseThrow().workers())
            .toList());
    Experiment classes =
        reads.good(FILE, "vary.server.worker_class=[sync, gevent]", "server.accept=eager");
    for (Point point : classes.points()) {
      assertEquals(Accept.EAGER, point.scenario().server().orElseThrow().accept());
    }
  }

  @Test
  void keysThatArePathsThemselves() {
    Experiment read =
        reads.good(
            FILE,
            "vary.clients.users=[5, 60]",
            "vary.server.workers=[1]",
            "measured.0.clients.users=60",
            "measured.0.page.p95=3s",
            "calibrate.parameters.server.slowdown.alpha=[0, 0.5]",
            "calibrate.hold_out.0.clients.users=60");
    assertEquals(List.of(5L, 60L), varied(read, "clients.users"));
    assertEquals(List.of(1L, 1L), varied(read, "server.workers"));
    assertEquals(Map.of("clients.users", 60L), read.measured().get(0).vary());
    assertEquals(Map.of("mean", 1.0, "page.p95", 3.0), read.measured().get(0).metrics());
    assertEquals("server.slowdown.alpha", read.calibration().parameters().get(0).path());
    assertEquals(List.of(), read.calibration().warnings(read.measured()));
  }

  @Test
  void nullRemoves() {
    Point point = reads.good(FILE, "server=null").points().get(0);
    assertEquals(Optional.empty(), point.scenario().server());
    List<Point> points = reads.good(FILE, "vary=null", "calibrate=null", "measured=null").points();
    assertEquals(1, points.size());
    assertTrue(points.get(0).vary().isEmpty());
  }
}
