package knee.experiments.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.models.assembly.RunLength;
import knee.models.scenario.Scenario;

/**
 * Stand-in: understands title, run.replications, run.seed, vary with whole numbers on one line, p95
 * < Ns.
 */
public final class ExperimentFile {
  private ExperimentFile() {}

  /** Reads. */
  public static Experiment read(Path file, Overrides overrides)
      throws FaultyFileException, IOException {
    String title = "";
    int replications = 5;
    long seed = 1;
    Map<String, List<Long>> vary = new LinkedHashMap<>();
    List<Expectation> expectations = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      number++;
      if (line.startsWith("title: ")) {
        title = line.substring(7);
      }
      if (line.contains("replications:")) {
        replications = Integer.parseInt(line.replaceAll(".*replications: *([0-9]+).*", "$1"));
      }
      if (line.contains("seed:")) {
        seed = Long.parseLong(line.replaceAll(".*seed: *([0-9]+).*", "$1"));
      }
      if (line.contains("fault:")) {
        throw new FaultyFileException(List.of(file + ":" + number + ":1: unknown key 'fault'"));
      }
      if (line.startsWith("vary:")) {
        String path = line.replaceAll("vary: *\\{([a-z._]+):.*", "$1");
        List<Long> values = new ArrayList<>();
        for (String value : line.replaceAll(".*\\[(.*)\\].*", "$1").split(", *")) {
          values.add(Long.parseLong(value));
        }
        vary.put(path, values);
      }
      if (line.contains("- p95 < ")) {
        double limit = Double.parseDouble(line.replaceAll(".*- p95 < ([0-9.]+)s.*", "$1"));
        expectations.add(
            new Expectation(
                line.replaceFirst(".*- ", ""),
                file + ":" + number + ":5",
                "p95",
                Expectation.Comparison.LESS,
                limit,
                List.of()));
      }
    }
    int r = overrides.replications().orElse(replications);
    long s = overrides.seed().orElse(seed);
    Scenario scenario =
        new Scenario(
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of());
    List<Point> points = new ArrayList<>();
    String path = vary.isEmpty() ? "" : vary.keySet().iterator().next();
    for (Long value : vary.getOrDefault(path, List.of(0L))) {
      Map<String, Object> at = new LinkedHashMap<>();
      if (!path.isEmpty()) {
        at.put(path, value);
      }
      points.add(
          new Point(
              "base",
              at,
              scenario,
              new RunLength(1, 10, 0),
              r,
              s,
              "text " + value + overrides.set()));
    }
    return new Experiment(
        title,
        file.toString(),
        points,
        List.copyOf(vary.keySet()),
        List.of(),
        expectations,
        new Experiment.ChartSettings("", ""),
        List.of());
  }
}
