package knee.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import knee.experiments.cli.session.ExitStatus;
import knee.experiments.cli.session.Surroundings;
import knee.experiments.file.Experiment;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.report.validation.Intervals;
import knee.experiments.report.validation.ValidationPage;
import knee.experiments.run.FailedRunException;
import knee.experiments.run.Runner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code knee validation}: runs measured experiments and writes them down beside the numbers. */
@Command(
    name = "validation",
    hidden = true,
    sortOptions = false,
    description = "Simulate measured experiments; write predicted beside measured, in Markdown.")
final class ValidationCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private Inputs inputs;

  @Option(
      names = "--out",
      paramLabel = "PAGE",
      required = true,
      description = "The page to write, replacing what is there.")
  private Path out;

  @Option(
      names = "--intervals",
      paramLabel = "CSV",
      required = true,
      description = "95 %% half-widths of the measured rows: file,row,mean,throughput.")
  private Path intervals;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  ValidationCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<Inputs.Reading> readings = inputs.read();
    List<String> faults = readings.stream().flatMap(one -> one.faults().stream()).toList();
    faults.forEach(surroundings.err()::println);
    if (!faults.isEmpty()) {
      return ExitStatus.WRONG_INPUT;
    }
    try {
      ValidationPage page = new ValidationPage(Intervals.read(intervals));
      for (Inputs.Reading reading : readings) {
        page.add(simulate(reading.experiment().orElseThrow()));
      }
      Files.writeString(out, page.text());
      return ExitStatus.DONE;
    } catch (IOException | FailedRunException e) {
      surroundings.err().println("knee: " + e.getMessage());
      return ExitStatus.FAILED;
    }
  }

  private ResultsDocument simulate(Experiment experiment) throws IOException, FailedRunException {
    ResultsDocument results = new ResultsDocument(experiment);
    int threads = Runtime.getRuntime().availableProcessors();
    new Runner(surroundings.unit(), threads)
        .run(experiment.points(), results.pending(), results::finish);
    surroundings.err().println(experiment.file() + ": done");
    return results;
  }
}
