package knee.experiments.file.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Nearest;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Items;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Place;

/** Dotted paths such as {@code requests.login.0.cpu}. */
public final class Paths {
  /** Where keys are themselves paths or metrics, and what follows is one of them. */
  private static final Pattern DOTTED_KEY =
      Pattern.compile(
          "(vary|calibrate\\.parameters|(?:measured|calibrate\\.hold_out)\\.\\d+)\\.(.*)");

  private Paths() {}

  /** The names on the way: {@code vary} and {@code clients.users} of vary.clients.users. */
  public static List<String> split(String path) {
    Matcher dotted = DOTTED_KEY.matcher(path);
    if (!dotted.matches()) {
      return List.of(path.split("\\.", -1));
    }
    List<String> names = new ArrayList<>(split(dotted.group(1)));
    names.add(dotted.group(2));
    return names;
  }

  /**
   * What stands, or may stand, at a path. Known keys need not be there yet; names that the user
   * chooses and items of lists must be.
   *
   * @param place where the path is written
   * @throws Fault when it leads nowhere
   */
  public static Type<?> check(Section section, Mapping root, String path, Place place) {
    return check(section, root, path, place, false);
  }

  /** Checks where a value is to be put: its own name may be one that the user thus chooses. */
  public static void checkPut(Section section, Mapping root, String path, Place place, Node value) {
    check(section, root, path, place, !value.isNull());
  }

  private static Type<?> check(
      Section section, Mapping root, String path, Place place, boolean mayBeNew) {
    Type<?> type = section;
    Optional<Node> node = Optional.of(root);
    List<String> walked = new ArrayList<>();
    List<String> parts = split(path);
    for (String name : parts) {
      Optional<Node> below = node.flatMap(parent -> below(parent, name));
      type = type.at(node);
      List<String> names = names(type, node);
      boolean last = walked.size() == parts.size() - 1;
      boolean named = type.userNamed() && !(mayBeNew && last);
      boolean list = node.filter(Items.class::isInstance).isPresent();
      boolean mapping = node.filter(Mapping.class::isInstance).isPresent();
      boolean item = list || (isIndex(name) && !mapping && !type.userNamed());
      Optional<Type<?>> child = type.child(name);
      if (child.isEmpty() || ((named || item) && below.isEmpty())) {
        throw new Fault(place, "unknown path '%s'; %s".formatted(path, hint(walked, path, names)));
      }
      walked.add(name);
      type = child.get();
      node = below;
    }
    return type;
  }

  /** The value at a path, if there is one. */
  public static Optional<Node> find(Node root, String path) {
    Optional<Node> node = Optional.of(root);
    for (String name : split(path)) {
      node = node.flatMap(parent -> below(parent, name));
    }
    return node;
  }

  /** Names the whole path that was probably meant. */
  private static String hint(List<String> walked, String path, List<String> names) {
    String above = String.join(".", walked);
    if (names.isEmpty()) {
      return "there is nothing below '" + above + "'";
    }
    List<String> parts = split(path);
    List<String> rest = parts.subList(walked.size() + 1, parts.size());
    List<String> known = new ArrayList<>();
    for (String name : names) {
      List<String> whole = new ArrayList<>(walked);
      whole.add(name);
      whole.addAll(rest);
      known.add(String.join(".", whole));
    }
    return Nearest.hint(path, known);
  }

  private static List<String> names(Type<?> type, Optional<Node> node) {
    if (node.isPresent() && node.get() instanceof Items list) {
      List<String> indices = new ArrayList<>();
      for (int i = 0; i < list.items().size(); i++) {
        indices.add(Integer.toString(i));
      }
      return indices;
    }
    boolean named = type.userNamed() && node.isPresent() && node.get() instanceof Mapping;
    return named ? ((Mapping) node.get()).names() : type.childNames();
  }

  private static boolean isIndex(String name) {
    return name.matches("\\d{1,6}");
  }

  private static Optional<Node> below(Node node, String name) {
    if (node instanceof Mapping mapping && mapping.has(name)) {
      return Optional.of(mapping.entries().get(name).value());
    }
    boolean item =
        node instanceof Items list && isIndex(name) && Integer.parseInt(name) < list.items().size();
    return item
        ? Optional.of(((Items) node).items().get(Integer.parseInt(name)))
        : Optional.empty();
  }
}
