package knee.experiments.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import knee.experiments.cli.session.ExitStatus;
import knee.experiments.cli.session.Surroundings;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code knee completion bash}: a script for the shell; {@code source <(knee completion bash)}. */
@Command(name = "completion", description = "Print completion for a shell: bash or zsh.")
final class CompletionCommand implements Callable<Integer> {
  enum Shell {
    BASH,
    ZSH;

    /** As it is typed, and as the shell completes it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Surroundings surroundings;

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
  private Shell shell;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  CompletionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** One script serves both shells: it begins by turning on bash completion under zsh. */
  @Override
  public Integer call() {
    CommandLine knee = command.parent().commandLine();
    surroundings.out().println(AutoComplete.bash("knee", knee));
    return ExitStatus.DONE;
  }
}
