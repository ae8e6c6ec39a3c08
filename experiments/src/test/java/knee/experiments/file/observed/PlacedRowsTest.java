package knee.experiments.file.observed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import knee.experiments.file.Experiment;
import knee.experiments.file.ExperimentFile;
import knee.experiments.file.Overrides;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Beside which points a row lies that names a path which is not varied. */
class PlacedRowsTest {
  @TempDir Path folder;

  /** Names of the variants whose points a row of 5 users lies beside. */
  private List<String> beside(String more, String... set) throws Exception {
    Path file = folder.resolve("a.yaml");
    Files.writeString(
        file,
        """
        clients: {users: 5, think: 1s}
        requests: {job: [{wait: 1s}]}
        measured: [{clients.users: 5, mean: 3s}]
        """
            + more);
    Experiment read =
        ExperimentFile.read(
            file,
            new Overrides(
                OptionalLong.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                List.of(set),
                Optional.empty()));
    return read.points().stream()
        .filter(point -> read.placed().stream().anyMatch(point::agreesWith))
        .map(point -> point.variant() + point.vary().values())
        .toList();
  }

  @Test
  void aRowLiesWhereItSaysThatItWas() throws Exception {
    assertEquals(List.of("base[]"), beside(""));
    assertEquals(List.of(), beside("", "clients.users=6"));
    assertEquals(List.of("base[5]"), beside("vary: {clients.users: [4, 5]}"));
    assertEquals(List.of("base[1s]", "base[2s]"), beside("vary: {clients.think: [1s, 2s]}"));
    assertEquals(
        List.of("a[]", "c[]"),
        beside("variants: {a: {}, b: {clients: {users: 6}}, c: {clients: {think: 2s}}}"));
  }
}
