package knee.experiments.cli.session;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.IntSummaryStatistics;
import java.util.List;
import knee.experiments.file.Point;
import knee.experiments.report.CsvRows;
import knee.experiments.report.Promises;
import knee.experiments.report.ResultsFolder;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.report.table.ComparisonTable;
import knee.experiments.report.table.MeasuredTable;
import knee.experiments.report.table.PointTable;
import knee.experiments.report.table.PopulationTable;
import knee.experiments.report.table.ProcessTable;
import knee.experiments.report.table.Remarks;

/** What standard output gets of a run, and where the promises are told. */
final class Output {
  private final Surroundings surroundings;
  private final Execution.Settings settings;
  private final ResultsDocument results;
  private final ResultsFolder folder;

  Output(
      Surroundings surroundings,
      Execution.Settings settings,
      ResultsDocument results,
      ResultsFolder folder) {
    this.surroundings = surroundings;
    this.settings = settings;
    this.results = results;
    this.folder = folder;
  }

  /**
   * A document alone, what went wrong beside it; or a table with all that belongs to it.
   *
   * @param saved whether the folder has these results
   */
  void print(Promises promises, List<Path> charts, boolean saved) {
    switch (settings.format()) {
      case JSON ->
          surroundings.out().print(settings.several() ? results.line() + "\n" : results.text());
      case CSV -> surroundings.out().print(CsvRows.text(results));
      case TABLE -> table(charts, saved);
    }
    surroundings.out().flush();
    if (settings.format() == Format.TABLE) {
      promises.lines().stream()
          .flatMap(line -> Remarks.broken(line, surroundings.width()).stream())
          .forEach(surroundings.out()::println);
    } else {
      promises.doubts().forEach(surroundings.err()::println);
    }
  }

  private void table(List<Path> charts, boolean saved) {
    if (results.finished().isEmpty()) {
      return;
    }
    PrintStream out = surroundings.out();
    out.println(heading());
    out.println(how());
    out.println();
    PointTable.lines(results, surroundings.width()).forEach(out::println);
    Remarks.lines(results, surroundings.width()).forEach(out::println);
    out.println();
    block("Populations:", PopulationTable.lines(results, surroundings.width()));
    if (results.finished().stream().anyMatch(point -> point.has("memory"))) {
      block("Worker processes:", ProcessTable.lines(results, surroundings.width()));
    }
    block(
        "Differences (same random numbers; intervals hold for all pairs; ? may be 0):",
        ComparisonTable.lines(results, surroundings.width()));
    block("Measured and predicted:", MeasuredTable.lines(results, surroundings.width()));
    if (saved) {
      String files = String.join(", ", folder.files());
      out.println("In " + folder.directory() + ": " + files + pictures(charts));
    }
  }

  private void block(String heading, List<String> lines) {
    if (!lines.isEmpty()) {
      surroundings.out().println(heading);
      lines.forEach(surroundings.out()::println);
      surroundings.out().println();
    }
  }

  /** The main figure is the first; each is there as SVG and as PNG. */
  private static String pictures(List<Path> charts) {
    List<Path> figures =
        charts.stream().filter(chart -> chart.toString().endsWith(".svg")).toList();
    return switch (figures.size()) {
      case 0 -> "";
      case 1 -> ", " + figures.get(0).getFileName();
      case 2 -> ", " + figures.get(0).getFileName() + " and another chart";
      default ->
          ", " + figures.get(0).getFileName() + " and " + (figures.size() - 1) + " more charts";
    };
  }

  private String heading() {
    String title = results.experiment().title();
    return title.isEmpty() ? results.experiment().file() : title;
  }

  private String how() {
    Point first = results.experiment().points().get(0);
    IntSummaryStatistics done =
        results.finished().stream()
            .mapToInt(point -> point.path("replications").asInt())
            .summaryStatistics();
    String fewest = done.getMin() < done.getMax() ? done.getMin() + " to " : "";
    String most = done.getMax() == 1 ? "1 replication" : done.getMax() + " replications";
    String replications = done.getCount() == 0 ? "no replications" : fewest + most;
    return replications + " a point, seed " + first.seed() + "; ± half a 95% interval";
  }
}
