package knee.experiments.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.quantity.DataFiles;
import knee.experiments.file.quantity.VaryValue;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Paths;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.sections.Effort;
import knee.experiments.file.sections.FileSection;
import knee.experiments.file.sections.FileSection.Content;
import knee.experiments.file.yaml.CanonicalText;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Faults;
import knee.experiments.file.yaml.Layers;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Node.Items;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Node.Text;
import knee.experiments.file.yaml.Place;
import knee.models.assembly.RunLength;
import knee.models.scenario.Scenario;

/** The points of a file: every variant at every place of the grid. */
final class Points {
  private static final int MOST = 10_000;
  private static final String CLASS = ".worker_class";
  private static final String ACCEPT = ".accept";

  /** A value put at a path. */
  record Assignment(String path, Place place, Node value) {}

  private final Overrides overrides;
  private final List<Assignment> set;
  private final Faults faults;
  private final DataFiles files;
  private final List<Mapping> systems = new ArrayList<>();
  private final List<Point> points = new ArrayList<>();
  private final Map<String, Mapping> asRun = new LinkedHashMap<>();
  private boolean varySound = true;

  Points(Overrides overrides, List<Assignment> set, Faults faults, DataFiles files) {
    this.overrides = overrides;
    this.set = set;
    this.faults = faults;
    this.files = files;
  }

  /**
   * Reads every point; what is wrong is noted in the faults.
   *
   * @param base the file without its variants
   * @param variants by name, laid over it
   * @param vary the values of each varied path, the first running slowest
   */
  List<Point> read(Mapping base, Map<String, Mapping> variants, Map<String, Entry> vary) {
    variants.forEach(
        (name, changes) -> {
          faults.in(name);
          Mapping merged = Layers.over(ownAccept(base, paths(changes)), changes);
          systems.add(merged);
          List<Assignment> set = assignable(merged);
          Mapping run = put(merged, set);
          asRun.put(name, run);
          grid(run, vary).forEach(place -> point(name, merged, place, set));
        });
    return points;
  }

  /** Each variant as a whole, before anything is varied. */
  List<Mapping> systems() {
    return systems;
  }

  /** The same with what the command line sets, by name. */
  Map<String, Mapping> asRun() {
    return asRun;
  }

  /** Whether every varied path led somewhere. */
  boolean varySound() {
    return varySound;
  }

  private void point(String variant, Mapping merged, List<Assignment> place, List<Assignment> set) {
    try {
      Mapping whole = put(merged, inOrder(set, place));
      files.newPoint();
      Reading reading = new Reading(faults, files, Optional.of(whole), "");
      Fields fields = FileSection.POINT.read(whole, reading);
      FileSection.content(fields)
          .ifPresent(content -> points.add(point(variant, place, whole, content)));
    } catch (Fault fault) {
      faults.add(fault);
    }
  }

  private Point point(String variant, List<Assignment> place, Mapping whole, Content content) {
    Map<String, Object> vary = new LinkedHashMap<>();
    place.forEach(assignment -> vary.put(assignment.path, VaryValue.of(assignment.value)));
    Scenario scenario = content.scenario();
    long seed = overrides.seed().orElse(content.run().seed());
    Effort effort = overrides.applyTo(content.run().effort());
    Map<String, Entry> described = new LinkedHashMap<>(whole.entries());
    described.remove("run");
    String text =
        "%s run %s %s seed %d files %s"
            .formatted(
                CanonicalText.of(new Mapping(whole.place(), described)),
                length(content.run().length()),
                effort(effort),
                seed,
                files.digests());
    return new Point(variant, vary, scenario, content.run().length(), effort, seed, text);
  }

  /** Decimal digits that are the same on every JDK, unlike those of {@code Double.toString}. */
  private static String length(RunLength length) {
    String duration = Double.isInfinite(length.duration()) ? "any" : exact(length.duration());
    return "%s + %s or %d".formatted(exact(length.warmUp()), duration, length.completions());
  }

  private static String effort(Effort effort) {
    String most = (effort.untilPrecise() ? "auto " : "") + effort.most();
    return most + " replications, precision " + exact(effort.precision());
  }

  private static String exact(double value) {
    return Double.isNaN(value) ? "auto" : new BigDecimal(value).toPlainString();
  }

  /** Those whose path leads somewhere; of the others the fault is noted. */
  private List<Assignment> existing(Mapping merged, List<Assignment> assignments) {
    List<Assignment> existing = new ArrayList<>();
    for (Assignment assignment : assignments) {
      try {
        Paths.check(FileSection.POINT, merged, assignment.path, assignment.place);
        existing.add(assignment);
      } catch (Fault fault) {
        faults.add(fault);
      }
    }
    return existing;
  }

