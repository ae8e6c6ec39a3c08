package knee.experiments.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import knee.experiments.cli.session.Execution;
import knee.experiments.cli.session.ExitStatus;
import knee.experiments.cli.session.Format;
import knee.experiments.cli.session.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code knee run FILE...}: every point of every file, once all files have been found right. */
@Command(
    name = "run",
    sortOptions = false,
    description = "Simulate every point of the experiments: a table here, files under --out.",
    footer = {
      "",
      "Files: report.html, for people; results.json, with everything; results.csv, by",
      "kind of request; populations.csv, by named population of clients; processes.csv,",
      "by worker process; charts as SVG and PNG."
    })
final class RunCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private Inputs inputs;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where results go: DIR itself for one FILE, DIR/<file name> for several. Default:"
              + " results/<file name>.")
  private Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "What standard output carries: table, json or csv.")
  private Format format;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Replications at once; default: as many as processors. Results do not change.")
  private Integer threads;

  @Option(names = "--resume", description = "Go on from the points already in the results.")
  private boolean resume;

  @Option(
      names = "--cache",
      paramLabel = "DIR",
      defaultValue = "${env:KNEE_CACHE}",
      description = {
        "Keep finished points in DIR, for any run that meets",
        "them again. Default: $KNEE_CACHE, or none."
      })
  private Path cache;

  @Option(names = "--no-charts", description = "Write no charts.")
  private boolean noCharts;

  @Option(names = "--progress", description = "Progress in plain lines.")
  private boolean progress;

  @Option(names = "--quiet", description = "No progress on standard error.")
  private boolean quiet;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (threads != null && threads < 1) {
      throw inputs.wrong("--threads is a whole number from 1, not " + threads);
    }
    if (out != null && out.toString().isEmpty()) {
      throw inputs.wrong("--out is empty; name a folder");
    }
    if (cache != null && Files.isRegularFile(cache)) {
      throw inputs.wrong("--cache: '" + cache + "' is a file; name a folder");
    }
    List<Inputs.Reading> readings = inputs.read();
    List<String> faults =
        readings.stream().flatMap(reading -> reading.faults().stream()).distinct().toList();
    faults.forEach(surroundings.err()::println);
    if (!faults.isEmpty() || namesClash() || fileInTheWay()) {
      return ExitStatus.WRONG_INPUT;
    }
    int worst = ExitStatus.DONE;
    for (Inputs.Reading reading : readings) {
      reading.experiment().orElseThrow().warnings().forEach(surroundings.err()::println);
    }
    for (Inputs.Reading reading : readings) {
      Execution execution =
          new Execution(
              surroundings, settings(), folder(reading.file()), reading.experiment().orElseThrow());
      worst = Math.max(worst, execution.run());
    }
    return worst;
  }

  private Execution.Settings settings() {
    return new Execution.Settings(
        format,
        inputs.files().size() > 1,
        threads == null ? Runtime.getRuntime().availableProcessors() : threads,
        resume,
        cache == null || cache.toString().isEmpty() ? null : cache,
        !noCharts,
        quiet,
        progress);
  }

  private Path folder(Path file) {
    boolean own = out != null && inputs.files().size() == 1;
    Path all = out == null ? Path.of("results") : out;
    return own ? out : all.resolve(name(file));
  }

  /** Two files of one name would write to one folder. */
  private boolean namesClash() {
    Map<String, Path> taken = new HashMap<>();
    boolean clash = false;
    for (Path file : inputs.files()) {
      Path other = taken.putIfAbsent(name(file), file);
      if (other != null) {
        clash = true;
        surroundings
            .err()
            .println(
                file
                    + ": would write to the same folder as "
                    + other
                    + "; rename one, or run them one by one with --out DIR");
      }
    }
    return clash;
  }

  /** A folder of results cannot stand where a file is, nor below one. */
  private boolean fileInTheWay() {
    boolean found = false;
    for (Path file : inputs.files()) {
      for (Path path = folder(file); path != null && !found; path = path.getParent()) {
        if (Files.exists(path) && !Files.isDirectory(path)) {
          surroundings.err().println("--out: '" + path + "' is a file; name a folder");
          found = true;
        }
      }
    }
    return found;
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }
}
