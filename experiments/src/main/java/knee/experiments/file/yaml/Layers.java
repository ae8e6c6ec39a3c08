package knee.experiments.file.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Node.Items;
import knee.experiments.file.yaml.Node.Mapping;

/** Lays changes over a file. Nodes keep their places, so a fault is named where it was written. */
public final class Layers {
  private Layers() {}

  /** Mapping by mapping; a list or a scalar replaces; {@code null} removes the key. */
  public static Mapping over(Mapping base, Mapping top) {
    Map<String, Entry> merged = new LinkedHashMap<>(base.entries());
    top.entries()
        .forEach(
            (name, entry) -> {
              if (entry.value().isNull()) {
                merged.remove(name);
                return;
              }
              Entry below = merged.get(name);
              boolean both =
                  below != null
                      && below.value() instanceof Mapping
                      && entry.value() instanceof Mapping;
              merged.put(
                  name,
                  both
                      ? new Entry(
                          entry.place(), over((Mapping) below.value(), (Mapping) entry.value()))
                      : entry);
            });
    return new Mapping(base.place(), merged);
  }

  /**
   * The tree with one value put at a path; missing mappings on the way are made.
   *
   * @param keyPlace where the path itself stands
   * @throws Fault when the path leads through a list that has no such item
   */
  public static Mapping put(Mapping root, List<String> path, Place keyPlace, Node value) {
    return (Mapping) putAt(root, path, 0, keyPlace, value);
  }

  private static Node putAt(Node node, List<String> path, int depth, Place keyPlace, Node value) {
    if (depth == path.size()) {
      return value instanceof Mapping top && node instanceof Mapping base ? over(base, top) : value;
    }
    String name = path.get(depth);
    if (node instanceof Items list) {
      int index = index(name, list.items().size(), path, depth, keyPlace);
      List<Node> items = new ArrayList<>(list.items());
      items.set(index, putAt(items.get(index), path, depth + 1, keyPlace, value));
      return new Items(list.place(), items);
    }
    Mapping mapping = node instanceof Mapping known ? known : Mapping.empty(keyPlace);
    Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
    if (depth == path.size() - 1 && value.isNull()) {
      entries.remove(name);
      return new Mapping(mapping.place(), entries);
    }
    Entry below = entries.get(name);
    Node inner = putAt(below == null ? null : below.value(), path, depth + 1, keyPlace, value);
    entries.put(name, new Entry(below == null ? keyPlace : below.place(), inner));
    return new Mapping(mapping.place(), entries);
  }

  private static int index(String name, int size, List<String> path, int depth, Place keyPlace) {
    boolean exists = name.matches("\\d{1,6}") && Integer.parseInt(name) < size;
    if (!exists) {
      throw new Fault(
          keyPlace,
          "'%s' has no item %s; it has %s, counted from 0"
              .formatted(String.join(".", path.subList(0, depth)), name, size));
    }
    return Integer.parseInt(name);
  }
}
