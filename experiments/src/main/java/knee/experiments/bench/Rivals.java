package knee.experiments.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Other simulators that the build profile {@code benchmarks} has put beside the program. */
public final class Rivals {
  private Rivals() {}

  /** Sees what is in {@code simulator/benchmarks/target/lib} of the source tree, if it is there. */
  public static ClassLoader loader() {
    ClassLoader ours = Rivals.class.getClassLoader();
    Path folder = home().resolve("simulator/benchmarks/target/lib");
    if (!Files.isDirectory(folder)) {
      return ours;
    }
    List<URL> jars = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.jar")) {
      for (Path file : files) {
        jars.add(file.toUri().toURL());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new URLClassLoader(jars.toArray(new URL[0]), ours);
  }

  /** The source tree: the program is {@code experiments/target/classes} or a jar beside it. */
  private static Path home() {
    try {
      var program = Rivals.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(program).resolve("../../..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
