package knee.experiments.file.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Nearest;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Node.Mapping;

/**
 * A mapping with known keys: one row of the table for each, from which the file is read, paths are
 * resolved, unknown keys get their nearest neighbour, and the JSON Schema is written.
 *
 * @param name its title in the JSON Schema, such as {@code server}
 * @param whole whether it always stands in the file as a whole, never as a part laid over another
 */
public record Section(String name, String help, List<Key<?>> keys, boolean whole)
    implements Type<Fields> {
  public static Section of(String name, String help, Key<?>... keys) {
    return new Section(name, help, List.of(keys), false);
  }

  /** A section that is an item of a list, so that no variant can add to it. */
  public static Section inList(String name, String help, Key<?>... keys) {
    return new Section(name, help, List.of(keys), true);
  }

  @Override
  public Fields read(Node node, Reading reading) {
    if (!(node instanceof Mapping mapping)) {
      throw new Fault(node.place(), node.shown() + " is not a mapping; write " + described());
    }
    Map<String, Object> values = new LinkedHashMap<>();
    mapping.entries().forEach((key, entry) -> readKey(key, mapping, values, reading));
    for (Key<?> key : keys) {
      if (key.required() && !mapping.has(key.name()) && !misspelt(key.name(), mapping)) {
        missing(key, node, reading);
      }
    }
    return new Fields(this, mapping, values, reading);
  }

  private void missing(Key<?> key, Node node, Reading reading) {
    String message =
        "'%s' is missing %s; add %s: %s"
            .formatted(key.name(), reading.under(), key.name(), key.type().described());
    if (whole) {
      reading.faults().add(node.place(), message);
    } else {
      reading.faultOfWhole(node.place(), message);
    }
  }

  /** Whether an unknown key is there, for which this one has been suggested. */
  private boolean misspelt(String name, Mapping mapping) {
    return mapping.names().stream()
        .filter(given -> key(given).isEmpty())
        .anyMatch(given -> hint(given, mapping).contains("'" + name + "'"));
  }

  /** The nearest key; where none is near, the one that has to be there and is not. */
  private String hint(String given, Mapping mapping) {
    String otherwise = Nearest.hint(given, childNames());
    for (Key<?> key : keys) {
      if (key.required() && !mapping.has(key.name())) {
        String names = String.join(", ", childNames());
        otherwise = "the required key is '" + key.name() + "' of " + names;
        break;
      }
    }
    return Nearest.hint(given, childNames(), otherwise);
  }

  /** Reads into {@code T}, noting what only shows when the keys are seen together. */
  public <T> Type<T> into(Function<Fields, T> reader) {
    return as(reader);
  }

  private void readKey(String name, Mapping mapping, Map<String, Object> values, Reading reading) {
    Entry entry = mapping.entries().get(name);
    Optional<Key<?>> known = key(name);
    if (known.isEmpty()) {
      reading
          .faults()
          .add(
              entry.place(),
              "unknown key '%s' %s; %s".formatted(name, reading.under(), hint(name, mapping)));
      return;
    }
    if (entry.value().isNull()) {
      return;
    }
    if (entry.value().isEmpty()) {
      reading
          .faults()
          .add(
              entry.place(),
              "'%s' has no value; write %s, or leave it out"
                  .formatted(name, known.get().type().described()));
      return;
    }
    Optional<?> value = reading.at(name).attempt(known.get().type(), entry.value());
    value.ifPresent(read -> values.put(name, read));
  }

  public Optional<Key<?>> key(String name) {
    return keys.stream().filter(key -> key.name().equals(name)).<Key<?>>map(key -> key).findFirst();
  }

  @Override
  public boolean accepts(Node node) {
    return node instanceof Mapping;
  }

  @Override
  public String described() {
    List<String> names = childNames();
    return "{" + String.join(": ..., ", names.subList(0, Math.min(3, names.size()))) + ": ...}";
  }

  @Override
  public Optional<Type<?>> child(String name) {
    return key(name).map(Key::type);
  }

  @Override
  public List<String> childNames() {
    List<String> names = new ArrayList<>();
    keys.forEach(key -> names.add(key.name()));
    return names;
  }

  @Override
  public Map<String, Object> json(JsonDefinitions definitions) {
    List<String> required =
        whole ? keys.stream().filter(Key::required).map(Key::name).toList() : List.of();
    Map<String, Object> properties = new LinkedHashMap<>();
    for (Key<?> key : keys) {
      Map<String, Object> property = new LinkedHashMap<>();
      property.put("description", key.help());
      if (required.contains(key.name())) {
        property.putAll(key.type().json(definitions));
      } else {
        property.put("anyOf", List.of(key.type().json(definitions), Map.of("type", "null")));
      }
      properties.put(key.name(), property);
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("title", name);
    json.put("description", help);
    json.put("type", "object");
    json.put("additionalProperties", false);
    json.put("properties", properties);
    if (!required.isEmpty()) {
      json.put("required", required);
    }
    return json;
  }
}
