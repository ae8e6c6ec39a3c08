package knee.charts;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import knee.charts.drawing.Picture;
import knee.charts.drawing.Sheet;
import knee.charts.figures.Figures;
import knee.charts.results.Results;

/** Draws every figure that a {@code results.json} holds data for, as SVG and as PNG. */
public final class Charts {
  private Charts() {}

  /**
   * Writes {@code latency.svg}, {@code latency.png}, {@code throughput.svg} and so on. Each file is
   * either the old one or the new one, never half of it.
   *
   * @param resultsJson the file, or the folder it lies in
   * @param directory made if it does not exist
   * @return what was written, the main figure first
   * @throws IllegalArgumentException if the file is not Knee results; the message names it
   * @throws NoFontsException if this machine has no fonts to draw with; nothing was written
   * @throws IOException if a file cannot be read or written
   */
  public static List<Path> draw(Path resultsJson, Path directory) throws IOException {
    Results results = Results.read(resultsJson);
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    checkFonts();
    List<Path> written = new ArrayList<>();
    Files.createDirectories(directory);
    for (Sheet sheet : Figures.of(results)) {
      written.add(write(directory.resolve(sheet.name() + ".svg"), Picture.svg(sheet)));
      written.add(write(directory.resolve(sheet.name() + ".png"), Picture.png(sheet)));
    }
    return written;
  }

  /**
   * What {@link #draw} would write, without drawing it.
   *
   * @throws IllegalArgumentException if the file is not Knee results
   * @throws IOException if the file cannot be read
   */
  public static List<Path> files(Path resultsJson, Path directory) throws IOException {
    return Figures.of(Results.read(resultsJson)).stream()
        .flatMap(sheet -> Stream.of(sheet.name() + ".svg", sheet.name() + ".png"))
        .map(directory::resolve)
        .toList();
  }

  private static void checkFonts() throws NoFontsException {
    try {
      new Font(Font.SANS_SERIF, Font.PLAIN, 12)
          .getStringBounds("Knee", new FontRenderContext(null, true, true));
    } catch (RuntimeException | Error e) {
      // Without fontconfig, its library or any font, the JDK fails with an InternalError, an
      // UnsatisfiedLinkError (then NoClassDefFoundErrors), a NullPointerException or a bare Error.
      if (e instanceof OutOfMemoryError || e instanceof StackOverflowError) {
        throw e;
      }
      throw new NoFontsException(e);
    }
  }

  private static Path write(Path file, byte[] content) throws IOException {
    // Not a temporary file of the JDK's: those are for their owner's eyes only.
    Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      Files.write(unfinished, content);
      try {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(unfinished);
    }
    return file;
  }
}
