package knee.experiments.file.sections;

import static knee.experiments.file.values.Scalars.text;
import static knee.experiments.file.values.Scalars.whole;

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

  private static final Type<Node> ROWS =
      new ListOf<>(new MapOf<>(text(), text(), false), 0).then((rows, node, reading) -> node);
  private static final Type<Node> MEASURED_FILE =
      Section.of("measured", "Observations in a file", Key.maybe("file", text(), "CSV file"))
          .then((fields, node, reading) -> node);

  static final Type<Node> MEASURED = Either.<Node>of(ROWS, MEASURED_FILE);

  private PlainTypes() {}
}
