package knee.experiments.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.Experiment.ChartSettings;
import knee.experiments.file.Points.Assignment;
import knee.experiments.file.observed.CalibrateSection;
import knee.experiments.file.observed.Calibration;
import knee.experiments.file.observed.Measured;
import knee.experiments.file.observed.Measurements;
import knee.experiments.file.observed.PlacedRows;
import knee.experiments.file.observed.Vocabulary;
import knee.experiments.file.quantity.DataFiles;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.sections.Effort;
import knee.experiments.file.sections.FileSection;
import knee.experiments.file.sections.PlainTypes;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Faults;
import knee.experiments.file.yaml.FileText;
import knee.experiments.file.yaml.Nearest;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Node.Items;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Node.Text;
import knee.experiments.file.yaml.Place;
import knee.experiments.file.yaml.YamlText;

/** Reads an experiment file. */
public final class ExperimentFile {
  private static final String BASE = "base";

  private final Path file;
  private final Overrides overrides;
  private final Faults faults = new Faults();
  private final DataFiles files;

  private ExperimentFile(Path file, Overrides overrides) {
    this.file = file;
    this.overrides = overrides;
    this.files = new DataFiles(file);
  }

  /**
   * The experiment, every point of it checked.
   *
   * @throws FaultyFileException with all faults of the file and of the overrides, in order
   * @throws IOException when the file is there but reading it breaks off
   */
  public static Experiment read(Path file, Overrides overrides)
      throws FaultyFileException, IOException {
    ExperimentFile reader = new ExperimentFile(file, overrides);
    try {
      return reader.read();
    } catch (Fault fault) {
      reader.faults.add(fault);
      throw new FaultyFileException(reader.faults.lines(List.of()));
    }
  }

  private Experiment read() throws FaultyFileException, IOException {
    Place start = new Place(file.toString(), 1, 1);
    String text = new FileText(file).read();
    Node node =
        YamlText.parse(file.toString(), text, faults)
            .orElseThrow(() -> new Fault(start, "an empty file; write clients: and requests:"));
    if (!(node instanceof Mapping root)) {
      boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
      throw new Fault(
          node.place(),
          csv
              ? "a CSV file is no experiment; name it in one, as in measured: {file: "
                  + file.getFileName()
                  + "}"
              : node.shown() + " at the top; write keys such as clients: and requests:");
    }
    SetOptions set = new SetOptions(overrides.set(), faults);
    Mapping changed = set.applyToFile(root);
    Reading reading = new Reading(faults, files, Optional.empty(), "");
    Fields fields = FileSection.FILE.read(changed, reading);
    return experiment(fields, set.ofPoints());
  }

  private Experiment experiment(Fields fields, List<Assignment> set) throws FaultyFileException {
    Map<String, Mapping> variants = variants(fields);
    Map<String, Entry> vary = vary(fields);
    checkOptions(variants);
    Points reader = new Points(overrides, set, faults, files);
    List<Point> points = reader.read(base(fields), variants, vary);
    faults.in("");
    boolean varySound = reader.varySound() && allRead(fields, vary);
    Vocabulary words =
        Vocabulary.of(reader.systems(), List.copyOf(variants.keySet()), vary, varySound);
    List<Expectation> expectations = new Expectations(words, points, faults).read(fields);
    List<Measured> measured = new Measurements(words, files, faults).read(fields);
    ChartSettings chart = chart(fields, words);
    Calibration calibration =
        new CalibrateSection(words, reader.systems(), files, faults).read(fields, measured);
    if (faults.any()) {
      throw new FaultyFileException(faults.lines(variants.keySet()));
    }
    List<Point> kept =
        points.stream()
            .filter(point -> overrides.only().map(point.variant()::equals).orElse(true))
            .map(point -> compared(point, points))
            .toList();
    return new Experiment(
        fields.get(FileSection.TITLE),
        file.toString(),
        kept,
        List.copyOf(vary.keySet()),
        measured,
        PlacedRows.of(measured, reader.asRun(), vary.keySet()),
        expectations,
        chart,
        calibration,
        faults.warnings(variants.keySet()));
  }

