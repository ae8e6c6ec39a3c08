package knee.experiments.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import knee.experiments.file.Expectation;
import knee.experiments.report.document.Metric;
import knee.experiments.report.document.ResultsDocument;
import knee.experiments.report.table.PointLabel;
import knee.experiments.report.table.Quantity;

/**
 * What became of the {@code expect} lines.
 *
 * @param lines one for each promise, and one more for each further point that broke it or leaves it
 *     undecided
 * @param broken whether some value is on the wrong side of its limit, or missing
 */
public record Promises(List<String> lines, boolean broken) {

  /** The lines of promises that were broken, are undecided or were not asked at any point. */
  public List<String> doubts() {
    return lines.stream().filter(line -> !line.startsWith(Verdict.OK.word)).toList();
  }

  private enum Verdict {
    FAILED("FAILED"),
    UNDECIDED("undecided"),
    OK("ok");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }
  }

  /**
   * One promise at one point.
   *
   * @param room distance to the limit in units of the limit, negative beyond it
   */
  private record Judged(Verdict verdict, boolean broken, double room, String why) {}

  public static Promises judge(ResultsDocument results) {
    List<String> lines = new ArrayList<>();
    boolean broken = false;
    for (Expectation expectation : results.experiment().expectations()) {
      List<Judged> judged = new ArrayList<>();
      for (JsonNode point : results.finished()) {
        if (expectation.conditions().stream().allMatch(it -> Condition.meets(point, it))) {
          judged.add(judge(expectation, point));
        }
      }
      judged.sort(Comparator.comparing(Judged::verdict).thenComparing(Judged::room));
      broken |= judged.stream().anyMatch(Judged::broken);
      addLines(lines, expectation, judged);
    }
    return new Promises(lines, broken);
  }

  private static Judged judge(Expectation expectation, JsonNode point) {
    JsonNode metric = Metric.of(point, expectation.metric());
    String at = " at " + PointLabel.of(point);
    if (metric.isMissingNode()) {
      return new Judged(Verdict.OK, false, Double.MAX_VALUE, "nothing of the kind" + at);
    }
    if (!metric.path("value").isNumber()) {
      boolean unlimited = isUnlimited(expectation.metric(), point);
      String why = unlimited ? "no utilization, for the capacity is unlimited," : "no sample";
      return new Judged(Verdict.FAILED, true, 0, why + at);
    }
    double value = metric.path("value").asDouble();
    double limit = expectation.limit();
    boolean holds = Condition.holds(value, expectation.comparison(), limit);
    boolean straddles =
        metric.path("low").isNumber()
            && metric.path("low").asDouble() < limit
            && limit < metric.path("high").asDouble();
    Metric.Unit unit = Metric.unit(expectation.metric());
    String why = interval(metric, unit) + at;
    double room = Math.abs(value - limit) / Math.max(Math.abs(limit), Double.MIN_NORMAL);
    if (straddles) {
      String side = holds ? " (by its value it holds)" : " (by its value it fails)";
      return new Judged(Verdict.UNDECIDED, !holds, room, why + side);
    }
    return new Judged(holds ? Verdict.OK : Verdict.FAILED, !holds, holds ? room : -room, why);
  }

  private static boolean isUnlimited(String metric, JsonNode point) {
    String resource = metric.replaceFirst("\\.utilization$", "");
    return !resource.equals(metric)
        && !point.path("resources").path(resource).path("capacity").isNumber();
  }

  private static String interval(JsonNode metric, Metric.Unit unit) {
    String value = Quantity.text(metric.path("value").asDouble(), unit);
    if (!metric.path("low").isNumber()) {
      return value;
    }
    String low = Quantity.text(metric.path("low").asDouble(), unit);
    String high = Quantity.text(metric.path("high").asDouble(), unit);
    return value + " [" + low + ", " + high + "]";
  }

  /** The nearest to its limit first; of those that hold only that one. */
  private static void addLines(List<String> lines, Expectation expectation, List<Judged> judged) {
    String text = expectation.text();
    if (judged.isEmpty()) {
      lines.add(line("untested", text + ": no point meets the condition"));
      return;
    }
    Judged first = judged.get(0);
    long others = judged.stream().filter(it -> it.verdict == Verdict.OK).count() - 1;
    boolean allHold = first.verdict == Verdict.OK;
    String more = allHold && others > 0 ? "; further away at " + others + " more" : "";
    lines.add(line(first.verdict.word, text + ": " + first.why + more));
    for (Judged next : judged.subList(1, judged.size())) {
      if (next.verdict != Verdict.OK) {
        lines.add(line(next.verdict.word, text + ": " + next.why));
      }
    }
  }

  private static String line(String verdict, String text) {
    return String.format("%-9s  %s", verdict, text);
  }
}
