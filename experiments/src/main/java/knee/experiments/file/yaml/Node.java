package knee.experiments.file.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a YAML file and where it stands; plain values are text until a schema reads them. */
public sealed interface Node {
  /** Of a long text a message shows so many characters. */
  int SHOWN = 60;

  Place place();

  /** {@code null} or {@code ~}: the key is to be taken as absent. */
  default boolean isNull() {
    return this instanceof Text text
        && !text.quoted
        && (text.text.equals("null") || text.text.equals("~"));
  }

  /** Nothing at all behind the colon. */
  default boolean isEmpty() {
    return this instanceof Text text && !text.quoted && text.text.isEmpty();
  }

  /** How a message calls it. */
  default String shown() {
    if (this instanceof Text text) {
      String line = text.text.lines().findFirst().orElse("");
      boolean cut = line.length() > SHOWN || line.length() < text.text.length();
      return "'" + (cut ? line.substring(0, Math.min(SHOWN, line.length())) + "..." : line) + "'";
    }
    return this instanceof Items ? "a list" : "a mapping";
  }

  /** A scalar, as written. */
  record Text(Place place, String text, boolean quoted) implements Node {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A list. */
  record Items(Place place, List<Node> items) implements Node {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return items.toString();
    }
  }

  /** A mapping, in the order of the file. */
  record Mapping(Place place, Map<String, Entry> entries) implements Node {
    public Mapping {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    public static Mapping empty(Place place) {
      return new Mapping(place, Map.of());
    }

    /** Names of the keys that have a value, in the order of the file. */
    public List<String> names() {
      List<String> names = new ArrayList<>();
      entries.forEach(
          (name, entry) -> {
            if (!entry.value().isNull()) {
              names.add(name);
            }
          });
      return names;
    }

    public boolean has(String name) {
      return entries.containsKey(name) && !entries.get(name).value().isNull();
    }

    @Override
    public String toString() {
      List<String> parts = new ArrayList<>();
      entries.forEach((name, entry) -> parts.add(name + ": " + entry.value()));
      return "{" + String.join(", ", parts) + "}";
    }
  }

  /**
   * A value under its key.
   *
   * @param place of the key
   */
  record Entry(Place place, Node value) {}
}
