package knee.experiments.file.values;

import java.util.LinkedHashMap;
import java.util.Map;
import knee.experiments.file.schema.JsonDefinitions;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Type;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Text;

/**
 * A value written as one piece of text.
 *
 * @param described {@code a time such as 5ms}
 * @param parser throws {@link IllegalArgumentException} that says what is wrong and what would be
 *     right
 */
public record Scalar<T>(String described, Parser<T> parser, Map<String, Object> schema)
    implements Type<T> {
  /** Makes a value of text. */
  public interface Parser<T> {
    T parse(String text, Reading reading);
  }

  @Override
  public T read(Node node, Reading reading) {
    if (!(node instanceof Text text)) {
      throw new Fault(node.place(), node.shown() + " cannot stand here; write " + described);
    }
    try {
      return parser.parse(text.text().strip(), reading);
    } catch (IllegalArgumentException e) {
      throw new Fault(node.place(), e.getMessage());
    }
  }

  @Override
  public boolean accepts(Node node) {
    return node instanceof Text;
  }

  @Override
  public Map<String, Object> json(JsonDefinitions definitions) {
    return new LinkedHashMap<>(schema);
  }
}
