package knee.experiments.report.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A measured run over time: a CSV {@code from,to,run,completed,mean,p50,p95} in seconds, beside an
 * experiment file {@code x.yaml} as {@code x.timeline.csv}.
 */
final class MeasuredTimeline {
  private static final int COLUMNS = 7;

  private MeasuredTimeline() {}

  /** A table in Markdown, measured runs one after the other; empty without such a file. */
  static List<String> table(Path experiment, JsonNode point) throws IOException {
    String name = experiment.getFileName().toString().replaceFirst("\\.ya?ml$", ".timeline.csv");
    Path csv = experiment.resolveSibling(name);
    if (!Files.exists(csv)) {
      return List.of();
    }
    SortedMap<Double, List<String[]>> bins = new TreeMap<>();
    List<String> lines = Files.readAllLines(csv);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      if (cells.length != COLUMNS) {
        throw new IOException(csv + ": '" + line + "' has not " + COLUMNS + " columns");
      }
      bins.computeIfAbsent(Double.valueOf(cells[0]), from -> new ArrayList<>()).add(cells);
    }
    List<String> table = new ArrayList<>();
    table.add("| s | requests | mean [ms] |");
    table.add("| --- | --- | --- |");
    bins.values().forEach(runs -> table.add(row(runs, point)));
    return table;
  }

  private static String row(List<String[]> runs, JsonNode point) {
    double from = Double.parseDouble(runs.get(0)[0]);
    double to = Double.parseDouble(runs.get(0)[1]);
    double completed = 0;
    double time = 0;
    for (JsonNode bin : point.path("over_time")) {
      double middle = (bin.path("from").asDouble() + bin.path("to").asDouble()) / 2;
      if (middle > from && middle < to && bin.path("completed").asDouble() > 0) {
        completed += bin.path("completed").asDouble();
        time += bin.path("completed").asDouble() * bin.path("mean").asDouble();
      }
    }
    return String.format(
        Locale.ROOT,
        "| %.0f - %.0f | %s → %.0f | %s → %.0f |",
        from,
        to,
        all(runs, 3, 1),
        completed / point.path("replications").asDouble(),
        all(runs, 4, 1000),
        1000 * time / completed);
  }

  private static String all(List<String[]> runs, int column, double factor) {
    List<String> values = new ArrayList<>();
    for (String[] run : runs) {
      values.add(String.format(Locale.ROOT, "%.0f", factor * Double.parseDouble(run[column])));
    }
    return String.join(", ", values);
  }
}