  /** Likewise of what is set, where each may lead into what the one before it has added. */
  private List<Assignment> assignable(Mapping merged) {
    List<Assignment> assignable = new ArrayList<>();
    Mapping tree = merged;
    for (Assignment assignment : set) {
      try {
        Paths.checkPut(
            FileSection.POINT, tree, assignment.path, assignment.place, assignment.value);
        tree = put(tree, List.of(assignment));
        assignable.add(assignment);
      } catch (Fault fault) {
        faults.add(fault);
      }
    }
    return assignable;
  }

  private List<List<Assignment>> grid(Mapping merged, Map<String, Entry> vary) {
    List<Assignment> lists = new ArrayList<>();
    vary.forEach((path, entry) -> lists.add(new Assignment(path, entry.place(), entry.value())));
    List<List<Assignment>> grid = List.of(List.of());
    List<Assignment> paths = existing(merged, lists);
    varySound &= paths.size() == lists.size();
    checkApart(paths);
    for (Assignment path : paths) {
      List<Node> values = ((Items) path.value).items();
      if ((long) grid.size() * values.size() > MOST) {
        faults.add(
            path.place,
            "the grid has more than %,d points; vary over fewer values".formatted(MOST));
        return grid.subList(0, 1);
      }
      List<List<Assignment>> longer = new ArrayList<>();
      for (List<Assignment> place : grid) {
        for (Node value : values) {
          List<Assignment> next = new ArrayList<>(place);
          next.add(new Assignment(path.path, path.place, value));
          longer.add(next);
        }
      }
      grid = longer;
    }
    return grid;
  }

  /** Of two paths that both give a value, the label of one would say what is not so. */
  private void checkApart(List<Assignment> varied) {
    for (Assignment outer : varied) {
      for (Assignment inner : varied) {
        String above = outer.path + ".";
        boolean both =
            inner.path.startsWith(above)
                && ((Items) outer.value)
                    .items().stream()
                        .anyMatch(
                            value ->
                                Paths.find(value, inner.path.substring(above.length()))
                                    .isPresent());
        if (both) {
          faults.add(
              inner.place,
              "'%s' is given by '%s' too; vary it in one of them"
                  .formatted(inner.path, outer.path));
        }
      }
    }
  }

  /** The grid may vary something within what is set; where it cannot, what is set comes last. */
  private static List<Assignment> inOrder(List<Assignment> set, List<Assignment> place) {
    List<Assignment> all = new ArrayList<>(set);
    all.addAll(place);
    for (Assignment one : set) {
      for (Assignment varied : place) {
        boolean leaf = one.value instanceof Text && varied.path.startsWith(one.path + ".");
        if (leaf || one.path.startsWith(varied.path + ".")) {
          all.add(one);
          break;
        }
      }
    }
    return all;
  }

  private static Mapping put(Mapping root, List<Assignment> assignments) {
    Mapping result = ownAccept(root, assignments.stream().map(Assignment::path).toList());
    for (Assignment assignment : assignments) {
      List<String> path = Paths.split(assignment.path);
      result = Layers.put(result, path, assignment.place, assignment.value);
    }
    return result;
  }

  /** Whoever sets the worker class gets that class's own way to accept, unless it sets that too. */
  private static Mapping ownAccept(Mapping root, List<String> changed) {
    Mapping result = root;
    for (String server : servers(root)) {
      String accept = server + ACCEPT;
      if (changed.contains(server + CLASS)
          && !changed.contains(accept)
          && Paths.find(root, accept).isPresent()) {
        Node none = new Text(root.place(), "null", false);
        result = Layers.put(result, Paths.split(accept), root.place(), none);
      }
    }
    return result;
  }

  private static List<String> paths(Mapping changes) {
    List<String> paths = new ArrayList<>();
    for (String server : servers(changes)) {
      for (String path : List.of(server + CLASS, server + ACCEPT)) {
        Paths.find(changes, path).ifPresent(value -> paths.add(path));
      }
    }
    return paths;
  }

  /** Where servers stand: {@code server}, {@code servers.web}. */
  private static List<String> servers(Mapping root) {
    List<String> servers = new ArrayList<>(List.of("server"));
    if (Paths.find(root, "servers").orElse(null) instanceof Mapping pools) {
      pools.names().forEach(name -> servers.add("servers." + name));
    }
    return servers;
  }
}
