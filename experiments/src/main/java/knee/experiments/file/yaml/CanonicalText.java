package knee.experiments.file.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Node.Items;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Node.Text;

/** One line for a tree of values, whatever its layout: equal lines mean the same. */
public final class CanonicalText {
  /** Where the order of the keys is part of the meaning: draws and results follow it. */
  private static final List<String> ORDERED =
      List.of(
          "requests",
          "resources",
          "services",
          "locks",
          "clients.mix",
          "clients.session",
          "clients.session.*");

  private CanonicalText() {}

  /** Keys sorted, but for those whose order means something. */
  public static String of(Mapping mapping) {
    StringBuilder text = new StringBuilder();
    write(mapping, "", text);
    return text.toString();
  }

  private static void write(Node node, String path, StringBuilder text) {
    if (node instanceof Text scalar) {
      quote(scalar.text().strip().replaceAll("\\s+", " "), text);
    } else if (node instanceof Items list) {
      text.append('[');
      for (Node item : list.items()) {
        write(item, path + ".0", text);
        text.append(',');
      }
      text.append(']');
    } else {
      writeMapping((Mapping) node, path, text);
    }
  }

  private static void writeMapping(Mapping mapping, String path, StringBuilder text) {
    List<String> names = new ArrayList<>(mapping.names());
    boolean ordered = isOrdered(path);
    if (!ordered) {
      Collections.sort(names);
    }
    text.append(ordered ? "<" : "{");
    for (String name : names) {
      quote(name, text);
      text.append(':');
      Map<String, Entry> entries = mapping.entries();
      write(entries.get(name).value(), path.isEmpty() ? name : path + "." + name, text);
      text.append(',');
    }
    text.append(ordered ? ">" : "}");
  }

  private static boolean isOrdered(String path) {
    boolean row = path.startsWith("clients.session.");
    return ORDERED.contains(row ? "clients.session.*" : path);
  }

  private static void quote(String value, StringBuilder text) {
    text.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
  }
}
