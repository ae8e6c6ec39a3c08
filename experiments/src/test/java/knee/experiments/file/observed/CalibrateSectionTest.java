package knee.experiments.file.observed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.Experiment;
import knee.experiments.file.Reads;
import knee.experiments.file.observed.Calibration.Parameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CalibrateSectionTest {
  private static final String FILE =
      """
      clients: {users: 10, think: 50ms}
      requests: {page: [{cpu: exp(5ms)}]}
      variants:
        plain: {}
        web: {server: {workers: 2}, requests: {login: [{cpu: 1ms}]}}
      vary: {clients.users: [5, 50]}
      measured:
        - {variant: plain, clients.users: 5, mean: 1s}
        - {clients.users: 50, clients.think: 0.05s, outcome: timeout}
      """;

  @TempDir Path folder;

  private Experiment read(String calibrate) {
    return new Reads(folder).good(FILE + "calibrate:\n  " + calibrate + "\n");
  }

  private List<String> unmet(String conditions) {
    Experiment read = read("hold_out: " + conditions);
    return read.calibration().warnings(read.measured()).stream()
        .map(line -> line.replaceFirst(".*yaml:(\\d+:\\d+): warning: no row .*", "$1"))
        .toList();
  }

  @Test
  void boundsAreWhatTheirPathTakes() {
    Experiment read =
        read(
            "parameters: {requests.page.0.cpu: [0, 1s], server.workers: [1, 8],"
                + " clients.spawn_rate: [60/min, 2/s], requests.login.0.cpu: [900us, 1ms],"
                + " server.memory.limit: [900MB, 1GB]}");
    assertEquals(
        List.of(
            new Parameter("requests.page.0.cpu", "0", "1s"),
            new Parameter("server.workers", "1", "8"),
            new Parameter("clients.spawn_rate", "60/min", "2/s"),
            new Parameter("requests.login.0.cpu", "900us", "1ms"),
            new Parameter("server.memory.limit", "900MB", "1GB")),
        read.calibration().parameters());
  }

  @Test
  void nothingIsFittedWithoutTheSection() {
    assertEquals(Calibration.NONE, new Reads(folder).good(FILE).calibration());
  }

  @Test
  void conditionsAreReadAsRowsAre() {
    Calibration.Condition condition =
        read("hold_out: [{variant: web, clients.users: 50.0}]").calibration().holdOut().get(0);
    assertEquals(Optional.of("web"), condition.variant());
    assertEquals(Map.of("clients.users", 50L), condition.vary());
  }

  @Test
  void aConditionHoldsOutTheRowsThatAgreeInAllItNames() {
    assertEquals(List.of(), unmet("[{clients.users: 5}, {clients.users: 50}, {variant: plain}]"));
    assertEquals(List.of(), unmet("[{clients.think: 50ms}]"));
    assertEquals(List.of(), unmet("[{variant: web}]"), "the second row is of any variant");
    assertEquals(
        List.of("11:14", "11:35"),
        unmet("[{clients.users: 70}, {variant: web, clients.users: 5}]"));
    assertEquals(List.of("11:14"), unmet("[{clients.users: 5, clients.think: 50ms}]"));
  }
}
