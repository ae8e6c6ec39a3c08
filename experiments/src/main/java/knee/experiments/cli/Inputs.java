package knee.experiments.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import knee.experiments.cli.session.Cause;
import knee.experiments.file.Experiment;
import knee.experiments.file.ExperimentFile;
import knee.experiments.file.FaultyFileException;
import knee.experiments.file.Overrides;
import knee.experiments.file.quantity.Quantity;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The experiment files of a command, and what the command line changes in them. */
final class Inputs {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Experiment files (YAML).")
  private List<Path> files = new ArrayList<>();

  @Option(names = "--seed", paramLabel = "N", description = "Seed of all random numbers.")
  private Long seed;

  @Option(
      names = "--replications",
      paramLabel = "N",
      description = "Independent replications of each point, or auto: until precise.")
  private String replications;

  @Option(
      names = "--precision",
      paramLabel = "SHARE",
      description =
          "As many replications as it takes (at most 100) until the intervals of mean and P95 are"
              + " within this share, 2%% say.")
  private String precision;

  @Option(
      names = "--set",
      paramLabel = "PATH=VALUE",
      description = {"Override a value of the file; repeatable.", "As in --set server.workers=4"})
  private List<String> set = new ArrayList<>();

  @Option(names = "--only", paramLabel = "VARIANT", description = "Take this variant alone.")
  private String only;

  List<Path> files() {
    return files;
  }

  /** A file: what was read of it, or what is wrong with it. */
  record Reading(Path file, Optional<Experiment> experiment, List<String> faults) {}

  /** Reads every file, also behind a faulty one, so that all faults are seen at once. */
  List<Reading> read() {
    Overrides overrides =
        new Overrides(
            seed == null ? OptionalLong.empty() : OptionalLong.of(seed),
            replicationCount(),
            askedPrecision(),
            List.copyOf(set),
            Optional.ofNullable(only));
    return files.stream().map(file -> read(file, overrides)).toList();
  }

  private OptionalInt replicationCount() {
    if (replications == null) {
      return OptionalInt.empty();
    }
    if (replications.equals("auto")) {
      return OptionalInt.of(Overrides.AUTO);
    }
    if (!replications.matches("[1-9][0-9]{0,8}")) {
      throw wrong("--replications is a whole number from 1 or auto, not '" + replications + "'");
    }
    return OptionalInt.of(Integer.parseInt(replications));
  }

  private OptionalDouble askedPrecision() {
    if (precision == null) {
      return OptionalDouble.empty();
    }
    try {
      double share = Quantity.SHARE.read(precision);
      if (share > 0 && share < 1) {
        return OptionalDouble.of(share);
      }
    } catch (IllegalArgumentException e) {
      throw wrong("--precision: " + e.getMessage());
    }
    throw wrong("--precision is a share such as 2%, not '" + precision + "'");
  }

  ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private static Reading read(Path file, Overrides overrides) {
    // Pipes are read too: /dev/stdin, <(sed ... shop.yaml).
    if (Files.isDirectory(file) || !Files.exists(file)) {
      String name = file.toString().isEmpty() ? "''" : file.toString();
      String what = Files.isDirectory(file) ? ": a folder; name a file in it" : ": no such file";
      return new Reading(file, Optional.empty(), List.of(name + what));
    }
    try {
      Experiment experiment = ExperimentFile.read(file, overrides);
      return new Reading(file, Optional.of(experiment), List.of());
    } catch (FaultyFileException e) {
      return new Reading(file, Optional.empty(), e.faults());
    } catch (IOException e) {
      return new Reading(
          file, Optional.empty(), List.of(file + ": cannot be read: " + Cause.of(e)));
    }
  }
}
