package knee.simulator.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import knee.simulator.distribution.composed.Empirical;
import knee.simulator.distribution.composed.HyperExponential;
import knee.simulator.distribution.composed.Mixture;
import knee.simulator.random.Evidence;
import knee.simulator.random.ExponentialZiggurat;
import knee.simulator.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cases without randomness left, values from data, equality, and what is refused. */
class EdgesTest {
  private final RandomStream random = new RandomStream(1);

  static Stream<Distribution> alwaysTwo() {
    return Stream.of(
        new Constant(2),
        new Uniform(2, 2),
        new Normal(2, 0),
        new Lognormal(2, 0),
        new Gamma(2, 0),
        new Triangular(2, 2, 2),
        new Empirical(new double[] {2, 2}),
        Mixture.of(1, new Constant(2), 1, new Constant(2)));
  }

  @ParameterizedTest
  @MethodSource("alwaysTwo")
  void withoutVarianceEveryValueIsTheMean(Distribution two) {
    assertEquals(2, two.mean());
    assertEquals(0, two.variance());
    for (int i = 0; i < 100; i++) {
      assertEquals(2, two.sample(random));
    }
  }

  static Stream<Distribution> alwaysNothing() {
    return Stream.of(
        new Constant(0),
        new Exponential(0),
        new Uniform(0, 0),
        new Erlang(3, 0),
        new Erlang(30, 0),
        new HyperExponential(0, 2),
        new Lognormal(0, 1.5),
        new Gamma(0, 0.5),
        new Normal(0, 0),
        new Weibull(0, 0.8),
        new Pareto(0, 1.5),
        new Triangular(0, 0, 0));
  }

  @ParameterizedTest
  @MethodSource("alwaysNothing")
  void aMeanOfZeroIsAllowedAndIsZero(Distribution nothing) {
    assertEquals(0, nothing.mean());
    assertEquals(0, nothing.variance());
    for (int i = 0; i < 100; i++) {
      assertEquals(0, nothing.sample(random));
    }
  }

  @Test
  void empiricalDrawsEachValueEquallyOften() {
    var data = new Empirical(new double[] {1, 2, 2, 5});
    assertEquals(2.5, data.mean());
    assertEquals(2.25, data.variance()); // (2.25 + 0.25 + 0.25 + 6.25) / 4
    long[] counts = new long[6];
    for (int i = 0; i < 100_000; i++) {
      counts[(int) data.sample(random)]++;
    }
    Evidence.counts(counts, new double[] {0, 0.25, 0.5, 0, 0, 0.25}, "empirical");
  }

  @Test
  void whatIsHandedInOrOutCannotChangeIt() {
    double[] weights = {0.5, 0.5};
    double[] values = {1, 1};
    var mixture = Mixture.of(weights, new Constant(1), new Constant(1));
    var empirical = new Empirical(values);
    weights[0] = 99;
    values[0] = 99;
    mixture.weights()[0] = 99;
    empirical.values()[0] = 99;
    assertEquals("mix(0.5 1s, 0.5 1s)", mixture.toString());
    for (int i = 0; i < 50; i++) {
      assertEquals(1, empirical.sample(random));
    }
  }

  @Test
  void aPartWithoutWeightMayHaveAnyVariance() {
    assertEquals(0, Mixture.of(1, new Constant(0.1), 0, new Pareto(0.1, 1.5)).variance());
    assertEquals(
        Double.POSITIVE_INFINITY,
        Mixture.of(1, new Constant(0.1), 1, new Pareto(0.1, 1.5)).variance());
  }

  @Test
  void extremeShapesStayFinite() {
    assertEquals(5, new Gamma(5, 1e-9).sample(random), 1e-6);
    assertEquals(5, new Gamma(5, 1e-6).sample(random), 1e-4);
    assertEquals(5, new Weibull(5, 1e6).sample(random), 1e-3);
    assertEquals(0, new Weibull(5, 1e6).variance(), 1e-9);
    assertEquals(5, new Pareto(5, 1e7).sample(random), 1e-4);
    assertEquals(5, new Normal(5, 1e-12).mean());
    assertEquals(1e-24, new Normal(5, 1e-12).variance(), 1e-36);
  }

