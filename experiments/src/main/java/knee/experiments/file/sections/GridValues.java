package knee.experiments.file.sections;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import knee.experiments.file.quantity.VaryValue;
import knee.experiments.file.schema.JsonDefinitions;
import knee.experiments.file.schema.Reading;
import knee.experiments.file.schema.Type;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Nearest;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Items;
import knee.experiments.file.yaml.Node.Mapping;
import knee.experiments.file.yaml.Node.Text;

/** The values of a varied path: a list, or {@code {from: 10, to: 200, step: 10}}, both ends in. */
final class GridValues implements Type<Node> {
  static final Type<Node> TYPE = new GridValues();

  private static final List<String> RANGE = List.of("from", "to", "step");
  private static final int MOST = 10_000;
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("([+-]?(?:\\d{1,15}\\.?\\d{0,15}|\\.\\d{1,15}))(\\D*)");

  /** The values as a list, each at the place where it is written. */
  @Override
  public Node read(Node node, Reading reading) {
    Items values;
    if (node instanceof Items list) {
      values = list;
      checkTwice(list);
    } else if (node instanceof Mapping range) {
      values = range(range, reading);
    } else {
      throw new Fault(
          node.place(), "'" + node + "' is one value; write a list [" + node + ", ...]");
    }
    if (values.items().isEmpty()) {
      throw new Fault(node.place(), "no value to vary over; write at least one, as in [5, 10]");
    }
    return values;
  }

  private static void checkTwice(Items list) {
    Set<Object> seen = new HashSet<>();
    for (Node item : list.items()) {
      if (item instanceof Text text && !seen.add(VaryValue.meaning(text.text().strip()))) {
        throw new Fault(item.place(), "'" + item + "' is given twice; keep one of them");
      }
    }
  }

  private static Items range(Mapping range, Reading reading) {
    for (var entry : range.entries().entrySet()) {
      if (!RANGE.contains(entry.getKey())) {
        throw new Fault(
            entry.getValue().place(),
            "unknown key '%s' %s; %s"
                .formatted(entry.getKey(), reading.under(), Nearest.hint(entry.getKey(), RANGE)));
      }
    }
    List<Matcher> parts = new ArrayList<>();
    for (String name : RANGE) {
      if (!range.has(name)) {
        throw new Fault(
            range.place(), "'" + name + "' is missing; write {from: 10, to: 200, step: 10}");
      }
      Node value = range.entries().get(name).value();
      Matcher matcher = NUMBER_AND_UNIT.matcher(value.toString());
      if (!(value instanceof Text) || !matcher.matches()) {
        throw new Fault(
            value.place(), "'" + value + "' is not a number; write one, with or without a unit");
      }
      if (!parts.isEmpty() && !matcher.group(2).equals(parts.get(0).group(2))) {
        throw new Fault(
            value.place(), "'" + value + "' has another unit than 'from'; write the same unit");
      }
      parts.add(matcher);
    }
    return steps(range, parts);
  }

  private static Items steps(Mapping range, List<Matcher> parts) {
    BigDecimal from = new BigDecimal(parts.get(0).group(1));
    BigDecimal to = new BigDecimal(parts.get(1).group(1));
    BigDecimal step = new BigDecimal(parts.get(2).group(1));
    Node stepNode = range.entries().get("step").value();
    if (step.signum() <= 0) {
      throw new Fault(stepNode.place(), "a step of " + step + " leads nowhere; write one above 0");
    }
    if (to.compareTo(from) < 0) {
      throw new Fault(
          range.place(), "'to' is below 'from', so there is no value; write from the lower end");
    }
    if (to.subtract(from).divideToIntegralValue(step).compareTo(BigDecimal.valueOf(MOST)) >= 0) {
      throw new Fault(
          stepNode.place(), "more than %,d values; write a larger step".formatted(MOST));
    }
    Node fromNode = range.entries().get("from").value();
    List<Node> values = new ArrayList<>();
    for (BigDecimal value = from; value.compareTo(to) <= 0; value = value.add(step)) {
      String number = value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
      values.add(new Text(fromNode.place(), number + parts.get(0).group(2), false));
    }
    return new Items(range.place(), values);
  }

  @Override
  public boolean accepts(Node node) {
    return !(node instanceof Text);
  }

  @Override
  public String described() {
    return "a list of values or {from: 10, to: 200, step: 10}";
  }

  @Override
  public Map<String, Object> json(JsonDefinitions definitions) {
    Map<String, Object> number = Map.of("type", List.of("number", "string"));
    Map<String, Object> range = new LinkedHashMap<>();
    range.put("type", "object");
    range.put("properties", Map.of("from", number, "to", number, "step", number));
    range.put("required", RANGE);
    range.put("additionalProperties", false);
    return Map.of("anyOf", List.of(Map.of("type", "array", "minItems", 1), range));
  }
}
