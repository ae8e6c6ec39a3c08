package knee.experiments.file.schema;

import java.util.LinkedHashMap;
import java.util.Map;

/** The {@code $defs} of a JSON Schema. */
public final class JsonDefinitions {
  private final Map<String, Object> definitions = new LinkedHashMap<>();

  /** Refers to a definition, which is written when it is named for the first time. */
  public Map<String, Object> reference(String name, Type<?> type) {
    if (!definitions.containsKey(name)) {
      definitions.put(name, Map.of());
      definitions.put(name, type.json(this));
    }
    return Map.of("$ref", "#/$defs/" + name);
  }

  /** The whole schema of files of a type (draft 2020-12). */
  public static Map<String, Object> schema(Section file) {
    JsonDefinitions definitions = new JsonDefinitions();
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.putAll(file.json(definitions));
    schema.put("$defs", definitions.definitions);
    return schema;
  }
}
