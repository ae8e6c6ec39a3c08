package knee.experiments.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients;
import knee.models.scenario.Server;
import knee.models.scenario.Server.Accept;
import knee.models.scenario.Server.WorkerClass;
import knee.simulator.distribution.Constant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What variants, grids and {@code --set} do to a file. */
final class LayersTest {
  private static final String SERVER =
      Reads.LOAD
          + Reads.PAGE
          + "server: {worker_class: gthread, workers: 2, threads: 3, accept: shared}\n";

  @TempDir Path folder;
  private Reads reads;

  @BeforeEach
  void folder() {
    reads = new Reads(folder);
  }

  private static Server server(Experiment experiment, int point) {
    return experiment.points().get(point).scenario().server().orElseThrow();
  }

  @Test
  void mappingsMergeAndListsReplace() {
    Experiment read =
        reads.good(
            SERVER
                + "variants:\n  base: {}\n"
                + "  more: {server: {workers: 9}, requests: {page: [{wait: 1s}], new: []}}\n");
    assertEquals(List.of("base", "more"), read.points().stream().map(Point::variant).toList());
    assertEquals(2, server(read, 0).workers());
    assertEquals(9, server(read, 1).workers());
    assertEquals(3, server(read, 1).threads());
    assertEquals(2, read.points().get(1).scenario().requests().size());
    assertEquals(
        List.of(new Activity.Wait(new Constant(1))),
        read.points().get(1).scenario().requests().get(0).steps());
  }

  @Test
  void nullRemoves() {
    Experiment read =
        reads.good(
            SERVER
                + "variants:\n"
                + "  open: {clients: {users: null, think: null, arrivals: 5/s}}\n"
                + "  bare: {server: null}\n");
    assertInstanceOf(Clients.Arrivals.class, read.points().get(0).scenario().clients().get(0));
    assertTrue(read.points().get(1).scenario().server().isEmpty());
  }

  @Test
  void workerClassBringsItsOwnAccept() {
    Experiment read =
        reads.good(
            SERVER
                + "variants:\n"
                + "  base: {}\n"
                + "  gevent: {server: {worker_class: gevent}}\n"
                + "  given: {server: {worker_class: gevent, accept: eager}}\n"
                + "  other: {server: {workers: 5}}\n");
    assertEquals(Accept.SHARED, server(read, 0).accept());
    assertEquals(Accept.ONE_AT_A_TIME, server(read, 1).accept());
    assertEquals(Accept.EAGER, server(read, 2).accept());
    assertEquals(Accept.SHARED, server(read, 3).accept());
    assertEquals(Accept.EAGER, server(reads.good(SERVER, "server.worker_class=asgi"), 0).accept());
  }

  @Test
  void syncWithThreadsIsGthreadAndSaysSo() {
    Experiment read =
        reads.good(
            SERVER
                + "variants:\n"
                + "  sync: {server: {worker_class: sync}}\n"
                + "  one: {server: {worker_class: sync, threads: 1}}\n");
    assertEquals(WorkerClass.GTHREAD, server(read, 0).workerClass());
    assertEquals(Accept.EAGER, server(read, 0).accept());
    assertEquals(WorkerClass.SYNC, server(read, 1).workerClass());
    assertEquals(1, read.warnings().size());
    assertTrue(
        read.warnings().get(0).contains(":5:33: warning: sync with threads: 3"),
        read.warnings()::toString);
  }

  @Test
  void lastVariedPathRunsFastest() {
    Experiment read =
        reads.good(
            SERVER
                + "vary:\n  clients.users: {from: 5, to: 15, step: 10}\n"
                + "  requests.page.0.cpu: [5ms, 0.01s]\n");
    assertEquals(
        List.of(
            Map.of("clients.users", 5L, "requests.page.0.cpu", "5ms"),
            Map.of("clients.users", 5L, "requests.page.0.cpu", "0.01s"),
            Map.of("clients.users", 15L, "requests.page.0.cpu", "5ms"),
            Map.of("clients.users", 15L, "requests.page.0.cpu", "0.01s")),
        read.points().stream().map(Point::vary).toList());
    assertEquals(List.of("clients.users", "requests.page.0.cpu"), read.varied());
  }

  @Test
  void decimalRangesEndWhereTheySay() {
    Experiment read =
        reads.good(SERVER + "vary: {server.cores: {from: 0.1, to: 0.5, step: 0.1}}\n");
    assertEquals(
        List.of(0.1, 0.2, 0.3, 0.4, 0.5),
        read.points().stream().map(point -> point.vary().get("server.cores")).toList());
  }

  @Test
  void pathsThatAreNotThereYetAreMade() {
    Experiment read = reads.good(Reads.LOAD + Reads.PAGE + "vary: {server.workers: [1, 7]}\n");
    assertEquals(7, server(read, 1).workers());
  }

