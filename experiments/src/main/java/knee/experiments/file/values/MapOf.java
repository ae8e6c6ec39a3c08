package knee.experiments.file.values;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.schema.JsonDefinitions;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Type;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Mapping;

/**
 * A mapping whose keys are names.
 *
 * @param name what a key must be
 * @param declares whether the keys introduce names, rather than refer to some
 */
public record MapOf<T>(Type<String> name, Type<T> value, boolean declares)
    implements Type<Map<String, T>> {
  /** Names that the user invents here. */
  public static <T> MapOf<T> named(Type<T> value) {
    return new MapOf<>(Scalars.text().then(MapOf::checkName), value, true);
  }

  private static String checkName(String name, Node node, Reading reading) {
    if (name.isBlank()) {
      throw new Fault(node.place(), "'" + name + "' is no name; write one that can be seen");
    }
    return name;
  }

  @Override
  public Map<String, T> read(Node node, Reading reading) {
    if (!(node instanceof Mapping mapping)) {
      throw new Fault(node.place(), node.shown() + " is not a mapping; write " + described());
    }
    Map<String, T> values = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, entry) -> {
              if (entry.value().isNull()) {
                return;
              }
              reading.attempt(name, new Node.Text(entry.place(), key, true));
              if (entry.value().isEmpty()) {
                reading
                    .faults()
                    .add(
                        entry.place(),
                        "'%s' has no value; write %s: %s".formatted(key, key, value.described()));
                return;
              }
              reading
                  .at(key)
                  .attempt(value, entry.value())
                  .ifPresent(read -> values.put(key, read));
            });
    return values;
  }

  @Override
  public boolean accepts(Node node) {
    return node instanceof Mapping;
  }

  @Override
  public String described() {
    return "{NAME: " + value.described() + "}";
  }

  @Override
  public Optional<Type<?>> child(String child) {
    return Optional.of(value);
  }

  @Override
  public boolean userNamed() {
    return declares;
  }

  @Override
  public Map<String, Object> json(JsonDefinitions definitions) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "object");
    json.put(
        "additionalProperties",
        Map.of("anyOf", java.util.List.of(value.json(definitions), Map.of("type", "null"))));
    return json;
  }
}
