package knee.experiments.report.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import knee.experiments.report.document.Metric;

/**
 * A measured number beside the predicted one.
 *
 * @param error of the prediction, as a share of the measured number
 * @param allowed how far off it may be, as a share; infinite where nothing is promised
 */
record Comparison(String metric, double measured, double predicted, double error, double allowed) {
  private static final double THROUGHPUT_AND_MEAN = 0.05;
  private static final double P95 = 0.10;

  static Comparison of(String metric, double measured, JsonNode point, Intervals.Own own) {
    double predicted = Metric.of(point, metric).path("value").asDouble(Double.NaN);
    double allowed =
        switch (metric) {
          case "throughput" -> own.throughput() + THROUGHPUT_AND_MEAN;
          case "mean" -> own.mean() + THROUGHPUT_AND_MEAN;
          case "p95" -> own.mean() + P95;
          default -> Double.POSITIVE_INFINITY;
        };
    return new Comparison(metric, measured, predicted, predicted / measured - 1, allowed);
  }

  boolean isJudged() {
    return allowed < Double.POSITIVE_INFINITY;
  }

  /** A prediction without a value is never within. */
  boolean isWithin() {
    return Math.abs(error) <= allowed;
  }

  /** {@code 101.4 | 100.9 (-0.5 %)}; bold when beyond what is allowed. */
  String cells() {
    String both = "%s → %s".formatted(number(measured), number(predicted));
    String share = String.format(Locale.ROOT, "%+.1f %%", 100 * error);
    return both + " (" + (isJudged() && !isWithin() ? "**" + share + "**" : share) + ")";
  }

  private String number(double value) {
    boolean time = Metric.unit(metric) == Metric.Unit.SECONDS;
    double shown = time ? 1000 * value : value;
    return String.format(Locale.ROOT, shown < 100 ? "%.1f" : "%.0f", shown);
  }
}
