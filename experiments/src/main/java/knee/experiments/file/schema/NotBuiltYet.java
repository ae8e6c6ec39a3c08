package knee.experiments.file.schema;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Node.Entry;

/**
 * What the file may say one day but this release does not do: refused, never passed over. To turn
 * one on, take it out.
 */
final class NotBuiltYet {
  /** Section and key. */
  private static final Set<String> KEYS = Set.of("file.calibrate");

  private NotBuiltYet() {}

  /** The fault at the key when it is one of those not built. */
  static Optional<Fault> in(Section section, String key, Entry entry) {
    return isOne(section, key) ? Optional.of(fault(key, entry)) : Optional.empty();
  }

  private static boolean isOne(Section section, String key) {
    return KEYS.contains(section.name() + "." + key);
  }

  /** The schema of a key; nothing fits one that is not built. */
  static Map<String, Object> json(Section section, Key<?> key, JsonDefinitions definitions) {
    return isOne(section, key.name()) ? Map.of("not", Map.of()) : key.type().json(definitions);
  }

  /** {@code 'calibrate' is not built yet; leave it out}. */
  private static Fault fault(String what, Entry entry) {
    return new Fault(entry.place(), "'" + what + "' is not built yet; leave it out");
  }
}
