package knee.experiments.file.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.schema.JsonDefinitions;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Type;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Items;

/**
 * A list.
 *
 * @param least number of items that it must have
 */
public record ListOf<T>(Type<T> item, int least) implements Type<List<T>> {
  @Override
  public List<T> read(Node node, Reading reading) {
    if (!(node instanceof Items list)) {
      throw new Fault(node.place(), node.shown() + " is not a list; write " + described());
    }
    if (list.items().size() < least) {
      throw new Fault(
          node.place(),
          "a list of %d where at least %d belong; write %s"
              .formatted(list.items().size(), least, described()));
    }
    List<T> values = new ArrayList<>();
    for (int i = 0; i < list.items().size(); i++) {
      reading.at(Integer.toString(i)).attempt(item, list.items().get(i)).ifPresent(values::add);
    }
    return values;
  }

  @Override
  public boolean accepts(Node node) {
    return node instanceof Items;
  }

  @Override
  public String described() {
    return "a list [" + item.described() + ", ...]";
  }

  @Override
  public Optional<Type<?>> child(String name) {
    return name.matches("\\d{1,6}") ? Optional.of(item) : Optional.empty();
  }

  @Override
  public Map<String, Object> json(JsonDefinitions definitions) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "array");
    json.put("items", item.json(definitions));
    if (least > 0) {
      json.put("minItems", least);
    }
    return json;
  }
}
