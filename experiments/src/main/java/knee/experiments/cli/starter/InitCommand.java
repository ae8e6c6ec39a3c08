package knee.experiments.cli.starter;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import knee.experiments.cli.session.Cause;
import knee.experiments.cli.session.ExitStatus;
import knee.experiments.cli.session.Surroundings;
import knee.experiments.file.yaml.Nearest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code knee init [TEMPLATE]}: a commented file to begin with. */
@Command(
    name = "init",
    sortOptions = false,
    description = "Write a commented starter file; without a name, list the templates.")
public final class InitCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Spec private CommandSpec command;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "TEMPLATE",
      completionCandidates = Template.Titles.class,
      description = "One of those that 'knee init' lists.")
  private String template;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FILE",
      description = "To be written; must not exist. Default: standard output.")
  private Path file;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "The same, as an option.")
  private Path out;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  public InitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (template == null && out != null) {
      throw wrong("--out wants a template to write; there are " + Template.titles());
    }
    if (template == null) {
      for (Template each : Template.values()) {
        surroundings.out().println(String.format("%-15s %s", each.title(), each.description()));
      }
      return ExitStatus.DONE;
    }
    Template chosen = Template.named(template);
    if (chosen == null) {
      List<String> titles = Arrays.stream(Template.values()).map(Template::title).toList();
      String hint = Nearest.hint(template, titles, "there are " + Template.titles());
      surroundings.err().println("knee: no template '" + template + "'; " + hint);
      return ExitStatus.WRONG_INPUT;
    }
    if (file != null && out != null) {
      throw wrong("FILE and --out both say where to; keep one of them");
    }
    Path target = file == null ? out : file;
    if (target == null) {
      surroundings.out().print(chosen.text());
      return ExitStatus.DONE;
    }
    return write(chosen, target);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private int write(Template chosen, Path target) {
    try (OutputStream file = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      writeOrDelete(chosen.text(), file, target);
      return ExitStatus.DONE;
    } catch (FileAlreadyExistsException e) {
      surroundings.err().println(target + ": exists already; choose another name");
      return ExitStatus.WRONG_INPUT;
    } catch (IOException e) {
      surroundings.err().println("knee: cannot write " + target + ": " + Cause.of(e));
      return ExitStatus.FAILED;
    }
  }

  /** Half a file would stand in the way of the next try. */
  static void writeOrDelete(String text, OutputStream file, Path target) throws IOException {
    try {
      file.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      Files.delete(target);
      throw e;
    }
  }
}
