package knee.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import knee.charts.Charts;
import knee.experiments.cli.session.Cause;
import knee.experiments.cli.session.ExitStatus;
import knee.experiments.cli.session.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code knee chart RESULTS}: the figures again, without running anything. */
@Command(
    name = "chart",
    sortOptions = false,
    description = "Draw the charts again from saved results.")
final class ChartCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(paramLabel = "RESULTS", description = "A results.json, or the folder it lies in.")
  private Path results;

  @Option(names = "--out", paramLabel = "DIR", description = "Default: beside the results.")
  private Path out;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  ChartCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Path json = Files.isDirectory(results) ? results.resolve("results.json") : results;
    if (!Files.isRegularFile(json)) {
      surroundings.err().println(json + ": no such file; 'knee run' writes it");
      return ExitStatus.WRONG_INPUT;
    }
    Path beside = json.resolveSibling("");
    Path directory = out == null ? beside : out;
    if (Files.exists(directory) && !Files.isDirectory(directory)) {
      surroundings.err().println("--out: '" + directory + "' is a file; name a folder");
      return ExitStatus.WRONG_INPUT;
    }
    try {
      Files.createDirectories(directory);
      List<Path> drawn = Charts.draw(json, directory);
      drawn.forEach(surroundings.out()::println);
      return ExitStatus.DONE;
    } catch (IllegalArgumentException e) {
      surroundings.err().println(e.getMessage());
      return ExitStatus.WRONG_INPUT;
    } catch (IOException e) {
      surroundings.err().println("knee: no charts in " + directory + ": " + Cause.of(e));
      return ExitStatus.FAILED;
    }
  }
}
