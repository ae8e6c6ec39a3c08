package knee.experiments.file.observed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import knee.experiments.file.observed.Calibration.Condition;
import knee.experiments.file.observed.Calibration.Parameter;
import knee.experiments.file.quantity.DataFiles;
import knee.experiments.file.quantity.VaryValue;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Paths;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Type;
import knee.experiments.file.sections.FileSection;
import knee.experiments.file.sections.PlainTypes;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Faults;
import knee.experiments.file.yaml.Nearest;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Node.Items;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Node.Text;
import knee.experiments.file.yaml.Place;

/** Reads {@code calibrate}, once variants, varied paths and observed rows are known. */
public final class CalibrateSection {
  /** One of each kind: what takes numbers takes one of these, and not just any word. */
  private static final List<String> NUMBERS = List.of("1", "25%", "5ms", "30/s", "130MB");

  private static final String WORD = "word";
  private static final String VARIANT = "variant";

  private final Vocabulary words;
  private final List<Mapping> systems;
  private final DataFiles files;
  private final Faults faults;

  /**
   * @param systems the variants, whole; a parameter need not be in all of them
   */
  public CalibrateSection(Vocabulary words, List<Mapping> systems, DataFiles files, Faults faults) {
    this.words = words;
    this.systems = systems;
    this.files = files;
    this.faults = faults;
  }

  public Calibration read(Fields file, List<Measured> rows) {
    return file.find(FileSection.CALIBRATE)
        .map(section -> new Calibration(parameters(section), holdOut(section, rows)))
        .orElse(Calibration.NONE);
  }

  private List<Parameter> parameters(Fields section) {
    List<Parameter> parameters = new ArrayList<>();
    for (String path : section.find(PlainTypes.PARAMETERS).orElse(Map.of()).keySet()) {
      Mapping ranges = (Mapping) section.node(PlainTypes.PARAMETERS).orElseThrow();
      try {
        parameters.add(parameter(path, ranges.entries().get(path)));
      } catch (Fault fault) {
        faults.add(fault);
      }
    }
    return parameters;
  }

  private Parameter parameter(String path, Entry entry) {
    Type<?> type = typeAt(path, entry.place());
    if (NUMBERS.stream().noneMatch(number -> takes(type, number)) || takes(type, WORD)) {
      String example =
          type.childNames().stream()
              .findFirst()
              .map(below -> path + "." + below)
              .orElse("server.slowdown.alpha");
      throw new Fault(
          entry.place(),
          "'%s' takes no number; name a path that does, such as %s".formatted(path, example));
    }
    for (Node bound : ((Items) entry.value()).items()) {
      type.read(bound, reading(faults));
    }
    return range(path, (Items) entry.value());
  }

  private static Parameter range(String path, Items bounds) {
    String low = bounds.items().get(0).toString().strip();
    String high = bounds.items().get(1).toString().strip();
    OptionalInt order = VaryValue.compare(low, high);
    if (order.isEmpty()) {
      throw new Fault(
          bounds.place(), bounds + " is no range of numbers; write one such as [10ms, 1s]");
    }
    if (order.getAsInt() >= 0) {
      throw new Fault(
          bounds.place(), "'%s' is not below '%s'; write the lowest first".formatted(low, high));
    }
    return new Parameter(path, low, high);
  }

  /** What stands at a path in one of the variants; if in none, what is wrong in the first. */
  private Type<?> typeAt(String path, Place place) {
    Optional<Fault> first = Optional.empty();
    for (Mapping system : systems) {
      try {
        return Paths.check(FileSection.POINT, system, path, place);
      } catch (Fault fault) {
        first = first.or(() -> Optional.of(fault));
      }
    }
    throw first.orElseThrow();
  }

  private boolean takes(Type<?> type, String text) {
    Faults unseen = new Faults();
    try {
      type.read(new Text(Place.commandLine(text), text, false), reading(unseen));
    } catch (Fault fault) {
      unseen.add(fault);
    }
    return !unseen.any();
  }

  private Reading reading(Faults into) {
    return new Reading(into, files, Optional.empty(), "");
  }

  private List<Condition> holdOut(Fields section, List<Measured> rows) {
    Set<String> labels = new LinkedHashSet<>(words.varied());
    rows.forEach(row -> labels.addAll(row.vary().keySet()));
    List<Condition> conditions = new ArrayList<>();
    if (section.node(PlainTypes.HOLD_OUT).orElse(null) instanceof Items list) {
      for (Node item : list.items()) {
        try {
          if (item instanceof Mapping condition) {
            conditions.add(condition(condition, labels));
          }
        } catch (Fault fault) {
          faults.add(fault);
        }
      }
    }
    return conditions;
  }

  private Condition condition(Mapping condition, Set<String> labels) {
    Optional<String> variant = Optional.empty();
    Map<String, Object> vary = new LinkedHashMap<>();
    for (String name : condition.names()) {
      Entry entry = condition.entries().get(name);
      String text = entry.value().toString().strip();
      if (name.equals(VARIANT)) {
        variant = Optional.of(text);
        if (!words.variants().contains(text)) {
          throw new Fault(entry.value().place(), words.unknownVariant(text));
        }
      } else if (labels.contains(name) || !words.varySound()) {
        vary.put(name, words.valueOf(name, text));
      } else {
        List<String> names = new ArrayList<>(labels);
        names.add(VARIANT);
        throw new Fault(
            entry.place(),
            "'%s' is neither varied nor in a row of measured; %s"
                .formatted(name, Nearest.hint(name, names)));
      }
    }
    if (condition.names().isEmpty()) {
      throw new Fault(
          condition.place(), "this holds out every row; write which, as in {clients.users: 50}");
    }
    return new Condition(condition.place().toString(), variant, vary);
  }
}
