package knee.experiments.cli.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import knee.charts.Charts;
import knee.experiments.report.ResultsFolder;

/**
 * The charts of the results that a run replaces. Those that are not drawn again go with them: a
 * figure beside results that it does not show would be believed.
 */
final class EarlierCharts {
  private final ResultsFolder folder;
  private final Optional<String> results;
  private final List<Path> files;

  private EarlierCharts(ResultsFolder folder, Optional<String> results, List<Path> files) {
    this.folder = folder;
    this.results = results;
    this.files = files;
  }

  /** To be called while the earlier results are still there. */
  static EarlierCharts in(ResultsFolder folder) throws IOException {
    return new EarlierCharts(folder, folder.earlier(), files(folder));
  }

  private static List<Path> files(ResultsFolder folder) throws IOException {
    if (!Files.exists(folder.json())) {
      return List.of();
    }
    try {
      return Charts.files(folder.json(), folder.directory());
    } catch (RuntimeException | LinkageError e) {
      // Not results, or nothing to draw with: then no charts are known to be of an earlier run.
      return List.of();
    }
  }

  /** Nothing is taken away while the results are still the same. */
  void removeAllBut(List<Path> drawn) throws IOException {
    if (results.equals(folder.earlier())) {
      return;
    }
    for (Path file : files) {
      if (!drawn.contains(file) && Files.isRegularFile(file)) {
        Files.delete(file);
      }
    }
  }
}
