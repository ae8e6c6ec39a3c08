package knee.experiments.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import knee.experiments.file.Points.Assignment;
import knee.experiments.file.schema.Paths;
import knee.experiments.file.sections.FileSection;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Faults;
import knee.experiments.file.yaml.Layers;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Node.Items;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Node.Text;
import knee.experiments.file.yaml.Place;
import knee.experiments.file.yaml.YamlText;

/**
 * The {@code --set PATH=VALUE} of the command line. What belongs to the points is put into every
 * one of them, after the variants; a varied path is then no longer varied over its values but over
 * this one.
 */
final class SetOptions {
  private static final String OPTION = "--set";
  private static final Place PLACE = Place.commandLine(OPTION);

  private final List<Assignment> all = new ArrayList<>();
  private final List<Assignment> ofPoints = new ArrayList<>();
  private final Faults faults;

  SetOptions(List<String> options, Faults faults) {
    this.faults = faults;
    for (String option : options) {
      try {
        all.add(parse(option));
      } catch (Fault fault) {
        faults.add(PLACE, fault.getMessage());
      }
    }
  }

  private Assignment parse(String option) {
    int equals = option.indexOf('=');
    if (equals < 1) {
      throw new Fault(PLACE, "'" + option + "' is no assignment; write PATH=VALUE");
    }
    String path = option.substring(0, equals).strip();
    if (List.of(path.split("\\.", -1)).contains("")) {
      throw new Fault(PLACE, "'" + path + "' is no path; write names with a dot between them");
    }
    Node value =
        YamlText.parse(OPTION, option.substring(equals + 1), faults)
            .orElseThrow(() -> new Fault(PLACE, "'" + option + "' has no value; write PATH=VALUE"));
    return new Assignment(path, PLACE, value);
  }

  /** The file with what is set outside the points, such as the title. */
  Mapping applyToFile(Mapping root) {
    Mapping changed = root;
    for (Assignment assignment : all) {
      List<String> path = Paths.split(assignment.path());
      Node value = assignment.value();
      try {
        if (FileSection.POINT.key(path.get(0)).isPresent()) {
          changed = notVaried(changed, assignment);
          ofPoints.add(assignment);
        } else {
          Paths.checkPut(FileSection.FILE, changed, assignment.path(), PLACE, value);
          changed = Layers.put(changed, path, PLACE, value);
        }
      } catch (Fault fault) {
        faults.add(fault);
      }
    }
    return changed;
  }

  /** What is varied and now set, by itself or within a larger value, has only the value set. */
  private static Mapping notVaried(Mapping root, Assignment set) {
    Mapping changed = root;
    if (Paths.find(root, "vary").orElse(null) instanceof Mapping vary) {
      for (String varied : vary.names()) {
        Optional<Node> only = given(set, varied);
        if (only.isPresent()) {
          Items values = new Items(PLACE, List.of(only.get()));
          changed = Layers.put(changed, List.of("vary", varied), PLACE, values);
        }
      }
    }
    return changed;
  }

  /** What an assignment puts at a path, if it says anything of it. */
  private static Optional<Node> given(Assignment set, String path) {
    List<String> names = Paths.split(path);
    List<String> above = Paths.split(set.path());
    boolean within = names.size() >= above.size() && names.subList(0, above.size()).equals(above);
    return within
        ? inside(set.value(), names.subList(above.size(), names.size()))
        : Optional.empty();
  }

  /** {@code null} where a word or {@code null} stands instead of what the path would lead into. */
  private static Optional<Node> inside(Node value, List<String> path) {
    if (path.isEmpty()) {
      return Optional.of(value);
    }
    if (value instanceof Text) {
      return Optional.of(new Text(PLACE, "null", false));
    }
    String name = path.get(0);
    Optional<Node> next =
        value instanceof Mapping mapping
            ? Optional.ofNullable(mapping.entries().get(name)).map(Entry::value)
            : Paths.find(value, name);
    return next.flatMap(node -> inside(node, path.subList(1, path.size())));
  }

  List<Assignment> ofPoints() {
    return ofPoints;
  }
}
