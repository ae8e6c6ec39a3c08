package knee.experiments.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import knee.experiments.bench.Race;
import knee.experiments.bench.Reference;
import knee.experiments.bench.Rivals;
import knee.experiments.cli.session.ExitStatus;
import knee.experiments.cli.session.Surroundings;
import knee.experiments.report.document.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code knee bench}: what a simulated request costs, beside a loop written by hand. */
@Command(
    name = "bench",
    sortOptions = false,
    description = {
      "Measure the engine on the reference experiments, beside loops written by hand for them.",
      "",
      "Prints nanoseconds of processor time per completed request, one thread, and ratios: knee"
          + " runs the files of experiments/benchmarks with all its statistics; 'by hand' is an event"
          + " loop of primitive numbers that knows nothing but the mean. Trust the ratios, not the"
          + " nanoseconds, where other programs run too. SSJ takes part after"
          + " 'mvn -P benchmarks package -DskipTests'.",
      ""
    })
final class BenchCommand implements Callable<Integer> {
  enum Format {
    TABLE,
    JSON
  }

  private final Surroundings surroundings;

  @Spec private CommandSpec command;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "What standard output carries: table or json.")
  private Format format;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "3",
      description = "Runs of each, of which the fastest counts; default: 3.")
  private int rounds;

  @Option(
      names = "--share",
      paramLabel = "SHARE",
      defaultValue = "1",
      description = "Of the usual number of requests; 0.1 is quick, and rough. Default: 1.")
  private double share;

  @Option(
      names = "--only",
      paramLabel = "NAME",
      description = "This experiment alone, by its name in the table: W1, say, or 'W2 N=30'.")
  private String only;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  private boolean help;

  BenchCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (rounds < 1 || !(share > 0) || share > 1000) {
      throw new ParameterException(
          command.commandLine(), "--rounds is a number from 1, --share one above 0");
    }
    List<Reference> references = references();
    Race race = new Race(surroundings.unit(), Rivals.loader(), rounds, share);
    List<Race.Result> results = new ArrayList<>();
    try {
      if (format == Format.TABLE) {
        surroundings.out().println(header(race.contenders()));
      }
      for (Reference reference : references) {
        Race.Result result = race.run(reference);
        results.add(result);
        if (format == Format.TABLE) {
          surroundings.out().println(line(result));
        }
      }
    } catch (IOException e) {
      surroundings.err().println("knee: " + e.getMessage());
      return ExitStatus.FAILED;
    }
    if (format == Format.JSON) {
      surroundings.out().println(Json.pretty(json(race.contenders(), results), 0));
    }
    return ExitStatus.DONE;
  }

  private List<Reference> references() {
    List<Reference> wanted =
        Reference.ALL.stream()
            .filter(it -> only == null || it.name().equalsIgnoreCase(only))
            .toList();
    if (wanted.isEmpty()) {
      String names = Reference.ALL.stream().map(Reference::name).collect(Collectors.joining(", "));
      throw new ParameterException(
          command.commandLine(), "--only is one of " + names + "; not " + only);
    }
    return wanted;
  }

  private static String header(List<String> names) {
    StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-14s", "ns/request"));
    names.forEach(name -> line.append(String.format(Locale.ROOT, "%10s", name)));
    for (String rival : names.subList(1, names.size())) {
      line.append(String.format(Locale.ROOT, "%16s", names.get(0) + "/" + rival));
    }
    return line.toString();
  }

  private static String line(Race.Result result) {
    double[] costs = result.costs();
    StringBuilder line =
        new StringBuilder(String.format(Locale.ROOT, "%-14s", result.reference().name()));
    for (double cost : costs) {
      line.append(String.format(Locale.ROOT, "%10.0f", cost));
    }
    for (int i = 1; i < costs.length; i++) {
      line.append(String.format(Locale.ROOT, "%16.2f", costs[0] / costs[i]));
    }
    return line.toString();
  }

  private static ArrayNode json(List<String> names, List<Race.Result> results) {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    for (Race.Result result : results) {
      ObjectNode row = rows.addObject();
      row.put("experiment", result.reference().name());
      row.put("file", result.reference().file());
      row.put("requests", result.requests());
      ObjectNode costs = row.putObject("ns_per_request");
      ObjectNode means = row.putObject("mean_response");
      ObjectNode ratios = row.putObject("ratio");
      for (int i = 0; i < names.size(); i++) {
        costs.set(names.get(i), Json.number(result.costs()[i]));
        means.set(names.get(i), Json.number(result.means()[i]));
        if (i > 0) {
          ratios.set(names.get(i), Json.number(result.costs()[0] / result.costs()[i]));
        }
      }
    }
    return rows;
  }
}
