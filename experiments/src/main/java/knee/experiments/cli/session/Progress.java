package knee.experiments.cli.session;

import java.io.PrintStream;
import java.util.List;
import knee.experiments.file.Experiment;
import knee.experiments.file.Point;

/**
 * How far a run is, on standard error: one line written over again on a terminal, a line per point
 * with {@code --progress}, else nothing.
 */
final class Progress implements AutoCloseable {
  private enum Style {
    LIVE,
    LINES,
    NONE
  }

  private static final String CLEAR_LINE = "\r\u001b[K";

  /** A live line is not written more often than this [ns]. */
  private static final long PAUSE = 100_000_000;

  private final PrintStream err;
  private final Style style;
  private final int points;

  /** What is still expected of the points: more where precision takes more. */
  private int replications;

  private String precision = "";
  private final long begin = System.nanoTime();
  private int donePoints;
  private int doneReplications;
  private long lastShown = begin - PAUSE;

  private Progress(PrintStream err, Style style, int points, int replications) {
    this.err = err;
    this.style = style;
    this.points = points;
    this.replications = replications;
  }

  static Progress of(
      Surroundings surroundings,
      Execution.Settings settings,
      Experiment experiment,
      List<Integer> pending) {
    Style style = Style.NONE;
    if (!settings.quiet() && settings.plainProgress()) {
      style = Style.LINES;
    } else if (!settings.quiet() && surroundings.liveErrors()) {
      style = Style.LIVE;
    }
    int replications =
        pending.stream().mapToInt(index -> fewest(experiment.points().get(index))).sum();
    return new Progress(surroundings.err(), style, pending.size(), replications);
  }

  /** Until precision: as many as the first look waits for. */
  private static int fewest(Point point) {
    return point.effort().untilPrecise()
        ? Math.min(20, point.replications())
        : point.replications();
  }

  /** The point is not precise enough yet, and gets so many more. */
  public synchronized void moreReplications(int more, double reached) {
    replications += more;
    precision = String.format(", precision %.1f%%", 100 * reached);
  }

  synchronized void replicationDone() {
    doneReplications++;
    long now = System.nanoTime();
    if (style == Style.LIVE && now - lastShown >= PAUSE) {
      lastShown = now;
      err.print(CLEAR_LINE + text());
      err.flush();
    }
  }

  synchronized void pointDone(String label) {
    donePoints++;
    if (style == Style.LINES) {
      err.println(text() + ": " + label);
    }
    precision = "";
  }

  private String text() {
    return "point "
        + donePoints
        + "/"
        + points
        + ", replication "
        + doneReplications
        + "/"
        + replications
        + precision
        + ", "
        + left();
  }

  /** As if the rest went on at the pace so far. */
  private String left() {
    double elapsed = (System.nanoTime() - begin) * 1e-9;
    long seconds = Math.round(elapsed / doneReplications * (replications - doneReplications));
    if (seconds < 100) {
      return seconds + " s left";
    }
    return seconds < 6000 ? seconds / 60 + " min left" : seconds / 3600 + " h left";
  }

  /** Takes the live line away. */
  @Override
  public synchronized void close() {
    if (style == Style.LIVE) {
      err.print(CLEAR_LINE);
      err.flush();
    }
  }
}
