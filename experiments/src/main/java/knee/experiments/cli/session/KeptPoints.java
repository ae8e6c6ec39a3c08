package knee.experiments.cli.session;

import java.io.IOException;
import knee.experiments.report.document.ResultsDocument;

/**
 * What a run takes from a {@link PointCache} and gives to it. A cache saves time and decides
 * nothing: where it cannot be used, one warning says so and the run goes on without it.
 */
final class KeptPoints {
  private final Surroundings surroundings;
  private final ResultsDocument results;

  /** Null where there is none, or it has failed. */
  private PointCache cache;

  private boolean used;

  private KeptPoints(Surroundings surroundings, ResultsDocument results) {
    this.surroundings = surroundings;
    this.results = results;
  }

  static KeptPoints of(
      Surroundings surroundings, Execution.Settings settings, ResultsDocument results) {
    KeptPoints kept = new KeptPoints(surroundings, results);
    if (settings.cache() != null) {
      try {
        kept.cache = new PointCache(settings.cache());
      } catch (IOException e) {
        kept.fail(e);
      }
    }
    return kept;
  }

  /** Of the points that are still missing. */
  void takeOver() {
    try {
      for (int point : results.pending()) {
        if (cache != null) {
          var found = cache.find(results.key(point));
          if (found.isPresent()) {
            results.resume(point, found.get());
            used = true;
          }
        }
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Whether results have changed by it. */
  boolean used() {
    return used;
  }

  void keep(int point) {
    try {
      if (cache != null) {
        cache.keep(results.key(point), results.text(point));
      }
    } catch (IOException e) {
      fail(e);
    }
  }

  private void fail(IOException e) {
    cache = null;
    surroundings.err().println("knee: warning: the cache is not used: " + Cause.of(e));
  }
}
