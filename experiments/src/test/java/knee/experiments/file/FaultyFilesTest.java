package knee.experiments.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in the folder says in its first lines how its fault, or each of them, is named. */
final class FaultyFilesTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "faulty");
  private static final String EXPECT = "# expect: ";

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void namesTheFault(Path file) throws IOException {
    List<String> expected =
        Files.readString(file)
            .lines()
            .takeWhile(line -> line.startsWith(EXPECT))
            .map(line -> file + ":" + line.substring(EXPECT.length()))
            .toList();
    assertFalse(expected.isEmpty(), file.toString());
    FaultyFileException thrown =
        assertThrows(FaultyFileException.class, () -> ExperimentFile.read(file, Overrides.NONE));
    assertEquals(expected, thrown.faults());
  }

  @Test
  void isLarge() throws IOException {
    assertTrue(files().count() >= 180);
  }
}
