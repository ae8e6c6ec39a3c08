package knee.experiments.cli.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import knee.charts.Charts;
import knee.charts.NoFontsException;
import knee.experiments.file.Experiment;
import knee.experiments.report.FolderClaim;
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

  /** How far the run is; null before it begins. */
  private volatile Progress shown;

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
      FolderClaim claim = folder.prepare();
      try (Interruption interruption = new Interruption(surroundings, this::keep)) {
        return run(EarlierViews.in(folder), interruption);
      } finally {
        claim.close();
      }
    } catch (IOException e) {
      complain("cannot write to " + folder.directory() + ": " + Cause.of(e) + saved());
      if (!results.finished().isEmpty()) {
        // What could not be saved is at least shown.
        print(Promises.judge(results), List.of(), false);
      }
      return ExitStatus.FAILED;
    }
  }

  private int run(EarlierViews earlier, Interruption interruption) throws IOException {
    int status = ExitStatus.DONE;
    List<Path> charts = List.of();
    try {
      if (settings.resume) {
        takeOver();
      }
      KeptPoints kept = KeptPoints.of(surroundings, settings, results);
      kept.takeOver();
      simulate(kept, earlier, interruption);
    } catch (FailedRunException e) {
      complain(e.getMessage() + kept());
      if (surroundings.traces()) {
        e.printStackTrace(surroundings.err());
      }
      status = ExitStatus.FAILED;
    }
    if (status == ExitStatus.DONE) {
      try {
        charts = draw();
      } catch (IOException e) {
        complain(
            "the results are complete, their charts are not: "
                + Cause.of(e)
                + "; the same command with --resume draws them");
        status = ExitStatus.FAILED;
      }
    }
    earlier.endedWith(charts);
    if (status == ExitStatus.DONE) {
      folder.writeReport(ReportPage.of(results, charts));
    }
    Promises promises = Promises.judge(results);
    print(promises, charts, true);
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

  private void simulate(KeptPoints cache, EarlierViews earlier, Interruption interruption)
      throws FailedRunException, IOException {
    List<Integer> pending = results.pending();
    try (Progress progress = Progress.of(surroundings, settings, experiment, pending)) {
      shown = progress;
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
                    earlier.saved(results.text(point));
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
    if (shown != null) {
      shown.close();
    }
    try {
      folder.writeRest(results);
      return kept();
    } catch (IOException e) {
      return kept() + " (results.json is not complete: " + Cause.of(e) + ")";
    }
  }

  /** What an ended run leaves behind. */
  private String kept() {
    int finished = results.finished().size();
    return finished == 0 ? "; no point had finished" : kept(finished);
  }

  private String kept(int points) {
    return "; "
        + points
        + " of "
        + experiment.points().size()
        + " points are in "
        + folder.json()
        + ", and the same command with --resume goes on from there";
  }

  /** Of a run that could not go on writing. */
  private String saved() {
    return folder.saved() == 0 ? "" : kept(folder.saved());
  }

  private void complain(String what) {
    String where = settings.several ? experiment.file() + ": " : "";
    surroundings.err().println("knee: " + where + what);
  }

  private void print(Promises promises, List<Path> charts, boolean saved) {
    new Output(surroundings, settings, results, folder).print(promises, charts, saved);
  }

  /**
   * A machine that cannot draw does not spoil the run.
   *
   * @throws IOException if what was drawn cannot be written
   */
  private List<Path> draw() throws IOException {
    if (!settings.charts) {
      return List.of();
    }
    try {
      return Charts.draw(folder.json(), folder.directory());
    } catch (NoFontsException | RuntimeException | LinkageError e) {
      String why = Objects.requireNonNullElse(e.getMessage(), e.toString());
      surroundings.err().println("knee: warning: no charts: " + why);
      if (surroundings.traces()) {
        e.printStackTrace(surroundings.err());
      }
      return List.of();
    }
  }
}
