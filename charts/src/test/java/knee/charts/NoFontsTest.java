package knee.charts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without fonts, in a JVM of its own: what the JDK knows of fonts it knows for ever. */
final class NoFontsTest {
  @TempDir Path folder;

  /** Draws in the other JVM. */
  static final class Draw {
    public static void main(String[] args) throws IOException {
      for (int attempt = 1; attempt <= 2; attempt++) {
        try {
          Charts.draw(Path.of(args[0]), Path.of(args[1]));
          System.out.println("drawn");
        } catch (NoFontsException e) {
          System.out.println(attempt + ": " + e.getMessage());
        }
      }
    }
  }

  @Test
  void saysThatChartsAreSkippedAndWhatToInstall() throws Exception {
    Path none = Files.createFile(folder.resolve("no-fonts.properties"));
    Path charts = folder.resolve("charts");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsun.awt.fontconfig=" + none,
                "-cp",
                System.getProperty("java.class.path"),
                Draw.class.getName(),
                Samples.path("single-point").toString(),
                charts.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.contains("1: charts are skipped: Java finds no fonts"), said);
    assertTrue(said.contains("2: charts are skipped: Java finds no fonts"), said);
    assertTrue(said.contains("fontconfig"), said);
    assertTrue(Files.notExists(charts), "nothing was written");
  }
}
