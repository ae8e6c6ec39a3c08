package knee.experiments.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import knee.experiments.report.document.ResultsDocument;

/**
 * Where the results of one file go. A file there is replaced as a whole or not at all: a new one is
 * written beside it and then takes its name.
 *
 * <p>The more points there are, the more have to finish before all is written anew, or a sweep of
 * 2,000 would write 34 GB; until then each is a line of a file of its own, which {@code --resume}
 * reads too.
 */
public final class ResultsFolder {
  private static final String REPORT = "report.html";
  private static final String POPULATIONS = "populations.csv";
  private static final String PROCESSES = "processes.csv";

  /** Points that have finished since results.json was written. */
  private static final String LATEST = ".results.latest";

  /** Which program has written results.json: its version alone does not say. */
  private static final String PROGRAM = ".results.program";

  /** All is written anew when there is one more for so many that have been written. */
  private static final int SHARE = 64;

  private final Path directory;
  private final Supplier<String> program;

  /** How many points make it worth to write all; and whether some are in {@link #LATEST} only. */
  private int due;

  private boolean behind;

  private int saved;

  /**
   * @param program a hash of the one that runs, asked for when it is needed
   */
  public ResultsFolder(Path directory, Supplier<String> program) {
    this.directory = directory;
    this.program = program;
  }

  public Path directory() {
    return directory;
  }

  public Path json() {
    return directory.resolve("results.json");
  }

  /** The page for people. */
  public Path report() {
    return directory.resolve(REPORT);
  }

  /** What a finished run has written here, but for the charts. */
  public List<String> files() {
    return Stream.of(REPORT, "results.json", "results.csv", POPULATIONS, PROCESSES)
        .filter(name -> Files.exists(directory.resolve(name)))
        .toList();
  }

  /** The results that an earlier run left here. */
  public Optional<String> earlier() throws IOException {
    return Files.exists(json()) ? Optional.of(Files.readString(json())) : Optional.empty();
  }

  /** Whether another program wrote what is here; not where nothing tells. */
  public boolean isFromAnotherProgram() throws IOException {
    Path writer = directory.resolve(PROGRAM);
    return Files.exists(writer) && !Files.readString(writer).equals(program.get());
  }

  /**
   * Makes the folder and tries whether it can be written to, so that a long run does not learn it
   * at its end. Replaces nothing.
   *
   * @return to be closed when nothing more is to be written
   */
  public FolderClaim prepare() throws IOException {
    Files.createDirectories(directory);
    Files.delete(Files.createTempFile(directory, ".knee", ".try"));
    return FolderClaim.of(directory);
  }

  /** How many points of this run are safe here. */
  public int saved() {
    return saved;
  }

  /** Those points that an earlier run could not write into its results any more, a line each. */
  public List<String> latest() throws IOException {
    Path latest = directory.resolve(LATEST);
    return Files.exists(latest) ? Files.readAllLines(latest) : List.of();
  }

  /** One more point has finished, and is safe from now on. */
  public void save(ResultsDocument results, int point) throws IOException {
    if (results.finished().size() >= due) {
      write(results);
      return;
    }
    behind = true;
    Files.writeString(
        directory.resolve(LATEST),
        results.line(point) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    saved++;
  }

  /** No more points are to come for now. */
  public void writeRest(ResultsDocument results) throws IOException {
    if (behind) {
      write(results);
    }
  }

  /** Writes what has finished so far; results of an earlier run are gone from then on. */
  public void write(ResultsDocument results) throws IOException {
    replace("results.json", results.text());
    saved = results.finished().size();
    if (due == 0) { // nothing of this run was written before
      replace(PROGRAM, program.get());
    }
    replace("results.csv", CsvRows.text(results));
    replaceOrDelete(POPULATIONS, CsvRows.populations(results));
    replaceOrDelete(PROCESSES, CsvRows.processes(results));
    Files.deleteIfExists(directory.resolve(LATEST));
    int finished = results.finished().size();
    due = finished + Math.max(1, finished / SHARE);
    behind = false;
  }

  /** What these results have nothing for must not be left of earlier ones. */
  private void replaceOrDelete(String name, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      replace(name, text.get());
    } else {
      Files.deleteIfExists(directory.resolve(name));
    }
  }

  /** Writes the page for people. */
  public void writeReport(String page) throws IOException {
    replace(REPORT, page);
  }

  private void replace(String name, String text) throws IOException {
    Path fresh = directory.resolve("." + name + ".new");
    try {
      Files.write(fresh, text.getBytes(StandardCharsets.UTF_8));
      Files.move(
          fresh,
          directory.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(fresh);
      throw e;
    }
  }
}
