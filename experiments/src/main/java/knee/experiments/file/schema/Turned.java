package knee.experiments.file.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.yaml.Node;

/** A type whose value is turned into another, or checked further. */
public record Turned<S, T>(Type<S> source, Turn<S, T> turn) implements Type<T> {
  /** May note faults or throw one. */
  public interface Turn<S, T> {
    T apply(S value, Node node, Reading reading);
  }

  @Override
  public T read(Node node, Reading reading) {
    return turn.apply(source.read(node, reading), node, reading);
  }

  @Override
  public boolean accepts(Node node) {
    return source.accepts(node);
  }

  @Override
  public String described() {
    return source.described();
  }

  @Override
  public Optional<Type<?>> child(String name) {
    return source.child(name);
  }

  @Override
  public Type<?> at(Optional<Node> node) {
    return source.at(node);
  }

  @Override
  public List<String> childNames() {
    return source.childNames();
  }

  @Override
  public boolean userNamed() {
    return source.userNamed();
  }

  @Override
  public Map<String, Object> json(JsonDefinitions definitions) {
    return source.json(definitions);
  }
}