  /** Whether or not the others are run, so that a variant alone is what it is among them. */
  private static Point compared(Point point, List<Point> all) {
    return point.length().warmUpToBeFound()
        ? point.comparedWith(
            all.stream()
                .filter(other -> other.vary().equals(point.vary()))
                .filter(other -> other.length().warmUpToBeFound())
                .toList())
        : point;
  }

  /** What points are made of: the file without what is said about all of them. */
  private static Mapping base(Fields fields) {
    Map<String, Entry> entries = new LinkedHashMap<>(fields.mapping().entries());
    entries.keySet().retainAll(FileSection.POINT.childNames());
    return new Mapping(fields.mapping().place(), entries);
  }

  private static Map<String, Mapping> variants(Fields fields) {
    Map<String, Mapping> variants = new LinkedHashMap<>();
    if (fields.node(FileSection.VARIANTS).orElse(null) instanceof Mapping named) {
      named
          .entries()
          .forEach(
              (name, entry) -> {
                if (entry.value() instanceof Mapping changes) {
                  variants.put(name, changes);
                }
              });
    }
    if (variants.isEmpty()) {
      variants.put(BASE, Mapping.empty(fields.mapping().place()));
    }
    return variants;
  }

  /** The varied paths, each with the list of its values. */
  private static Map<String, Entry> vary(Fields fields) {
    Map<String, Entry> vary = new LinkedHashMap<>();
    fields
        .find(FileSection.VARY)
        .ifPresent(
            values -> {
              Mapping node = (Mapping) fields.node(FileSection.VARY).orElseThrow();
              values.forEach(
                  (path, list) ->
                      vary.put(path, new Entry(node.entries().get(path).place(), (Items) list)));
            });
    return vary;
  }

  /** Whether nothing below {@code vary} was left out for a fault. */
  private static boolean allRead(Fields fields, Map<String, Entry> vary) {
    Optional<Node> given = fields.node(FileSection.VARY);
    return given.isEmpty()
        || given.get() instanceof Mapping paths && paths.names().size() == vary.size();
  }

  private void checkOptions(Map<String, Mapping> variants) {
    List<String> names = new ArrayList<>(variants.keySet());
    overrides
        .only()
        .filter(only -> !names.contains(only))
        .ifPresent(
            only ->
                faults.add(
                    Place.commandLine("--only"),
                    "unknown variant '" + only + "'; " + Nearest.hint(only, names)));
    int replications = overrides.replications().orElse(Overrides.AUTO);
    if (replications < 1 && replications != Overrides.AUTO) {
      faults.add(
          Place.commandLine("--replications"), replications + " replications; write at least 1");
    }
    if (overrides.replications().orElse(1) > Effort.MOST) {
      faults.add(
          Place.commandLine("--replications"),
          "%d replications; write at most %d"
              .formatted(overrides.replications().getAsInt(), Effort.MOST));
    }
  }

  private ChartSettings chart(Fields fields, Vocabulary words) {
    Optional<Fields> chart = fields.find(FileSection.CHART);
    chart.ifPresent(
        settings -> {
          settings
              .node(PlainTypes.CHART_X)
              .filter(Text.class::isInstance)
              .ifPresent(x -> words.checkAxis(x.toString(), x.place(), faults, true));
          settings
              .node(PlainTypes.CHART_Y)
              .filter(Text.class::isInstance)
              .ifPresent(y -> words.checkAxis(y.toString(), y.place(), faults, false));
        });
    return chart
        .map(c -> new ChartSettings(c.get(PlainTypes.CHART_X), c.get(PlainTypes.CHART_Y)))
        .orElse(new ChartSettings("", ""));
  }
}
