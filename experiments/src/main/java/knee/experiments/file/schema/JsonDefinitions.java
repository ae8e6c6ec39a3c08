package knee.experiments.file.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
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

  /** The whole schema of files of a type (draft 2020-12), with its keys sorted. */
  public static String text(Section file) {
    try {
      return JsonMapper.builder()
              .configure(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS, true)
              .build()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsString(schema(file))
              .replace(System.lineSeparator(), "\n")
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, Object> schema(Section file) {
    JsonDefinitions definitions = new JsonDefinitions();
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.putAll(file.json(definitions));
    schema.put("title", file.help());
    schema.put("$defs", definitions.definitions);
    return schema;
  }
}
