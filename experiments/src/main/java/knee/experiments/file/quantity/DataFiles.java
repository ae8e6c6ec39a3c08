package knee.experiments.file.quantity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The data files that an experiment file refers to, read once each; names are relative to it. */
public final class DataFiles {
  private final Path folder;
  private final Map<String, DataFile> read = new TreeMap<>();
  private final Map<String, String> used = new TreeMap<>();

  public DataFiles(Path experiment) {
    this.folder = experiment.toAbsolutePath().getParent();
  }

  /** Forgets which files have been used; what they contain is kept. */
  public void newPoint() {
    used.clear();
  }

  /** Name and SHA-256 of the files used since the last {@link #newPoint}. */
  public Map<String, String> digests() {
    return new TreeMap<>(used);
  }

  /**
   * @throws IllegalArgumentException when it cannot be read
   */
  public DataFile open(String name) {
    DataFile file = read.computeIfAbsent(name, this::load);
    used.put(name, file.digest());
    return file;
  }

  private DataFile load(String name) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("no file is named; write the name of a CSV file");
    }
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
      return new DataFile(name, new String(bytes, StandardCharsets.UTF_8), digest);
    } catch (IOException | java.nio.file.InvalidPathException e) {
      throw new IllegalArgumentException(
          "file '" + name + "' cannot be read; its name is relative to the experiment file", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
