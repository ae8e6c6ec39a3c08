package knee.experiments.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import knee.experiments.file.schema.JsonDefinitions;
import knee.experiments.file.sections.FileSection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The JSON Schema for editors, held against the reader by an independent validator. */
final class JsonSchemaTest {
  private static final String RESOURCE = "knee-experiment.schema.json";
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(shipped());

  /** Faults that JSON Schema has no words for: references, sums, orders, several keys together. */
  private static final Set<String> BEYOND = beyond();

  @Test
  void shippedSchemaIsWrittenFromTheTableOfKeys() throws IOException {
    String written = JsonDefinitions.text(FileSection.FILE);
    Path target = Path.of("target", RESOURCE);
    Files.writeString(target, written);
    assertEquals(
        written,
        shipped(),
        () -> "copy " + target + " over src/main/resources/knee/experiments/file/" + RESOURCE);
  }

  @ParameterizedTest
  @MethodSource("correct")
  void correctFilesSatisfyIt(Path file) throws Exception {
    ExperimentFile.read(file, Overrides.NONE);
    assertEquals(Set.of(), faults(Files.readString(file)));
  }

  @ParameterizedTest
  @MethodSource("faulty")
  void faultyFilesDoNot(Path file) throws Exception {
    boolean refused = !faults(Files.readString(file)).isEmpty();
    String name = file.getFileName().toString().replace(".yaml", "");
    assertEquals(!BEYOND.contains(name), refused, name);
  }

  @Test
  void everyExceptionIsAFile() throws IOException {
    Set<String> names = new TreeSet<>(BEYOND);
    faulty().forEach(f -> names.remove(f.getFileName().toString().replace(".yaml", "")));
    assertEquals(Set.of(), names);
  }

  @Test
  void everyKeyHasAnExplanation() throws IOException {
    JsonNode schema = new ObjectMapper().readTree(shipped());
    for (JsonNode properties : schema.findValues("properties")) {
      properties
          .fields()
          .forEachRemaining(
              key ->
                  assertTrue(
                      key.getValue().has("description") || key.getValue().has("type"),
                      key.getKey()));
    }
    assertFalse(schema.findValues("properties").isEmpty());
  }

  static Stream<Path> correct() throws IOException {
    return yaml("correct");
  }

  /** Those that are YAML; the others no schema gets to see. */
  static Stream<Path> faulty() throws IOException {
    return yaml("faulty").filter(file -> load(file) != null);
  }

  private static Stream<Path> yaml(String folder) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src", "test", "resources", folder))) {
      return files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList().stream();
    }
  }

  private static Object load(Path file) {
    try {
      LoaderOptions options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Object loaded = new Yaml(new SafeConstructor(options)).load(Files.readString(file));
      return new ObjectMapper().valueToTree(loaded).isEmpty() ? null : loaded;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return null;
    }
  }

  private static Set<ValidationMessage> faults(String yaml) {
    Object loaded = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
    return SCHEMA.validate(new ObjectMapper().<JsonNode>valueToTree(loaded));
  }

  private static Set<String> beyond() {
    try {
      List<String> names =
          Files.readAllLines(Path.of("src", "test", "resources", "faulty", "beyond-schema.txt"));
      return new TreeSet<>(names);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String shipped() {
    try (InputStream in = ExperimentFile.class.getResourceAsStream(RESOURCE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
