package knee.experiments.file;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A folder in which tests write small experiment files and read them. */
public record Reads(Path folder) {
  static final String LOAD = "clients: {users: 10, think: 1s}\n";
  static final String PAGE = "requests: {page: [{cpu: 5ms}]}\n";

  public Experiment good(String yaml, String... set) {
    try {
      return ExperimentFile.read(written(yaml), set(set));
    } catch (FaultyFileException e) {
      throw new AssertionError(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first point. */
  public Point point(String yaml) {
    return good(yaml).points().get(0);
  }

  /** The faults, without the name of the file. */
  List<String> faults(String yaml, String... set) {
    return faults(yaml, set(set));
  }

  List<String> faults(String yaml, Overrides overrides) {
    Path file = written(yaml);
    return assertThrows(FaultyFileException.class, () -> ExperimentFile.read(file, overrides))
        .faults()
        .stream()
        .map(line -> line.replace(file + ":", ""))
        .toList();
  }

  void write(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path written(String yaml) {
    write("test.yaml", yaml);
    return folder.resolve("test.yaml");
  }

  private static Overrides set(String... set) {
    return new Overrides(OptionalLong.empty(), OptionalInt.empty(), List.of(set), Optional.empty());
  }
}
