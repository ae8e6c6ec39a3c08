package knee.experiments.file.sections;

import static knee.experiments.file.values.Scalars.text;
import static knee.experiments.file.values.Scalars.whole;

import java.util.List;
import java.util.Map;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.Either;
import knee.experiments.file.values.ListOf;
import knee.experiments.file.values.MapOf;
import knee.experiments.file.values.PairOf;
import knee.experiments.file.values.PairOf.Pair;
import knee.experiments.file.values.Scalar;
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

  public static final Key<Map<String, Pair<String, String>>> PARAMETERS =
      Key.maybe(
          "parameters",
          new MapOf<>(text(), new PairOf<>(bound("LOWEST"), bound("HIGHEST")), false),
          "Dotted paths of what is unknown, each with the range in which it lies");
  public static final Key<List<Map<String, String>>> HOLD_OUT =
      Key.maybe(
          "hold_out",
          new ListOf<>(new MapOf<>(text(), text(), false), 0),
          "Conditions such as {clients.users: 50}: rows of measured that are predicted, not fitted");

  static final Type<Fields> CALIBRATE =
      Section.of(
          "calibrate",
          "What knee calibrate fits, and which rows it holds out",
          PARAMETERS,
          HOLD_OUT);

  private PlainTypes() {}

  /** A number or a quantity; which one depends on the path. */
  private static Type<String> bound(String described) {
    return new Scalar<>(
        described, (text, reading) -> text, Map.of("type", List.of("string", "number")));
  }
}
