package knee.experiments.cli.session;

import java.io.PrintStream;
import java.util.List;
import knee.experiments.file.Experiment;
import knee.experiments.file.Point;
import knee.experiments.run.warmup.WarmUp;

/**
 * How far a run is, on standard error: one line written over again on a terminal; a line per point,
 * and every ten seconds, with {@code --progress}; else nothing.
 */
final class Progress implements AutoCloseable {
  private enum Style {
    LIVE,
    LINES,
    NONE
  }

  private static final String CLEAR_LINE = "\r\u001b[K";

  /** A live line is not written more often than this [ns]. */
  private static final long LIVE_PAUSE = 100_000_000L;

  /** Nor another line while a point is in progress [ns]. */
  private static final long LINES_PAUSE = 10_000_000_000L;

  private final PrintStream err;
  private final Style style;
  private final int points;

  /** What is still expected of the points: more where precision takes more. */
  private int replications;

  /** Replications and what comes before them, the time of one replication as unit. */
  private double work;

  private double worked;

  private String precision = "";
  private final long begin = System.nanoTime();
  private int donePoints;
  private int doneReplications;
  private long lastShown;

  private Progress(PrintStream err, Style style, int points, int replications, double pilots) {
    this.err = err;
    this.style = style;
    this.points = points;
    this.replications = replications;
    this.work = replications + pilots;
    this.lastShown = style == Style.LIVE ? begin - LIVE_PAUSE : begin;
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
    double pilots =
        pending.stream().mapToDouble(index -> WarmUp.work(experiment.points().get(index))).sum();
    return new Progress(surroundings.err(), style, pending.size(), replications, pilots);
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
    work += more;
    precision = String.format(", precision %.1f%%", 100 * reached);
  }

  /** So much more has been simulated, on whatever thread. */
  synchronized void worked(double replications) {
    worked += replications;
    show();
  }

  synchronized void replicationDone() {
    doneReplications++;
    show();
  }

  private void show() {
    long now = System.nanoTime();
    if (style == Style.LIVE && now - lastShown >= LIVE_PAUSE) {
      lastShown = now;
      err.print(CLEAR_LINE + text());
      err.flush();
    } else if (style == Style.LINES && now - lastShown >= LINES_PAUSE) {
      lastShown = now;
      err.println(text());
    }
  }

  synchronized void pointDone(String label) {
    donePoints++;
    if (style == Style.LINES) {
      lastShown = System.nanoTime();
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
        + String.format(", %.0f%%, ", 100 * done())
        + left();
  }

  /** Pilots that were too short are followed by more: never all before it is. */
  private double done() {
    boolean all = doneReplications == replications;
    return all ? 1 : Math.min(0.99, worked / work);
  }

  /** As if the rest went on at the pace so far. */
  private String left() {
    double elapsed = (System.nanoTime() - begin) * 1e-9;
    if (done() == 0) {
      return "time left unknown";
    }
    long seconds = Math.round(elapsed / done() * (1 - done()));
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
