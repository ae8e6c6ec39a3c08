package knee.experiments.cli.session;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * Ctrl-C and SIGTERM while points are running: a file being written is finished, one line says what
 * is kept, and the process ends with status 3.
 */
final class Interruption implements AutoCloseable {
  /** Something that must not be cut in two. */
  @FunctionalInterface
  interface Writing {
    void run() throws IOException;
  }

  private final Object whole = new Object();
  private final Surroundings surroundings;
  private final Progress progress;
  private final Supplier<String> kept;
  private final Thread hook = new Thread(this::end, "knee-interruption");

  /**
   * @param kept the end of the line: what has been saved and how to go on
   */
  Interruption(Surroundings surroundings, Progress progress, Supplier<String> kept) {
    this.surroundings = surroundings;
    this.progress = progress;
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
      progress.close();
      surroundings.err().println("knee: interrupted" + kept.get());
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
