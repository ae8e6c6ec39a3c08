package knee.experiments.file.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import knee.experiments.file.schema.JsonDefinitions;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Type;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Node;

/** One of several types, told apart by the form of the value. */
public record Either<T>(List<Option<T>> options) implements Type<T> {
  /**
   * @param when further condition on the node
   */
  record Option<T>(Predicate<Node> when, Type<T> type) {}

  /** The first whose form fits. */
  @SafeVarargs
  public static <T> Either<T> of(Type<? extends T>... types) {
    List<Option<T>> options = new ArrayList<>();
    for (Type<? extends T> type : types) {
      options.add(new Option<>(type::accepts, type.as(value -> value)));
    }
    return new Either<>(options);
  }

  /** A word that stands for a value, or else what the type says. */
  public static <T> Either<T> word(String word, T meaning, Type<? extends T> other) {
    Type<T> fixed = new Scalar<>(word, (text, reading) -> meaning, Map.of("const", word));
    Predicate<Node> isWord =
        node -> node instanceof Node.Text text && text.text().strip().equals(word);
    List<Option<T>> options = new ArrayList<>();
    options.add(new Option<>(isWord, fixed));
    options.add(new Option<>(other::accepts, other.as(value -> value)));
    return new Either<>(options);
  }

  @Override
  public T read(Node node, Reading reading) {
    for (Option<T> option : options) {
      if (option.when.test(node)) {
        return option.type.read(node, reading);
      }
    }
    throw new Fault(node.place(), node.shown() + " cannot stand here; write " + described());
  }

  @Override
  public boolean accepts(Node node) {
    return options.stream().anyMatch(option -> option.when.test(node));
  }

  @Override
  public String described() {
    return options.stream().map(o -> o.type.described()).collect(Collectors.joining(" or "));
  }

  @Override
  public Optional<Type<?>> child(String name) {
    return options.stream()
        .filter(option -> !option.type.userNamed())
        .map(option -> option.type.child(name))
        .flatMap(Optional::stream)
        .<Type<?>>map(type -> type)
        .findFirst();
  }

  @Override
  public List<String> childNames() {
    return options.stream().flatMap(option -> option.type.childNames().stream()).toList();
  }

  @Override
  public Map<String, Object> json(JsonDefinitions definitions) {
    return Map.of("anyOf", options.stream().map(option -> option.type.json(definitions)).toList());
  }
}
