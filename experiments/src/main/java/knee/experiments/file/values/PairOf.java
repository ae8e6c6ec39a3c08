package knee.experiments.file.values;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.schema.JsonDefinitions;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Type;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Items;

/** A list of exactly two values, such as {@code [60s, 200/s]}. */
public record PairOf<A, B>(Type<A> first, Type<B> second) implements Type<PairOf.Pair<A, B>> {
  public record Pair<A, B>(A first, B second) {}

  @Override
  public Pair<A, B> read(Node node, Reading reading) {
    if (!(node instanceof Items list) || list.items().size() != 2) {
      throw new Fault(node.place(), node.shown() + " is no pair; write " + described());
    }
    return new Pair<>(
        first.read(list.items().get(0), reading), second.read(list.items().get(1), reading));
  }

  @Override
  public boolean accepts(Node node) {
    return node instanceof Items;
  }

  @Override
  public String described() {
    return "[" + first.described() + ", " + second.described() + "]";
  }

  @Override
  public Optional<Type<?>> child(String name) {
    return switch (name) {
      case "0" -> Optional.of(first);
      case "1" -> Optional.of(second);
      default -> Optional.empty();
    };
  }

  @Override
  public Map<String, Object> json(JsonDefinitions definitions) {
    return Map.of(
        "type",
        "array",
        "prefixItems",
        List.of(first.json(definitions), second.json(definitions)),
        "minItems",
        2,
        "maxItems",
        2);
  }
}
