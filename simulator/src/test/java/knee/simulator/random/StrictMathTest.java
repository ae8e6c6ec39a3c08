package knee.simulator.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Last bits of {@code Math.log} and its like differ between JDKs; results must not. */
class StrictMathTest {
  private static final Pattern LOOSE =
      Pattern.compile(
          "(?<![A-Za-z])Math\\s*(\\.|::)\\s*"
              + "(log|log10|log1p|exp|expm1|pow|cbrt|a?sin|a?cos|a?tan|atan2|sinh|cosh|tanh|hypot)"
              + "\\b|import\\s+static\\s+java\\.lang\\.Math\\.");

  @Test
  void noSourceOfTheSimulatorUsesLooseMath() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> sources;
    try (var walk = Files.walk(Path.of("src", "main", "java"))) {
      sources = walk.filter(path -> path.toString().endsWith(".java")).sorted().toList();
    }
    assertFalse(sources.isEmpty(), "no sources found: is the test run in its module?");
    for (Path source : sources) {
      int line = 0;
      for (String text : Files.readAllLines(source)) {
        line++;
        String code = text.strip();
        boolean comment = code.startsWith("*") || code.startsWith("/*") || code.startsWith("//");
        if (!comment && LOOSE.matcher(code).find()) {
          found.add(source + ":" + line + ": " + code);
        }
      }
    }
    assertEquals(List.of(), found, "use StrictMath instead");
  }

  @Test
  void theScanTellsLooseFromStrict() {
    assertEquals(
        List.of(true, true, true, true, false, false, false, false),
        List.of(
                "y = Math.log(x)",
                "java.lang.Math.pow(x, 2)",
                "map(Math::exp)",
                "import static java.lang.Math.exp;",
                "StrictMath.log(x)",
                "Math.sqrt(x)",
                "map(Math::abs)",
                "Math.floor(x)")
            .stream()
            .map(code -> LOOSE.matcher(code).find())
            .toList());
  }
}
