package knee.experiments.cli;

import java.util.IntSummaryStatistics;
import java.util.concurrent.Callable;
import knee.experiments.cli.session.ExitStatus;
import knee.experiments.cli.session.Surroundings;
import knee.experiments.file.Experiment;
import knee.experiments.file.Point;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code knee validate FILE...}: every fault of every file, nothing else. */
@Command(
    name = "validate",
    sortOptions = false,
    description = "Check the files only; every fault with file, line and column.")
final class ValidateCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private Inputs inputs;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  ValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    int status = ExitStatus.DONE;
    for (Inputs.Reading reading : inputs.read()) {
      reading.faults().forEach(surroundings.err()::println);
      if (reading.experiment().isEmpty()) {
        status = ExitStatus.WRONG_INPUT;
        continue;
      }
      Experiment experiment = reading.experiment().get();
      experiment.warnings().forEach(surroundings.err()::println);
      experiment.calibration().warnings(experiment.measured()).forEach(surroundings.err()::println);
      surroundings.out().println(reading.file() + ": ok (" + size(experiment) + ")");
    }
    return status;
  }

  private static String size(Experiment experiment) {
    int points = experiment.points().size();
    IntSummaryStatistics replications =
        experiment.points().stream().mapToInt(Point::replications).summaryStatistics();
    int most = replications.getMax();
    String range = replications.getMin() == most ? "" : replications.getMin() + " to ";
    return points
        + (points == 1 ? " point, " : " points, ")
        + range
        + most
        + (most == 1 ? " replication" : " replications");
  }
}
