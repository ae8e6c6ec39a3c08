package knee.experiments.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import knee.charts.Charts;
import knee.experiments.file.Experiment;
import knee.experiments.report.Promises;
import knee.experiments.report.ResultsFolder;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.report.page.ReportPage;
import knee.experiments.run.FailedRunException;
import knee.experiments.run.Labels;
import knee.experiments.run.Runner;
import knee.experiments.run.estimate.PointSummary;

/** One experiment from its first point to its charts. */
public final class Execution {
  /**
   * @param several whether it is one of several files
   * @param cache where finished points of all runs are kept; null: nowhere
   */
  public record Settings(
      Format format,
      boolean several,
      int threads,
      boolean resume,
      Path cache,
      boolean charts,
      boolean quiet,
      boolean plainProgress) {}

  private final Surroundings surroundings;
  private final Settings settings;
  private final ResultsFolder folder;
  private final Experiment experiment;
  private final ResultsDocument results;

  public Execution(
      Surroundings surroundings, Settings settings, Path folder, Experiment experiment) {
    this.surroundings = surroundings;
    this.settings = settings;
    this.folder = new ResultsFolder(folder, ProgramCode::digest);
    this.experiment = experiment;
    this.results = new ResultsDocument(experiment);
  }

  /** Exit status. */
  public int run() {
    try {
      folder.prepare();
      return run(EarlierCharts.in(folder));
    } catch (IOException e) {
      surroundings
          .err()
          .println("knee: cannot write to " + folder.directory() + ": " + Cause.of(e));
      if (!results.finished().isEmpty()) {
        // What could not be saved is at least shown.
        new Output(surroundings, settings, results, folder)
            .print(Promises.judge(results), List.of());
      }
      return ExitStatus.FAILED;
    }
  }

  private int run(EarlierCharts earlier) throws IOException {
    int status = ExitStatus.DONE;
    try {
      if (settings.resume) {
        takeOver();
      }
      KeptPoints kept = KeptPoints.of(surroundings, settings, results);
      kept.takeOver();
      simulate(kept);
    } catch (FailedRunException e) {
      surroundings.err().println("knee: " + e.getMessage() + kept());
      if (surroundings.traces()) {
        e.printStackTrace(surroundings.err());
      }
      status = ExitStatus.FAILED;
    }
    List<Path> charts = status == ExitStatus.DONE ? draw() : List.of();
    earlier.removeAllBut(charts);
    if (status == ExitStatus.DONE) {
      folder.writeReport(ReportPage.of(results, charts));
    }
    Promises promises = Promises.judge(results);
    new Output(surroundings, settings, results, folder).print(promises, charts);
    return status == ExitStatus.DONE && promises.broken() ? ExitStatus.BROKEN_PROMISE : status;
  }

  private void takeOver() throws IOException {
    if (folder.isFromAnotherProgram()) {
      surroundings
          .err()
          .println(
              folder.json() + ": warning: is from another build of Knee; all points are run again");
      return;
    }
    Optional<String> earlier = folder.earlier();
    try {
      if (earlier.isPresent()) {
        results.resume(earlier.get());
      }
    } catch (JsonProcessingException e) {
      surroundings
          .err()
          .println(folder.json() + ": warning: is not JSON; all points are run again");
    }
    results.resume(folder.latest());
  }

  private void simulate(KeptPoints cache) throws FailedRunException, IOException {
    List<Integer> pending = results.pending();
    try (Progress progress = Progress.of(surroundings, settings, experiment, pending);
        Interruption interruption = new Interruption(surroundings, progress, this::keep)) {
      Runner.Listener listener =
          new Runner.Listener() {
            @Override
            public void worked(double replications) {
              progress.worked(replications);
            }

            @Override
            public void replicationDone(int point, int replication) {
              progress.replicationDone();
            }

            @Override
            public void granted(int point, PointSummary soFar, int replications) {
              progress.moreReplications(replications - soFar.replications(), soFar.precision());
            }

            @Override
            public void pointDone(int point, PointSummary summary) throws IOException {
              interruption.write(
                  () -> {
                    results.finish(point, summary);
                    folder.save(results, point);
                  });
              cache.keep(point);
              progress.pointDone(Labels.of(experiment.points().get(point)));
            }
          };
      if (cache.used() || pending.isEmpty()) {
        interruption.write(() -> folder.write(results));
      }
      try {
        new Runner(surroundings.unit(), settings.threads)
            .run(experiment.points(), pending, listener);
      } finally {
        interruption.write(() -> folder.writeRest(results));
      }
    }
  }

  /** At a sudden end. */
  private String keep() {
    try {
      folder.writeRest(results);
      return kept();
    } catch (IOException e) {
      return kept() + " (results.json is not complete: " + Cause.of(e) + ")";
    }
  }

  /** What an ended run leaves behind. */
  private String kept() {
    int all = experiment.points().size();
    int finished = results.finished().size();
    if (finished == 0) {
      return "; no point had finished";
    }
    return "; "
        + finished
        + " of "
        + all
        + " points are in "
        + folder.json()
        + ", and the same command with --resume goes on from there";
  }

  /** Figures are an addition: that they cannot be drawn does not spoil the run. */
  private List<Path> draw() {
    if (!settings.charts) {
      return List.of();
    }
    try {
      return Charts.draw(folder.json(), folder.directory());
    } catch (IOException | RuntimeException | LinkageError e) {
      String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
      surroundings.err().println("knee: warning: no charts: " + why);
      if (surroundings.traces()) {
        e.printStackTrace(surroundings.err());
      }
      return List.of();
    }
  }
}
