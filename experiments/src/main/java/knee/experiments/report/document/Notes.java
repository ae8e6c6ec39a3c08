package knee.experiments.report.document;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import knee.experiments.file.Point;
import knee.experiments.run.estimate.KindSummary;
import knee.experiments.run.estimate.Percentiles;
import knee.experiments.run.estimate.PointSummary;
import knee.experiments.run.servers.ServerSummary;

/** What the numbers of a point cannot say, in words. */
final class Notes {
  /** A variance so many times smaller makes an interval half as wide. */
  private static final double MUCH = 4;

  private Notes() {}

  static List<String> of(Point point, PointSummary summary) {
    List<String> notes = new ArrayList<>();
    double asked = point.effort().precision();
    double reached = summary.precision();
    if (!Double.isNaN(asked) && !(reached <= asked)) {
      String got =
          Double.isNaN(reached) ? "mean or P95 has no interval" : "it is " + share(reached);
      int done = summary.replications();
      String after = done == 1 ? " after one replication" : " after " + done + " replications";
      notes.add("a precision of " + share(asked) + " was not reached: " + got + after);
    }
    summary.passingCircles().ifPresent(notes::add);
    for (ServerSummary server : summary.servers()) {
      if (server.memoryKills() > 0) {
        String of = server.name().isEmpty() ? "" : " of " + server.name();
        notes.add(
            "workers"
                + of
                + " were killed for want of memory: "
                + server.memoryKills()
                + " times in all replications");
      }
    }
    if (summary.batchesDepend()) {
      notes.add(
          "the batches of the one replication depend on each other, so intervals are too narrow:"
              + " measure longer, or in several replications");
    }
    KindSummary all = summary.all();
    List<String> beyond =
        Percentiles.NAMES.stream().filter(name -> !all.percentile(name).hasBounds()).toList();
    if (all.completed() > 0 && !beyond.isEmpty() && enoughSections(summary)) {
      notes.add(
          title(beyond.get(0))
              + (beyond.size() > 1 ? " and beyond" : "")
              + " from "
              + all.completed()
              + (all.completed() == 1 ? " request" : " requests")
              + ": fewer than 10 lie beyond it, so it has no interval");
    }
    double gain = summary.gainOfMean();
    if (gain >= MUCH) {
      notes.add(
          "the think and service times drawn explain "
              + share(1 - 1 / gain)
              + " of the variance of the mean; 'controlled' in results.json leaves that out");
    }
    return notes;
  }

  private static boolean enoughSections(PointSummary summary) {
    return summary.batches().orElse(summary.replications()) > 1;
  }

  /** P99.9 for p999. */
  private static String title(String percentile) {
    return percentile.equals("p999") ? "P99.9" : "P" + percentile.substring(1);
  }

  private static String share(double share) {
    BigDecimal percent = new BigDecimal(share * 100).round(new MathContext(3));
    return percent.stripTrailingZeros().toPlainString() + "%";
  }
}
