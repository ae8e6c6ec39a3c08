package knee.experiments.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import knee.experiments.file.Expectation.Comparison;
import knee.experiments.file.Expectation.Condition;
import knee.experiments.file.load.Unlimited;
import knee.experiments.file.observed.Vocabulary;
import knee.experiments.file.quantity.Quantity;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.sections.FileSection;
import knee.experiments.file.yaml.Fault;
import knee.experiments.file.yaml.Faults;
import knee.experiments.file.yaml.Node;
import knee.experiments.file.yaml.Node.Items;
import knee.experiments.file.yaml.Node.Text;
import knee.experiments.file.yaml.Place;

/** Reads promises: {@code reserve.p99 < 5s when clients.users <= 100 and variant == sync}. */
final class Expectations {
  private static final Map<String, Comparison> COMPARISONS =
      Map.of(
          "<", Comparison.LESS,
          "<=", Comparison.LESS_OR_EQUAL,
          ">", Comparison.GREATER,
          ">=", Comparison.GREATER_OR_EQUAL,
          "==", Comparison.EQUAL,
          "=", Comparison.EQUAL,
          "!=", Comparison.NOT_EQUAL);
  private static final Pattern RELATION =
      Pattern.compile("\\s*([^<>=!]+?)\\s*(<=|>=|==|!=|<|>|=)\\s*([^<>=!]+?)\\s*");
  private static final Pattern WHEN = Pattern.compile("\\swhen\\s");
  private static final Pattern AND = Pattern.compile("\\sand\\s");
  private static final Pattern QUOTED = Pattern.compile("(['\"])(.*)\\1");

  private final Vocabulary words;
  private final List<Point> points;
  private final Faults faults;

  Expectations(Vocabulary words, List<Point> points, Faults faults) {
    this.words = words;
    this.points = points;
    this.faults = faults;
  }

  List<Expectation> read(Fields file) {
    List<Expectation> expectations = new ArrayList<>();
    if (file.node(FileSection.EXPECT).orElse(null) instanceof Items lines) {
      for (Node line : lines.items()) {
        if (line instanceof Text text) {
          one(text).ifPresent(expectations::add);
        }
      }
    }
    return expectations;
  }

  private Optional<Expectation> one(Text line) {
    try {
      return Optional.of(parse(line));
    } catch (Fault fault) {
      faults.add(fault);
      return Optional.empty();
    }
  }

  private Expectation parse(Text line) {
    String text = line.text();
    Place start = line.place().plus(line.quoted() ? 1 : 0);
    Matcher when = WHEN.matcher(text);
    boolean conditional = when.find();
    Matcher promise =
        relation(conditional ? text.substring(0, when.start()) : text, start, "write p95 < 2s");
    String metric = promise.group(1);
    Optional<Quantity> unit = words.unitOf(metric);
    // Without any kind of request, what stands before the point may be the name of one.
    if (unit.isEmpty() && !(words.kinds().isEmpty() && metric.contains("."))) {
      throw new Fault(start.plus(promise.start(1)), words.unknownMetric(metric));
    }
    double limit = Double.NaN;
    try {
      limit = unit.isPresent() ? unit.get().read(promise.group(3)) : limit;
    } catch (IllegalArgumentException e) {
      throw new Fault(start.plus(promise.start(3)), e.getMessage());
    }
    List<Condition> conditions = conditional ? conditions(text, when.end(), start) : List.of();
    Comparison comparison = COMPARISONS.get(promise.group(2));
    if (unit.filter(Quantity.SHARE::equals).isPresent()) {
      warnOfWhole(comparison, promise.group(3), limit, start.plus(promise.start(3)));
    }
    Expectation read =
        new Expectation(
            text.strip(), line.place().toString(), metric, comparison, limit, conditions);
    warnOfUnlimited(read, start.plus(promise.start(1)));
    return read;
  }

  /** Whoever writes {@code errors < 1} may mean one percent. */
  private void warnOfWhole(Comparison comparison, String written, double limit, Place place) {
    boolean below = comparison == Comparison.LESS || comparison == Comparison.LESS_OR_EQUAL;
    if (below && limit >= 1 && !written.contains("%")) {
      String percent = new BigDecimal(limit).multiply(BigDecimal.valueOf(100)).toPlainString();
      faults.warn(
          place,
          "'%s' is %s %%, which says next to nothing; write %s%% if that is meant"
              .formatted(written, percent, written));
    }
  }

  private void warnOfUnlimited(Expectation promise, Place place) {
    String metric = promise.metric();
    if (!metric.endsWith(Vocabulary.UTILIZATION)) {
      return;
    }
    String resource = metric.substring(0, metric.length() - Vocabulary.UTILIZATION.length());
    points.stream()
        .filter(point -> promise.conditions().stream().allMatch(it -> it.holds(point)))
        .map(point -> Unlimited.remedy(point.scenario(), resource))
        .filter(remedy -> !remedy.isEmpty())
        .findFirst()
        .ifPresent(
            remedy ->
                faults.warn(
                    place,
                    "the capacity of %s is unlimited, so there is no utilization; give %s"
                        .formatted(resource, remedy)));
  }

  private List<Condition> conditions(String text, int from, Place start) {
    List<Condition> conditions = new ArrayList<>();
    int begin = from;
    Matcher and = AND.matcher(text);
    while (begin <= text.length()) {
      int end = and.find(begin) ? and.start() : text.length();
      conditions.add(condition(text.substring(begin, end), start.plus(begin)));
      begin = end == text.length() ? end + 1 : and.end();
    }
    return conditions;
  }

  private Condition condition(String text, Place start) {
    Matcher matcher = relation(text, start, "write when clients.users <= 100");
    String path = matcher.group(1);
    Comparison comparison = COMPARISONS.get(matcher.group(2));
    String value = unquoted(matcher.group(3));
    if (path.equals("variant")) {
      if (!words.variants().contains(value)) {
        throw new Fault(start.plus(matcher.start(3)), words.unknownVariant(value));
      }
      if (comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL) {
        throw new Fault(
            start.plus(matcher.start(2)), "variants have no order; compare them by == or !=");
      }
      return new Condition(path, comparison, value);
    }
    if (words.varySound() && !words.isVaried(path)) {
      throw new Fault(start.plus(matcher.start(1)), words.unknownPath(path));
    }
    return new Condition(path, comparison, words.valueOf(path, value));
  }

  /** A name may stand in quotes, as in YAML. */
  private static String unquoted(String value) {
    Matcher quoted = QUOTED.matcher(value);
    return quoted.matches() ? quoted.group(2) : value;
  }

  private static Matcher relation(String text, Place start, String advice) {
    Matcher matcher = RELATION.matcher(text);
    if (!matcher.matches()) {
      throw new Fault(start, "'" + text.strip() + "' compares nothing; " + advice);
    }
    return matcher;
  }
}
