package knee.experiments;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The benchmarks are compiled in a profile of their own, which the usual build leaves out. */
class BenchmarkSourcesTest {
  private static final Path SOURCES = Path.of("../simulator/benchmarks/src/main/java");
  private static final Pattern IMPORT =
      Pattern.compile("^import (knee\\.[\\w.]+);$", Pattern.MULTILINE);

  private static Stream<String> imports(Path source) {
    try {
      String text = Files.readString(source);
      return IMPORT.matcher(text).results().map((MatchResult found) -> found.group(1));
    } catch (IOException e) {
      throw new IllegalStateException(source + ": " + e.getMessage(), e);
    }
  }

  @Test
  void importWhatThereIs() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      List<String> names =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .flatMap(BenchmarkSourcesTest::imports)
              .distinct()
              .toList();
      assertFalse(names.isEmpty());
      names.forEach(name -> assertDoesNotThrow(() -> Class.forName(name), name));
    }
  }
}