  @Test
  void eachPhaseOfAHyperexponentialBringsHalfOfTheMean() {
    // cv^2 = 17 / 8: p = (1 + sqrt((17 - 8) / (17 + 8))) / 2 = 0.8, so the phases last 1 / 1.6 and
    // 1 / 0.4.
    var hyper = new HyperExponential(1, Math.sqrt(17 / 8.0));
    for (int key = 0; key < 100; key++) {
      random.seek(key);
      double phase = random.nextDouble() < 0.8 ? 0.625 : 2.5;
      double expected = phase * ExponentialZiggurat.sample(random);
      random.seek(key);
      assertEquals(expected, hyper.sample(random), 1e-14 * expected);
    }
  }

  @Test
  void equalArgumentsMakeEqualDistributions() {
    List<Distribution> one = various();
    List<Distribution> other = various();
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    for (int i = 0; i < one.size(); i++) {
      for (int j = 0; j < i; j++) {
        assertNotEquals(one.get(i), one.get(j));
      }
    }
  }

  private static List<Distribution> various() {
    return List.of(
        new Constant(2),
        new Exponential(2),
        new Uniform(2, 3),
        new Erlang(2, 2),
        new Erlang(3, 2),
        new HyperExponential(2, 2),
        new HyperExponential(2, 3),
        new Lognormal(2, 2),
        new Gamma(2, 2),
        new Normal(2, 2),
        new Weibull(2, 2),
        new Pareto(2, 2),
        new Pareto(2, 3),
        new Triangular(2, 2, 3),
        Mixture.of(2, new Constant(2), 1, new Constant(3)),
        Mixture.of(2, new Constant(2), 1, new Constant(4)),
        new Empirical(new double[] {2, 3}),
        new Empirical(new double[] {3, 2}));
  }

  @Test
  void wrongArgumentsAreRefusedInPlainWords() {
    refused("a constant time must be 0s or more, but is -5ms", () -> new Constant(-0.005));
    refused("the mean of exp must be 0s or more, but is -1s", () -> new Exponential(-1));
    refused("the mean of exp must be 0s or more, but is NaN", () -> new Exponential(Double.NaN));
    refused(
        "the mean of exp must be 0s or more, but is Infinity",
        () -> new Exponential(Double.POSITIVE_INFINITY));
    refused("the bounds of uniform must be in order, but 1s is below 3s", () -> new Uniform(3, 1));
    refused("the lower bound of uniform must be 0s or more, but is -1s", () -> new Uniform(-1, 1));
    refused("the number of phases of erlang must be 1 or more, but is 0", () -> new Erlang(0, 1));
    refused("the cv of hyperexp must be 1 or more, but is 0.5", () -> new HyperExponential(1, .5));
    refused("the cv of lognormal must be 0 or more, but is -1", () -> new Lognormal(1, -1));
    refused("the cv of gamma must be 0 or more, but is -1", () -> new Gamma(1, -1));
    refused("the mean of normal must be 0s or more, but is -1s", () -> new Normal(-1, 1));
    refused("the deviation of normal must be 0s or more, but is -1s", () -> new Normal(1, -1));
    refused("the shape of weibull must be above 0, but is 0", () -> new Weibull(1, 0));
    refused("the shape of pareto must be above 1, but is 1", () -> new Pareto(1, 1));
    refused(
        "triangular needs low, mode and high in order, but is triangular(1ms 9ms 2ms)",
        () -> new Triangular(0.001, 0.009, 0.002));
    refused(
        "mix needs one weight for each part, but has 1 weights for 0 parts",
        () -> new Mixture(new double[] {1}, List.of()));
    refused(
        "a weight must be 0 or more, but is -1.0",
        () -> Mixture.of(2, new Constant(1), -1, new Constant(1)));
    refused("empirical needs at least one value, but has none", () -> new Empirical(new double[0]));
    refused(
        "a value of empirical must be 0s or more, but is -1s",
        () -> new Empirical(new double[] {1, -1}));
  }

  private static void refused(String message, Executable construction) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, construction).getMessage());
  }
}
