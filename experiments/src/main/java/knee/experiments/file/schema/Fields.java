package knee.experiments.file.schema;

import java.util.Map;
import java.util.Optional;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Place;

/** The values of a section that has been read. */
public final class Fields {
  private final Section section;
  private final Mapping mapping;
  private final Map<String, Object> values;
  private final Reading reading;

  Fields(Section section, Mapping mapping, Map<String, Object> values, Reading reading) {
    this.section = section;
    this.mapping = mapping;
    this.values = values;
    this.reading = reading;
  }

  /** The value, or the default of the key. */
  public <T> T get(Key<T> key) {
    return find(key).or(key::fallback).orElseThrow();
  }

  /** The value, if the file gives a good one. */
  public <T> Optional<T> find(Key<T> key) {
    if (section.keys().stream().noneMatch(known -> known == key)) {
      throw new IllegalArgumentException(key.name() + " is no key of " + section.name());
    }
    @SuppressWarnings("unchecked") // written by Section from the type of this very key
    T value = (T) values.get(key.name());
    return Optional.ofNullable(value);
  }

  /** Whether the file gives the key, with a good value or a bad one. */
  public boolean has(Key<?> key) {
    return mapping.has(key.name());
  }

  public Optional<Node> node(Key<?> key) {
    return has(key) ? Optional.of(mapping.entries().get(key.name()).value()) : Optional.empty();
  }

  /** Where the value of the key stands, else the section. */
  public Place place(Key<?> key) {
    return node(key).map(Node::place).orElse(mapping.place());
  }

  /** Where the key itself stands, else the section. */
  public Place keyPlace(Key<?> key) {
    return has(key) ? mapping.entries().get(key.name()).place() : mapping.place();
  }

  /** What the user called the section: {@code disk} of {@code resources.disk}. */
  public String name() {
    return reading.path().substring(reading.path().indexOf('.') + 1);
  }

  public Mapping mapping() {
    return mapping;
  }

  public Reading reading() {
    return reading;
  }

  /** Notes a fault of a complete point at the value of a key. */
  public void fault(Key<?> key, String message) {
    reading.faultOfWhole(place(key), message);
  }
}
