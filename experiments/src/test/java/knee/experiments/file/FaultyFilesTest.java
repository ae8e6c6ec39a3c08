package knee.experiments.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

/** Every file in the folder has one fault and says in its first line how it is to be named. */
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
    String expected = Files.readString(file).lines().findFirst().orElseThrow();
    assertTrue(expected.startsWith(EXPECT), expected);
    FaultyFileException thrown =
        assertThrows(FaultyFileException.class, () -> ExperimentFile.read(file, Overrides.NONE));
    assertEquals(List.of(file + ":" + expected.substring(EXPECT.length())), thrown.faults());
  }

  @Test
  void isLarge() throws IOException {
    assertTrue(files().count() >= 180);
  }
}
