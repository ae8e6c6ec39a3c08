package knee.experiments.file.quantity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import knee.experiments.file.yaml.Nearest;
import knee.simulator.distribution.Distribution;
import knee.simulator.distribution.Erlang;
import knee.simulator.distribution.Exponential;
import knee.simulator.distribution.Gamma;
import knee.simulator.distribution.Lognormal;
import knee.simulator.distribution.Normal;
import knee.simulator.distribution.Pareto;
import knee.simulator.distribution.Triangular;
import knee.simulator.distribution.Uniform;
import knee.simulator.distribution.Weibull;
import knee.simulator.distribution.composed.HyperExponential;

/** The named shapes of random times, with their parameters in the order they are written. */
enum Shape {
  EXP("exp(5ms)", v -> new Exponential(v[0]), Parameter.TIME),
  UNIFORM("uniform(1s 3s)", v -> new Uniform(v[0], v[1]), Parameter.FROM_ZERO, Parameter.TIME),
  ERLANG("erlang(3 5ms)", v -> new Erlang((int) v[0], v[1]), Parameter.PHASES, Parameter.TIME),
  HYPEREXP(
      "hyperexp(5ms cv=2)",
      v -> new HyperExponential(v[0], v[1]),
      Parameter.TIME,
      Parameter.CV_FROM_1),
  LOGNORMAL("lognormal(5ms cv=1.5)", v -> new Lognormal(v[0], v[1]), Parameter.TIME, Parameter.CV),
  GAMMA("gamma(5ms cv=0.5)", v -> new Gamma(v[0], v[1]), Parameter.TIME, Parameter.CV),
  NORMAL("normal(5ms 1ms)", v -> new Normal(v[0], v[1]), Parameter.FROM_ZERO, Parameter.TIME),
  WEIBULL("weibull(5ms shape=0.8)", v -> new Weibull(v[0], v[1]), Parameter.TIME, Parameter.SHAPE),
  PARETO(
      "pareto(5ms shape=2.5)",
      v -> new Pareto(v[0], v[1]),
      Parameter.TIME,
      Parameter.SHAPE_ABOVE_1),
  TRIANGULAR(
      "triangular(1ms 2ms 9ms)",
      v -> new Triangular(v[0], v[1], v[2]),
      Parameter.FROM_ZERO,
      Parameter.FROM_ZERO,
      Parameter.TIME);

  private final String example;
  private final Function<double[], Distribution> maker;
  private final List<Parameter> parameters;

  Shape(String example, Function<double[], Distribution> maker, Parameter... parameters) {
    this.example = example;
    this.maker = maker;
    this.parameters = List.of(parameters);
  }

  static Shape named(String name) {
    for (Shape shape : values()) {
      if (shape.name().toLowerCase().equals(name)) {
        return shape;
      }
    }
    throw new IllegalArgumentException(
        "unknown random time '" + name + "'; " + Nearest.hint(name, names()));
  }

  static List<String> names() {
    List<String> names = new ArrayList<>();
    Arrays.stream(values()).forEach(shape -> names.add(shape.name().toLowerCase()));
    names.add("mix");
    names.add("empirical");
    return names;
  }

  static String example(String name) {
    return switch (name) {
      case "mix" -> "mix(0.9 5ms, 0.1 exp(100ms))";
      case "empirical" -> "empirical(file.csv)";
      default -> named(name).example;
    };
  }

  Distribution read(String text, List<String> arguments) {
    if (arguments.size() != parameters.size()) {
      throw new IllegalArgumentException(
          "'%s' has %d argument%s where %d belong%s; %swrite %s"
              .formatted(
                  text,
                  arguments.size(),
                  arguments.size() == 1 ? "" : "s",
                  parameters.size(),
                  parameters.size() == 1 ? "s" : "",
                  missing(arguments),
                  example));
    }
    double[] values = new double[arguments.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parameters.get(i).read(arguments.get(i), text, example);
    }
    if (this == UNIFORM || this == TRIANGULAR) {
      checkOrder(text, values);
    }
    return maker.apply(values);
  }

  /** {@code cv= is missing, } of those that are written with their name. */
  private String missing(List<String> arguments) {
    return parameters.stream()
        .map(Parameter::prefix)
        .filter(prefix -> !prefix.isEmpty())
        .filter(prefix -> arguments.stream().noneMatch(given -> given.startsWith(prefix)))
        .map(prefix -> prefix + " is missing, ")
        .collect(Collectors.joining());
  }

  private void checkOrder(String text, double[] values) {
    boolean ordered = values[0] < values[values.length - 1];
    for (int i = 1; i < values.length; i++) {
      ordered &= values[i - 1] <= values[i];
    }
    if (!ordered) {
      throw new IllegalArgumentException(
          "the times in '" + text + "' do not go up; write them in order, as in " + example);
    }
  }
}