  @Test
  void setWinsOverVariantsAndGrid() {
    String yaml =
        SERVER + "variants: {a: {server: {workers: 5}}}\nvary: {clients.users: [1, 2, 3]}\n";
    Experiment read = reads.good(yaml, "server.workers=8", "clients.users=4", "title=Set");
    assertEquals(8, server(read, 0).workers());
    assertEquals(
        List.of(Map.of("clients.users", 4L)), read.points().stream().map(Point::vary).toList());
    assertEquals("Set", read.title());
  }

  @Test
  void faultsOfTheCommandLineSaySo() {
    Overrides overrides =
        new Overrides(
            OptionalLong.empty(),
            OptionalInt.of(0),
            List.of("server.thread=3", "clients.think=5", "nonsense"),
            Optional.of("bas"));
    assertEquals(
        List.of(
            "--only: unknown variant 'bas'; did you mean 'base'?",
            "--replications: 0 replications; write at least 1",
            "--set: '5' has no unit; write 5us or 5ms or 5s or 5min or 5h",
            "--set: 'nonsense' is no assignment; write PATH=VALUE",
            "--set: unknown path 'server.thread'; did you mean 'server.threads'?"),
        reads.faults(SERVER, overrides));
  }

  @Test
  void onlyKeepsOneVariant() throws Exception {
    reads.good(SERVER + "variants: {a: {}, b: {}}\n");
    Overrides only =
        new Overrides(OptionalLong.of(7), OptionalInt.of(3), List.of(), Optional.of("b"));
    Experiment read = ExperimentFile.read(folder.resolve("test.yaml"), only);
    assertEquals(List.of("b"), read.points().stream().map(Point::variant).toList());
    assertEquals(7, read.points().get(0).seed());
    assertEquals(3, read.points().get(0).replications());
  }

  @Test
  void textOfAPointIsItsMeaning() {
    String plain = reads.good(SERVER).points().get(0).text();
    String titled =
        reads
            .good("title: x\nrun: {seed: 1}\n" + SERVER + "expect: [p95 < 1s]\nchart: {y: p95}\n")
            .points()
            .get(0)
            .text();
    assertEquals(plain, titled);
    assertEquals(plain, reads.good(SERVER + "variants: {a: {}}\n").points().get(0).text());
    for (String change :
        List.of("run.seed=2", "run.replications=3", "run.duration=5s", "clients.users=3")) {
      assertNotEquals(plain, reads.good(SERVER, change).points().get(0).text(), change);
    }
  }

  @Test
  void contentOfDataFilesBelongsToTheText() {
    String yaml = Reads.LOAD + "requests: {page: [{cpu: empirical(times.csv)}]}\n";
    reads.write("times.csv", "0.1\n");
    String one = reads.good(yaml).points().get(0).text();
    reads.write("times.csv", "0.2\n");
    assertNotEquals(one, reads.good(yaml).points().get(0).text());
  }

  @Test
  void measuredRowsAndConditionsMatchWhatMeansTheSame() {
    Experiment read =
        reads.good(
            SERVER
                + "vary: {clients.think: [50ms, 100ms]}\n"
                + "measured: [{clients.think: 0.05s, mean: 1s}]\n"
                + "expect: [p95 < 1s when clients.think >= 0.1s]\n");
    Point low = read.points().get(0);
    Point high = read.points().get(1);
    assertTrue(low.agreesWith(read.measured().get(0)));
    assertEquals(false, high.agreesWith(read.measured().get(0)));
    assertEquals("50ms", read.measured().get(0).vary().get("clients.think"));
    assertEquals(false, read.expectations().get(0).conditions().get(0).holds(low));
    assertTrue(read.expectations().get(0).conditions().get(0).holds(high));
  }

  @Test
  void aSingleEqualsSignIsEqualityInConditionsAndNamesMayBeQuoted() {
    Experiment read =
        reads.good(
            Reads.LOAD
                + "requests: {page: [{cpu: 1ms}]}\n"
                + "variants: {base: {}, more: {clients: {users: 7}}}\n"
                + "expect: [p95 < 1s when variant = more, \"p95 < 1s when variant == 'more'\"]\n");
    for (Expectation promise : read.expectations()) {
      var condition = promise.conditions().get(0);
      assertEquals(false, condition.holds(read.points().get(0)));
      assertTrue(condition.holds(read.points().get(1)));
    }
  }

  @Test
  void theRateOfAScheduleMayJump() {
    Experiment read =
        reads.good(
            "clients: {arrivals: {schedule: [[0s, 10/s], [20s, 10/s], [20s, 30/s]]}}\n"
                + "requests: {page: [{cpu: 1ms}]}\n");
    assertEquals(1, read.points().size());
  }
}
