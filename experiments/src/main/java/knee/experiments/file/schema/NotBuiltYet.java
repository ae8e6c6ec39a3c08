package knee.experiments.file.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import knee.experiments.file.quantity.VaryValue;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Node.Entry;

/**
 * What the file may say one day but this release does not simulate: refused, never passed over. To
 * turn one on, take its line out.
 */
public final class NotBuiltYet {
  /** Section and key, and which of its values are refused. */
  private static final Map<String, Refused> KEYS =
      Map.ofEntries(Map.entry("file.calibrate", all()));

  /**
   * @param values the refused ones, or the only ones that are not
   */
  private record Refused(List<String> values, boolean onlyThese) {
    boolean has(String value) {
      return values.contains(value) == onlyThese;
    }
  }

  private NotBuiltYet() {}

  private static Refused all() {
    return allBut();
  }

  private static Refused allBut(String... working) {
    return new Refused(List.of(working), false);
  }

  private static Refused only(String... refused) {
    return new Refused(List.of(refused), true);
  }

  /** The fault at the key when its value is one of those not built. */
  static Optional<Fault> in(Section section, String key, Entry entry) {
    Refused refused = KEYS.get(section.name() + "." + key);
    String value = entry.value().toString();
    if (refused == null || !refused.has(value)) {
      return Optional.empty();
    }
    return Optional.of(fault(refused.onlyThese ? key + ": " + value : key, entry));
  }

  /** What is left of the schema of a key when the refused values are taken out. */
  static Map<String, Object> json(Section section, Key<?> key, JsonDefinitions definitions) {
    Refused refused = KEYS.get(section.name() + "." + key.name());
    if (refused == null) {
      return key.type().json(definitions);
    }
    if (refused.onlyThese) {
      Map<String, Object> others = Map.of("not", Map.of("enum", refused.values));
      return Map.of("allOf", List.of(key.type().json(definitions), others));
    }
    List<Object> working = new ArrayList<>(refused.values);
    refused.values.forEach(value -> working.add(VaryValue.of(value)));
    return working.isEmpty()
        ? Map.of("not", Map.of())
        : Map.of("enum", working.stream().distinct().toList());
  }

  /** {@code 'caches' is not built yet; leave it out}. */
  public static Fault fault(String what, Entry entry) {
    return new Fault(entry.place(), "'" + what + "' is not built yet; leave it out");
  }
}
