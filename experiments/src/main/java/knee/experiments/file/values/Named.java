package knee.experiments.file.values;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import knee.experiments.file.schema.JsonDefinitions;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Type;
import knee.experiments.file.yaml.Node;

/**
 * A type with a name of its own in the JSON Schema, so that it may contain itself.
 *
 * @param type asked for only when it is needed
 */
public record Named<T>(String name, String described, Supplier<Type<T>> type) implements Type<T> {
  @Override
  public T read(Node node, Reading reading) {
    return type.get().read(node, reading);
  }

  @Override
  public boolean accepts(Node node) {
    return type.get().accepts(node);
  }

  @Override
  public Optional<Type<?>> child(String child) {
    return type.get().child(child);
  }

  @Override
  public Type<?> at(Optional<Node> node) {
    return type.get().at(node);
  }

  @Override
  public List<String> childNames() {
    return type.get().childNames();
  }

  @Override
  public boolean userNamed() {
    return type.get().userNamed();
  }

  @Override
  public Map<String, Object> json(JsonDefinitions definitions) {
    return definitions.reference(name, type.get());
  }
}
