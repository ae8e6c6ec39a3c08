package knee.experiments.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import knee.experiments.cli.session.ExitStatus;
import knee.experiments.cli.session.Surroundings;
import knee.experiments.file.yaml.Nearest;
import knee.experiments.run.HeapLimit;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when a command cannot do what it was asked: a line or two, never a stack trace. */
final class Complaints implements IParameterExceptionHandler, IExecutionExceptionHandler {
  /** As Picocli says it of an option that takes one of a few words. */
  private static final Pattern CHOICE =
      Pattern.compile("expected one of \\[(.*)] \\(case-insensitive\\) but was ('.*')");

  /** As its own {@code help} says it. */
  private static final Pattern UNKNOWN_COMMAND = Pattern.compile("Unknown subcommand '(.*)'\\.");

  private final Surroundings surroundings;

  Complaints(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** Wrong arguments: what is wrong, the nearest right one, where to read on. */
  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    surroundings.err().println("knee: " + text(problem));
    String name = command.getCommandSpec().qualifiedName();
    surroundings
        .err()
        .println("usage: " + usage(name, command) + "; '" + help(name) + "' says more");
    return ExitStatus.WRONG_INPUT;
  }

  private static String text(ParameterException problem) {
    if (problem instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched);
    }
    Matcher missing = UNKNOWN_COMMAND.matcher(problem.getMessage());
    if (missing.matches()) {
      return unknownCommand(missing.group(1), problem.getCommandLine());
    }
    String text =
        problem.getMessage().replaceFirst("is not an? (long|int)$", "is not a whole number");
    text = text.replaceFirst("cannot convert ('.*') to interface .*", "no file can be called $1");
    Matcher choice = CHOICE.matcher(text);
    if (choice.find()) {
      String words = choice.group(1).toLowerCase(Locale.ROOT);
      text =
          choice.replaceFirst(
              Matcher.quoteReplacement(choice.group(2) + "; choose one of " + words));
    }
    // A sentence of Picocli's, but not a name such as FILE.
    return text.matches("(?s)[A-Z][a-z].*")
        ? text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1)
        : text;
  }

  private static String unknown(UnmatchedArgumentException unmatched) {
    CommandLine command = unmatched.getCommandLine();
    String first = unmatched.getUnmatched().get(0);
    if (unmatched.isUnknownOption()) {
      return "unknown option '" + first + "'; " + Nearest.hint(first, options(command));
    }
    if (isTop(command)) {
      return unknownCommand(first, command);
    }
    return "unexpected argument '" + first + "'";
  }

  private static String unknownCommand(String name, CommandLine command) {
    return "unknown command '" + name + "'; " + Nearest.hint(name, commands(command));
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::longestName)
        .toList();
  }

  private static List<String> commands(CommandLine command) {
    return command.getSubcommands().entrySet().stream()
        .filter(entry -> !entry.getValue().getCommandSpec().usageMessage().hidden())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean isTop(CommandLine command) {
    return command.getParent() == null;
  }

  private static String usage(String name, CommandLine command) {
    StringBuilder usage = new StringBuilder(name);
    if (isTop(command)) {
      return usage.append(" COMMAND ...").toString();
    }
    usage.append(" [options]");
    command
        .getCommandSpec()
        .positionalParameters()
        .forEach(
            parameter -> {
              String more = parameter.arity().isVariable() ? "..." : "";
              boolean needed = parameter.arity().min() > 0;
              String label = parameter.paramLabel() + more;
              usage.append(' ').append(needed ? label : "[" + label + "]");
            });
    return usage.toString();
  }

  private static String help(String name) {
    return name.replaceFirst("^knee", "knee help");
  }

  /** What nobody expected. */
  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
    unexpected(problem);
    return ExitStatus.FAILED;
  }

  void unexpected(Throwable problem) {
    String what = HeapLimit.said(problem).orElse(problem + " (KNEE_DEBUG=1 shows where)");
    surroundings.err().println("knee: " + what);
    if (surroundings.traces()) {
      problem.printStackTrace(surroundings.err());
    }
  }
}
