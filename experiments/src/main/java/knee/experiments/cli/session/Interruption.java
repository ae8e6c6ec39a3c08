package knee.experiments.cli.session;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * Ctrl-C and SIGTERM from the first point to the last chart: results being written are finished,
 * one line says what is kept, and the process ends with status 3.
 */
final class Interruption implements AutoCloseable {
  /** Something that must not be cut in two. */
  @FunctionalInterface
  interface Writing {
    void run() throws IOException;
  }

  private final Object whole = new Object();
  private final Surroundings surroundings;
  private final Supplier<String> kept;
  private final Thread hook = new Thread(this::end, "knee-interruption");

  /**
   * @param kept the end of the line: what has been saved and how to go on
   */
  Interruption(Surroundings surroundings, Supplier<String> kept) {
    this.surroundings = surroundings;
    this.kept = kept;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  void write(Writing writing) throws IOException {
    synchronized (whole) {
      writing.run();
    }
  }

  private void end() {
    synchronized (whole) {
      String line = "knee: interrupted" + kept.get();
      surroundings.err().println(line);
      surroundings.err().flush();
      Runtime.getRuntime().halt(ExitStatus.FAILED);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already: the hook has the last word.
      return;
    }
  }
}
