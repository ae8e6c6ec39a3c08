package knee.experiments.file.observed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.quantity.DataFiles;
import knee.experiments.file.quantity.Numbers;
import knee.experiments.file.quantity.Quantity;
import knee.experiments.file.quantity.VaryValue;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Paths;
import knee.experiments.file.sections.FileSection;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Faults;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Node.Items;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Node.Text;

/**
 * Reads observed rows: {@code {variant: sync, clients.users: 5, mean: 3.2s}}, or those of a file.
 */
public final class Measurements {
  private final Vocabulary words;
  private final DataFiles files;
  private final Faults faults;

  /** Whether every column of the row being read has a meaning. */
  private boolean understood;

  public Measurements(Vocabulary words, DataFiles files, Faults faults) {
    this.words = words;
    this.files = files;
    this.faults = faults;
  }

  public List<Measured> read(Fields file) {
    List<Measured> rows = new ArrayList<>();
    Optional<Node> node = file.node(FileSection.MEASURED);
    List<Node> items = node.orElse(null) instanceof Items l ? l.items() : file(node);
    for (Node item : items) {
      if (item instanceof Mapping row) {
        inFile(row).forEach(found -> rows.add(row(found, file.mapping())));
      }
    }
    return rows;
  }

  private static List<Node> file(Optional<Node> node) {
    return node.filter(n -> n instanceof Mapping row && row.has(MeasuredFile.FILE)).stream()
        .toList();
  }

  /** The row itself, or those of the file that it names. */
  private List<Mapping> inFile(Mapping row) {
    if (!row.has(MeasuredFile.FILE)) {
      return List.of(row);
    }
    try {
      return MeasuredFile.rows(row, files, words, faults);
    } catch (Fault fault) {
      faults.add(fault);
      return List.of();
    }
  }

  private Measured row(Mapping row, Mapping file) {
    Optional<String> variant = Optional.empty();
    Optional<String> outcome = Optional.empty();
    understood = true;
    Map<String, Object> vary = new LinkedHashMap<>();
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (var cell : row.entries().entrySet()) {
      String name = cell.getKey();
      Entry entry = cell.getValue();
      if (!(entry.value() instanceof Text value) || value.isNull() || value.isEmpty()) {
        continue;
      }
      switch (name) {
        case "variant" -> variant = Optional.of(variant(value));
        case "outcome" -> outcome = Optional.of(value.text());
        default -> cell(name, entry, value, vary, metrics, file);
      }
    }
    if (metrics.isEmpty() && outcome.isEmpty() && understood) {
      faults.add(
          row.place(), "this row measures nothing; add a metric such as mean: 3.2s, or an outcome");
    }
    return new Measured(variant, vary, metrics, outcome);
  }

  private String variant(Text value) {
    if (!words.variants().contains(value.text())) {
      faults.add(value.place(), words.unknownVariant(value.text()));
    }
    return value.text();
  }

  private void cell(
      String name,
      Entry entry,
      Text value,
      Map<String, Object> vary,
      Map<String, Double> metrics,
      Mapping file) {
    Optional<Quantity> unit = words.unitOf(name);
    if (words.isVaried(name)) {
      vary.put(name, words.valueOf(name, value.text()));
    } else if (unit.isPresent()) {
      try {
        metrics.put(name, unit.get().read(value.text()));
      } catch (IllegalArgumentException e) {
        faults.add(value.place(), e.getMessage());
        metrics.put(name, 0.0);
      }
    } else if (words.isCount(name)) {
      count(name, value, metrics);
    } else if (!words.kinds().isEmpty()) {
      unvaried(name, entry, value, vary, file);
    }
  }

  private void count(String name, Text value, Map<String, Double> metrics) {
    var count = Numbers.whole(value.text());
    if (count.isEmpty() || count.getAsLong() < 0) {
      faults.add(value.place(), "'" + value.text() + "' is not a number of requests; write 8034");
    }
    metrics.put(name, (double) count.orElse(0));
  }

  /** A path that the file gives one value is as good a label as a varied one. */
  private void unvaried(
      String name, Entry entry, Text value, Map<String, Object> vary, Mapping file) {
    try {
      Paths.check(FileSection.POINT, file, name, entry.place());
      vary.put(name, VaryValue.of(value.text()));
    } catch (Fault fault) {
      if (words.varySound() || !name.contains(".")) {
        faults.add(entry.place(), words.unknownColumn(name));
      }
      understood = false;
    }
  }
}
