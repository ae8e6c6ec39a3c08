package knee.experiments.file.sections;

import static knee.experiments.file.values.Scalars.text;
import static knee.experiments.file.values.Scalars.whole;

import java.util.Map;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.Either;
import knee.experiments.file.values.ListOf;
import knee.experiments.file.values.MapOf;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Node;

/** The parts of a file whose values are read once the points are known. */
public final class PlainTypes {
  public static final Key<String> CHART_X = Key.of("x", text(), "", "A varied path, or a metric");
  public static final Key<String> CHART_Y = Key.of("y", text(), "", "A metric such as p95");

  static final Type<Fields> CHART =
      Section.of("chart", "What the main figure shows", CHART_X, CHART_Y);

  static final Type<Integer> INTEGER =
      whole()
          .then(
              (value, node, reading) -> {
                if (value != value.intValue()) {
                  throw new Fault(
                      node.place(), "'" + value + "' is too large; write a smaller one");
                }
                return value.intValue();
              });

  /** An observation, or those of a file; a mapping in it is what {@code names} says. */
  private static final Type<Map<String, Object>> ROW =
      new MapOf<>(text(), Either.<Object>of(text(), new MapOf<>(text(), text(), false)), false);

  static final Type<Node> MEASURED =
      Either.<Node>of(
          new ListOf<>(ROW, 0).then((rows, node, reading) -> node),
          ROW.then(
              (row, node, reading) -> {
                if (!row.containsKey("file")) {
                  throw new Fault(
                      node.place(),
                      "'file' is missing; write {file: stats.csv}, or a list of rows");
                }
                return node;
              }));

  private PlainTypes() {}
}
