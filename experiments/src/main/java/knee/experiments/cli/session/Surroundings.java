package knee.experiments.cli.session;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import knee.experiments.run.work.UnitOfWork;

/**
 * What the program finds around itself.
 *
 * @param unit runs a replication
 * @param width of the terminal [characters]
 * @param liveErrors standard error is a terminal, on which a line can be written over
 * @param traces unexpected failures show where they came from
 */
public record Surroundings(
    PrintStream out,
    PrintStream err,
    UnitOfWork unit,
    int width,
    boolean liveErrors,
    boolean traces) {
  /** Where there is no terminal: a file or a pipe. */
  private static final int NO_TERMINAL = 120;

  /**
   * The launcher knows which of the streams are terminals ({@code KNEE_TERMINAL}) and how wide;
   * Java 17 can only tell that all of them are.
   */
  public static Surroundings of(
      PrintStream out,
      PrintStream err,
      UnitOfWork unit,
      Map<String, String> environment,
      boolean console) {
    return new Surroundings(
        out,
        err,
        unit,
        width(environment.getOrDefault("COLUMNS", "")),
        console || environment.getOrDefault("KNEE_TERMINAL", "").contains("err"),
        environment.containsKey("KNEE_DEBUG"));
  }

  private static int width(String columns) {
    return columns.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(columns) : NO_TERMINAL;
  }

  public PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  public PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }
}
