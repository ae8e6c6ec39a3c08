package knee.experiments.file;

import java.util.ArrayList;
import java.util.List;
import knee.experiments.file.Points.Assignment;
import knee.experiments.file.schema.Paths;
import knee.experiments.file.sections.FileSection;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Faults;
import knee.experiments.file.yaml.Layers;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Items;
import knee.experiments.file.yaml.Node.Mapping;
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
    Node value =
        YamlText.parse(OPTION, option.substring(equals + 1), faults)
            .orElseThrow(() -> new Fault(PLACE, "'" + option + "' has no value; write PATH=VALUE"));
    return new Assignment(path, PLACE, value);
  }

  /** The file with what is set outside the points, such as the title. */
  Mapping applyToFile(Mapping root) {
    Mapping changed = root;
    for (Assignment assignment : all) {
      String path = assignment.path();
      String top = Paths.split(path).get(0);
      Node value = assignment.value();
      try {
        if (isVaried(changed, path)) {
          Items only = new Items(PLACE, List.of(value));
          changed = Layers.put(changed, List.of("vary", path), PLACE, only);
        } else if (top.equals("vary") && path.length() > top.length()) {
          String inner = path.substring(top.length() + 1);
          changed = Layers.put(changed, List.of(top, inner), PLACE, value);
        } else if (FileSection.POINT.key(top).isEmpty()) {
          Paths.check(FileSection.FILE, changed, path, PLACE);
          changed = Layers.put(changed, Paths.split(path), PLACE, value);
        } else {
          ofPoints.add(assignment);
        }
      } catch (Fault fault) {
        faults.add(fault);
      }
    }
    return changed;
  }

  private static boolean isVaried(Mapping root, String path) {
    return Paths.find(root, "vary").orElse(null) instanceof Mapping varied && varied.has(path);
  }

  List<Assignment> ofPoints() {
    return ofPoints;
  }
}
