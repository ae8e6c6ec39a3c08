package knee.experiments.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import knee.experiments.cli.session.ExitStatus;
import knee.experiments.cli.session.Surroundings;
import knee.experiments.cli.starter.InitCommand;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.run.work.UnitOfWork;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;

/** The program {@code knee}: one class per command, exit status 0 to 3. */
@Command(
    name = "knee",
    versionProvider = Knee.Version.class,
    sortOptions = false,
    synopsisHeading = "Usage: ",
    description = {
      "Predicts the latency curve of a web server, and its knee, before anyone runs it.",
      ""
    },
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Begin with: knee init web-server > first.yaml && knee run first.yaml",
      "Exit status: 0 done; 1 an expect line did not hold; 2 the file or the",
      "arguments are wrong; 3 the run failed or was interrupted."
    })
public final class Knee implements Runnable {
  /** Of help, in characters; Picocli takes no fewer than 55. */
  private static final int LEAST_WIDTH = 55;

  private static final int MOST_WIDTH = 80;

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  @CommandLine.Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  private final CommandLine line = new CommandLine(this);
  private final Surroundings surroundings;

  private Knee(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    // Whatever the locale says: documents on standard output are UTF-8, numbers have points.
    Locale.setDefault(Locale.ROOT);
    StandardOutput standard = new StandardOutput();
    PrintStream out = utf8(standard);
    PrintStream err = utf8(new FileOutputStream(FileDescriptor.err));
    Surroundings real =
        Surroundings.of(out, err, UnitOfWork.SIMULATION, System.getenv(), System.console() != null);
    int status = run(real, args);
    out.flush();
    if (standard.failure().isPresent()) {
      err.println("knee: cannot write to standard output: " + standard.failure().get());
      status = ExitStatus.FAILED;
    }
    err.flush();
    System.exit(status);
  }

  private static PrintStream utf8(OutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** The whole program but for the process around it. */
  static int run(Surroundings surroundings, String... args) {
    try {
      return new Knee(surroundings).line(surroundings).execute(args);
    } catch (Error e) {
      // Picocli does not take them; Java would write a stack trace and end with status 1.
      new Complaints(surroundings).unexpected(e);
      return ExitStatus.FAILED;
    }
  }

  private CommandLine line(Surroundings surroundings) {
    line.addSubcommand(new RunCommand(surroundings));
    line.addSubcommand(new ValidateCommand(surroundings));
    line.addSubcommand(new ChartCommand(surroundings));
    line.addSubcommand(new InitCommand(surroundings));
    line.addSubcommand(new BenchCommand(surroundings));
    line.addSubcommand(new ValidationCommand(surroundings));
    line.addSubcommand(new CompletionCommand(surroundings));
    line.addSubcommand(new HelpCommand());
    NotBuiltCommand.addAll(line, surroundings);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExpandAtFiles(false); // @shop.yaml is a file, not where arguments are
    line.setUsageHelpWidth(Math.max(LEAST_WIDTH, Math.min(surroundings.width(), MOST_WIDTH)));
    line.setOut(surroundings.outWriter());
    line.setErr(surroundings.errWriter());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    Complaints complaints = new Complaints(surroundings);
    line.setParameterExceptionHandler(complaints);
    line.setExecutionExceptionHandler(complaints);
    return line;
  }

  /** Without a command: how it is used. */
  @Override
  public void run() {
    line.usage(surroundings.outWriter());
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"knee " + ResultsDocument.KNEE_VERSION};
    }
  }
}
