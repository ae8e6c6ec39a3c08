package knee.experiments.report.validation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import knee.experiments.file.Experiment;
import knee.experiments.file.observed.Measured;
import knee.experiments.report.document.ResultsDocument;

/** Measurements beside predictions, row by row, as a page of Markdown. */
public final class ValidationPage {
  private static final List<String> JUDGED = List.of("throughput", "mean", "p95");
  private static final String INTRODUCTION =
      """
      # Predicted beside measured

      Written by `knee validation`; do not edit. Real servers were measured; `experiments/measured/README.md`
      says how, with which demands and by which rules they became experiment files, without a value fitted to
      a row.

      Every cell: measured → predicted (error). Times in ms, throughput per second. Bold: further off than
      the measurement's own 95 % interval plus 5 % (throughput, mean) or 10 % (P95); P50, P99 and the single
      kinds of request are shown and not judged.
      """;

  private final Intervals intervals;
  private final List<String> summary = new ArrayList<>();
  private final List<String> details = new ArrayList<>();
  private final int[] within = new int[JUDGED.size()];
  private final int[] judged = new int[JUDGED.size()];

  public ValidationPage(Intervals intervals) {
    this.intervals = intervals;
  }

  /**
   * Adds an experiment all points of which have finished.
   *
   * @throws IOException when its measured timeline cannot be read
   */
  public void add(ResultsDocument results) throws IOException {
    Experiment experiment = results.experiment();
    Path file = Path.of(experiment.file());
    String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    details.add("\n## " + experiment.title() + "\n");
    int[] withinBefore = within.clone();
    int[] judgedBefore = judged.clone();
    List<String> head = List.of();
    for (int i = 0; i < experiment.measured().size(); i++) {
      Measured row = experiment.measured().get(i);
      for (int p = 0; p < experiment.points().size(); p++) {
        if (experiment.points().get(p).agreesWith(row)) {
          ObjectNode point = results.finished().get(p);
          head = add(row, point, intervals.of(name, i + 1), head);
        }
      }
    }
    List<String> timeline = MeasuredTimeline.table(file, results.finished().get(0));
    if (!timeline.isEmpty()) {
      details.add("\nOver time, by the end of requests; measured runs → predicted:\n");
      details.addAll(timeline);
    }
    StringBuilder line = new StringBuilder("| " + experiment.title() + " |");
    for (int i = 0; i < JUDGED.size(); i++) {
      line.append(
          " %d of %d |".formatted(within[i] - withinBefore[i], judged[i] - judgedBefore[i]));
    }
    summary.add(line.toString());
  }

  private List<String> add(
      Measured row, ObjectNode point, Intervals.Own own, List<String> headBefore) {
    List<String> head = new ArrayList<>(row.vary().keySet());
    head.addAll(row.metrics().keySet());
    if (!head.equals(headBefore)) {
      details.add("| " + String.join(" | ", head) + " |");
      details.add("|" + " --- |".repeat(head.size()));
    }
    List<String> cells = new ArrayList<>();
    row.vary().values().forEach(value -> cells.add(value.toString()));
    for (Map.Entry<String, Double> metric : row.metrics().entrySet()) {
      Comparison comparison = Comparison.of(metric.getKey(), metric.getValue(), point, own);
      cells.add(comparison.cells());
      int place = JUDGED.indexOf(metric.getKey());
      if (place >= 0) {
        judged[place]++;
        within[place] += comparison.isWithin() ? 1 : 0;
      }
    }
    details.add("| " + String.join(" | ", cells) + " |");
    return head;
  }

  /** The page; ends with a line break. */
  public String text() {
    List<String> lines =
        new ArrayList<>(List.of(INTRODUCTION, "| within | " + String.join(" | ", JUDGED) + " |"));
    lines.add("|" + " --- |".repeat(JUDGED.size() + 1));
    lines.addAll(summary);
    StringBuilder all = new StringBuilder("| **all** |");
    for (int i = 0; i < JUDGED.size(); i++) {
      all.append(" **%d of %d** |".formatted(within[i], judged[i]));
    }
    lines.add(all.toString());
    lines.addAll(details);
    return String.join("\n", lines) + "\n";
  }
}
