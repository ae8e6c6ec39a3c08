package knee.experiments.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import knee.experiments.cli.session.ExitStatus;
import knee.experiments.cli.session.Surroundings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** Commands that are planned: they say so instead of being unknown. */
@Command(hidden = true)
final class NotBuiltCommand implements Callable<Integer> {
  private static final List<String> NAMES =
      List.of("solve", "theory", "audit", "calibrate", "find");

  private final Surroundings surroundings;

  @Spec private CommandSpec command;

  @Unmatched private List<String> arguments = new ArrayList<>();

  private NotBuiltCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  static void addAll(CommandLine knee, Surroundings surroundings) {
    NAMES.forEach(name -> knee.addSubcommand(name, new NotBuiltCommand(surroundings)));
  }

  @Override
  public Integer call() {
    surroundings.err().println("knee: '" + command.name() + "' is not built yet");
    return ExitStatus.WRONG_INPUT;
  }
}
