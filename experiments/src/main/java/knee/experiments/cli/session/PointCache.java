package knee.experiments.cli.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * Finished points of all runs that were given this folder, for any experiment that meets the same
 * point again. A file is one point; its name is a hash of all that the point depends on, the
 * compiled program included, so that nothing ever has to be thrown out for being wrong.
 *
 * <p>A file appears whole or not at all, and says at its beginning what the rest of it hashes to:
 * one that does not is as good as none. Runs at the same time write the same, so none waits.
 */
final class PointCache {
  private static final int HASH = 64;

  private final Path directory;
  private final String program;

  /**
   * @param directory made when needed
   */
  PointCache(Path directory) throws IOException {
    this.directory = directory;
    this.program = ProgramCode.digest();
    Files.createDirectories(directory);
  }

  /**
   * @param key what the point depends on, but for the program
   * @return the point as it stands in results.json
   */
  Optional<String> find(String key) throws IOException {
    Path file = file(key);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    String entry = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    if (entry.length() <= HASH) {
      return Optional.empty();
    }
    String point = entry.substring(HASH + 1);
    return entry.equals(entry(point)) ? Optional.of(point) : Optional.empty();
  }

  void keep(String key, String point) throws IOException {
    Path fresh = directory.resolve("." + UUID.randomUUID() + ".new");
    try {
      Files.write(fresh, entry(point).getBytes(StandardCharsets.UTF_8));
      Files.move(
          fresh, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static String entry(String point) {
    return hash(point) + "\n" + point;
  }

  private Path file(String key) {
    return directory.resolve(hash(program + key) + ".json");
  }

  private static String hash(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(ProgramCode.sha256().digest(bytes));
  }
}
