package knee.experiments.file.clients;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.schema.JsonDefinitions;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.MapOf;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Entry;
import knee.experiments.file.yaml.Node.Mapping;
import knee.models.scenario.Clients;

/**
 * One population, or several named ones: a mapping of mappings none of whose keys is one of a
 * population.
 *
 * @param keys of a population
 */
record PopulationsType(Section keys, Type<Clients> one, MapOf<Clients> several)
    implements Type<List<Clients>> {

  @Override
  public List<Clients> read(Node node, Reading reading) {
    return isSeveral(node)
        ? List.copyOf(several.read(node, reading).values())
        : List.of(one.read(withoutNamesTakenAway(node), reading));
  }

  /** Of several; a variant may have taken some away. */
  List<String> names(Node node) {
    return isSeveral(node)
        ? ((Mapping) node)
            .entries().entrySet().stream()
                .filter(entry -> !entry.getValue().value().isNull())
                .map(Map.Entry::getKey)
                .toList()
        : List.of();
  }

  private boolean isSeveral(Node node) {
    if (!(node instanceof Mapping mapping)) {
      return false;
    }
    boolean named = false;
    for (var entry : mapping.entries().entrySet()) {
      Node value = entry.getValue().value();
      boolean known = keys.key(entry.getKey()).isPresent();
      if (known ? !value.isNull() : !value.isNull() && !(value instanceof Mapping)) {
        return false;
      }
      named |= !known;
    }
    return named;
  }

  /** A variant may put one population in the place of several. */
  private Node withoutNamesTakenAway(Node node) {
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    Map<String, Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries
        .entrySet()
        .removeIf(e -> e.getValue().value().isNull() && keys.key(e.getKey()).isEmpty());
    return new Mapping(mapping.place(), entries);
  }

  @Override
  public boolean accepts(Node node) {
    return one.accepts(node);
  }

  @Override
  public String described() {
    return one.described();
  }

  @Override
  public Type<?> at(Optional<Node> node) {
    return node.filter(this::isSeveral).isPresent() ? several : one;
  }

  @Override
  public Optional<Type<?>> child(String name) {
    return one.child(name);
  }

  @Override
  public List<String> childNames() {
    return one.childNames();
  }

  @Override
  public Map<String, Object> json(JsonDefinitions definitions) {
    return Map.of("anyOf", List.of(several.json(definitions), one.json(definitions)));
  }
}
