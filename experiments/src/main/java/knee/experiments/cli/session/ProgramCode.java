package knee.experiments.cli.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import knee.experiments.report.document.ResultsDocument;
import knee.models.assembly.Simulate;
import knee.simulator.Simulation;

/**
 * The program as it was compiled, as a hash: a version number stays the same while someone works on
 * the program.
 */
final class ProgramCode {
  /** One class of each part that results depend on. */
  private static final List<Class<?>> PARTS =
      List.of(Simulation.class, Simulate.class, ResultsDocument.class);

  private ProgramCode() {}

  /** Read once, when first asked for: it takes 50 ms. */
  private static final class Once {
    private static final String DIGEST = read();
  }

  /** SHA-256 of the code. */
  static String digest() {
    return Once.DIGEST;
  }

  private static String read() {
    MessageDigest digest = sha256();
    for (Class<?> part : PARTS) {
      addAll(place(part), digest);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** A jar, or a folder of classes. */
  private static Path place(Class<?> part) {
    try {
      return Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void addAll(Path place, MessageDigest digest) {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
