package knee.experiments.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import knee.experiments.file.sections.Effort;
import knee.models.scenario.Activity;
import knee.models.scenario.Clients;
import knee.models.scenario.RequestKind;
import knee.models.scenario.Scenario;
import knee.models.scenario.Server;
import knee.models.scenario.Server.Accept;
import knee.models.scenario.Server.WorkerClass;
import knee.simulator.distribution.Constant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files read as wholes: the defaults, and many faults at once. */
final class WholeFilesTest {
  private static final Path RESOURCES = Path.of("src", "test", "resources");

  @TempDir Path folder;

  @Test
  void smallestFileHasTheDefaults() {
    Point point =
        new Reads(folder)
            .good("clients: {users: 1, think: 1s}\nserver: {}\n" + Reads.PAGE)
            .points()
            .get(0);
    assertEquals("base", point.variant());
    assertEquals(1, point.seed());
    assertEquals(Effort.usual(), point.effort());
    assertTrue(point.length().warmUpToBeFound());
    assertEquals(60, point.length().duration());
    Scenario scenario = point.scenario();
    Server server = scenario.server().orElseThrow();
    assertEquals(WorkerClass.SYNC, server.workerClass());
    assertEquals(Accept.SHARED, server.accept());
    assertEquals(
        List.of(1, 1, 1000, 2048),
        List.of(server.workers(), server.threads(), server.workerConnections(), server.backlog()));
    assertEquals(30, server.timeout());
    assertEquals(1, server.boot());
    assertEquals(0.005, server.switchInterval().orElseThrow());
    assertEquals(Double.POSITIVE_INFINITY, server.cores());
    assertEquals(new Constant(0), server.overheadCpu());
    Clients.Users users = (Clients.Users) scenario.clients().get(0);
    assertEquals(Double.POSITIVE_INFINITY, users.spawnRate());
    assertEquals(Double.POSITIVE_INFINITY, users.timeout());
    assertEquals(
        List.of(new RequestKind("page", 0, List.of(new Activity.Cpu(new Constant(0.005))))),
        scenario.requests());
  }

  @Test
  void zeroSwitchesTimeoutsOff() throws Exception {
    Experiment rich = ExperimentFile.read(RESOURCES.resolve("correct/rich.yaml"), Overrides.NONE);
    Server server = rich.points().get(0).scenario().server().orElseThrow();
    assertEquals(Double.POSITIVE_INFINITY, server.timeout());
    assertEquals(0, server.backlog());
    assertTrue(server.switchInterval().isEmpty());
    assertEquals(Accept.EAGER, server.accept());
  }

  @Test
  void zeroLetsWhoeverWantsARowWaitForEver() throws Exception {
    Path file = folder.resolve("lock.yaml");
    Files.writeString(
        file,
        "clients: {users: 2}\nrequests: {a: [{lock: l}, {wait: 1s}]}\nlocks: {l: {timeout: 0}}\n");
    Scenario scenario = ExperimentFile.read(file, Overrides.NONE).points().get(0).scenario();
    assertEquals(Double.POSITIVE_INFINITY, scenario.locks().get(0).timeout());
  }

  @Test
  void manyFaultsAreNamedAtOnceInTheirOrder() {
    String yaml =
        """
        clients: {user: 10, think: 5}
        requests:
          page:
            - cpu: exp(5)
            - call: gemin
          login: [{query: 3 ms}]
        server: {workers: 0, thread: 2}
        services: {gemini: {latency: lognormal(3s, cv=0.3)}}
        variants:
          many: {server: {threads: none}}
        vary: {server.worker: [1]}
        expect: [p96 < 2]
        """;
    List<String> places =
        new Reads(folder).faults(yaml).stream().map(line -> line.split(": ")[0]).toList();
    assertEquals(
        List.of(
            "1:11", "1:28", "4:12", "5:13", "6:19", "7:19", "7:22", "8:30", "10:28", "11:8",
            "12:10"),
        places);
  }

  @Test
  void missingFileIsAFault() {
    Path file = folder.resolve("none.yaml");
    FaultyFileException thrown =
        assertThrows(FaultyFileException.class, () -> ExperimentFile.read(file, Overrides.NONE));
    assertEquals(List.of(file + ":1:1: no such file; check its name"), thrown.faults());
  }

  @Test
  void folderIsAFault() {
    FaultyFileException thrown =
        assertThrows(FaultyFileException.class, () -> ExperimentFile.read(folder, Overrides.NONE));
    assertTrue(thrown.getMessage().contains(":1:1: this is a folder"), thrown.getMessage());
  }

  @Test
  void otherEncodingIsAFault() throws Exception {
    Path file = folder.resolve("latin.yaml");
    Files.write(file, new byte[] {'a', ':', '\n', 'b', (byte) 0xE4, '\n'});
    FaultyFileException thrown =
        assertThrows(FaultyFileException.class, () -> ExperimentFile.read(file, Overrides.NONE));
    assertEquals(
        List.of(file + ":2:2: this is not UTF-8; save the file in that encoding"), thrown.faults());
  }
}
