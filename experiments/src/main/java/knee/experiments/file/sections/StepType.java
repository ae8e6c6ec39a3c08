package knee.experiments.file.sections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.schema.JsonDefinitions;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Type;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Nearest;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Node.Text;
import knee.models.scenario.Activity;

/** One step: a mapping with the key of exactly one verb, or the word {@code reply}. */
record StepType(List<Verb> verbs) implements Type<Activity> {
  private static final String REPLY = "reply";

  @Override
  public Activity read(Node node, Reading reading) {
    if (node instanceof Text text && text.text().strip().equals(REPLY)) {
      return new Activity.Reply();
    }
    if (!(node instanceof Mapping mapping) || mapping.entries().isEmpty()) {
      throw new Fault(
          node.place(),
          "this is not a step; write one as in cpu: 5ms, beginning with " + shown(verbNames()));
    }
    if (mapping.entries().size() == 1 && mapping.entries().containsKey(REPLY)) {
      return reply(mapping);
    }
    List<Verb> found = verbs.stream().filter(verb -> mapping.has(verb.key().name())).toList();
    if (found.size() != 1) {
      throw found.isEmpty() ? unknown(mapping, reading) : several(mapping, found);
    }
    return found.get(0).reader().apply(found.get(0).section().read(node, reading));
  }

  private static Activity reply(Mapping mapping) {
    Node value = mapping.entries().get(REPLY).value();
    if (!value.isEmpty() && !value.isNull()) {
      throw new Fault(value.place(), "'reply' takes no value; write just - reply");
    }
    return new Activity.Reply();
  }

  private Fault unknown(Mapping mapping, Reading reading) {
    String first = mapping.entries().keySet().iterator().next();
    boolean empty = verbNames().contains(first);
    boolean part = !empty && childNames().contains(first);
    String message =
        empty
            ? "'%s' has no value; write it as in cpu: 5ms".formatted(first)
            : part
                ? "a step cannot begin with '%s'; begin it with %s"
                    .formatted(first, shown(verbNames()))
                : "unknown key '%s' %s; %s"
                    .formatted(first, reading.under(), Nearest.hint(first, verbNames()));
    return new Fault(mapping.entries().get(first).place(), message);
  }

  private static Fault several(Mapping mapping, List<Verb> found) {
    List<String> names =
        mapping.entries().keySet().stream()
            .filter(name -> found.stream().anyMatch(verb -> verb.key().name().equals(name)))
            .toList();
    return new Fault(
        mapping.entries().get(names.get(1)).place(),
        "'%s' and '%s' in one step; write each as a step of its own"
            .formatted(names.get(0), names.get(1)));
  }

  private static String shown(List<String> names) {
    return String.join(", ", names);
  }

  private List<String> verbNames() {
    List<String> names = new ArrayList<>();
    verbs.forEach(verb -> names.add(verb.key().name()));
    names.add(REPLY);
    return names;
  }

  @Override
  public boolean accepts(Node node) {
    return node instanceof Mapping || node instanceof Text;
  }

  @Override
  public String described() {
    return "a step such as cpu: 5ms";
  }

  @Override
  public Optional<Type<?>> child(String name) {
    return verbs.stream()
        .map(verb -> verb.section().key(name))
        .flatMap(Optional::stream)
        .<Type<?>>map(Key::type)
        .findFirst();
  }

  @Override
  public List<String> childNames() {
    return verbs.stream().flatMap(verb -> verb.section().childNames().stream()).distinct().toList();
  }

  @Override
  public Map<String, Object> json(JsonDefinitions definitions) {
    List<Map<String, Object>> options = new ArrayList<>();
    options.add(Map.of("const", REPLY));
    verbs.forEach(verb -> options.add(verb.section().json(definitions)));
    return Map.of("anyOf", options);
  }
}
