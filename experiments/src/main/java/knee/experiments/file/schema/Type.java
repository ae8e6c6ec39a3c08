package knee.experiments.file.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Node;

/**
 * What a value of the file must look like, and how it is read.
 *
 * @param <T> what it is read into; never null
 */
public interface Type<T> {
  /**
   * The value. Faults within it are noted in {@code reading}, and what they spoil is left out.
   *
   * @throws Fault when nothing can be made of it
   */
  T read(Node node, Reading reading);

  /** Whether this is at least the form of value meant: text, list or mapping. */
  boolean accepts(Node node);

  /** For messages: {@code a time such as 5ms}. */
  String described();

  /** The type of what a dotted path leads to from here. */
  default Optional<Type<?>> child(String name) {
    return Optional.empty();
  }

  /**
   * The type by which paths go on below this value, of several that it may have.
   *
   * @param node empty: there is no value yet
   */
  default Type<?> at(Optional<Node> node) {
    return this;
  }

  /** Names that {@link #child} knows, when they can be listed. */
  default List<String> childNames() {
    return List.of();
  }

  /** Whether children are named by the user, so that a path to one that is not there is wrong. */
  default boolean userNamed() {
    return false;
  }

  /** The same in the words of JSON Schema. */
  Map<String, Object> json(JsonDefinitions definitions);

  /** Turned into something else with the help of the node itself. */
  default <R> Type<R> then(Turned.Turn<T, R> turn) {
    return new Turned<>(this, turn);
  }

  default <R> Type<R> as(Function<T, R> turned) {
    return then((value, node, reading) -> turned.apply(value));
  }
}
