package knee.experiments.cli.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import knee.charts.Charts;
import knee.experiments.report.ResultsFolder;

/**
 * The charts and the page of the results that a run replaces. Those that are not made again go with
 * them, at the first point that they do not show, however the run ends later: a figure beside
 * results that it does not show would be believed.
 */
final class EarlierViews {
  private final ResultsFolder folder;
  private final String results;
  private final List<Path> files;

  /** Where the last point was found in the earlier results; -1: it is not there. */
  private int found;

  private EarlierViews(ResultsFolder folder, String results, List<Path> files) {
    this.folder = folder;
    this.results = results;
    this.files = files;
  }

  /** To be called while the earlier results are still there. */
  static EarlierViews in(ResultsFolder folder) throws IOException {
    List<Path> files = new ArrayList<>(charts(folder));
    files.add(folder.report());
    return new EarlierViews(folder, folder.earlier().orElse(""), files);
  }

  private static List<Path> charts(ResultsFolder folder) throws IOException {
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

  /**
   * A point has been saved; told in the order of the experiment.
   *
   * @param point as it stands in results.json
   */
  void saved(String point) throws IOException {
    if (found >= 0) {
      found = results.indexOf(point, found);
      if (found < 0) {
        removeAllBut(List.of());
      }
    }
  }

  /** The run has ended. Nothing is taken away where the results are still the same. */
  void endedWith(List<Path> drawn) throws IOException {
    if (!results.equals(folder.earlier().orElse(""))) {
      removeAllBut(drawn);
    }
  }

  private void removeAllBut(List<Path> drawn) throws IOException {
    for (Path file : files) {
      if (!drawn.contains(file) && Files.isRegularFile(file)) {
        Files.delete(file);
      }
    }
  }
}
