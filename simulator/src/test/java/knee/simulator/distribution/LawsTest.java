package knee.simulator.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import knee.simulator.distribution.composed.HyperExponential;
import knee.simulator.distribution.composed.Mixture;
import knee.simulator.random.Evidence;
import knee.simulator.random.RandomStream;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.ParetoDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.TriangularDistribution;
import org.apache.commons.math3.distribution.UniformRealDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every distribution against the law of its name, with parameters worked out separately here. */
class LawsTest {
  /**
   * @param law distribution function
   * @param variance of the law; infinite: not compared with the sample's
   */
  private record Law(
      Distribution ours, DoubleUnaryOperator law, double mean, double variance, double least) {
    Law(Distribution ours, RealDistribution theirs) {
      this(
          ours,
          theirs::cumulativeProbability,
          theirs.getNumericalMean(),
          theirs.getNumericalVariance(),
          theirs.getSupportLowerBound());
    }

    @Override
    public String toString() {
      return ours.toString();
    }
  }

  static Stream<Law> laws() {
    return Stream.of(
        new Law(new Exponential(0.005), new ExponentialDistribution(0.005)),
        new Law(new Uniform(1, 3), new UniformRealDistribution(1, 3)),
        new Law(new Uniform(0, 0.1), new UniformRealDistribution(0, 0.1)),
        new Law(new Erlang(1, 2), new ExponentialDistribution(2)),
        new Law(new Erlang(3, 0.006), new GammaDistribution(3, 0.002)),
        new Law(new Erlang(6, 0.6), new GammaDistribution(6, 0.1)),
        new Law(new Erlang(7, 0.7), new GammaDistribution(7, 0.1)),
        new Law(new Erlang(100, 5), new GammaDistribution(100, 0.05)),
        hyperexponential(2),
        hyperexponential(1),
        hyperexponential(5),
        lognormal(0.005, 0.3),
        lognormal(3, 1),
        new Law(new Gamma(5, 0.5), new GammaDistribution(4, 1.25)),
        new Law(new Gamma(5, 1), new GammaDistribution(1, 5)),
        new Law(new Gamma(5, 2), new GammaDistribution(0.25, 20)),
        new Law(new Gamma(1, 0.02), new GammaDistribution(2500, 0.0004)),
        truncated(0.005, 0.001),
        truncated(0.005, 0.005),
        truncated(0.001, 0.01),
        truncated(0, 1),
        weibull(0.005, 0.8),
        weibull(0.005, 1),
        weibull(2, 3.5),
        weibull(2, 0.5),
        new Law(new Pareto(3, 1.5), new ParetoDistribution(1, 1.5)),
        new Law(new Pareto(0.005, 2.5), new ParetoDistribution(0.003, 2.5)),
        new Law(new Pareto(10, 10), new ParetoDistribution(9, 10)),
        new Law(new Triangular(1, 2, 9), new TriangularDistribution(1, 2, 9)),
        new Law(new Triangular(0, 0, 1), new TriangularDistribution(0, 0, 1)),
        new Law(new Triangular(2, 3, 3), new TriangularDistribution(2, 3, 3)),
        mixture());
  }

  /** Balanced means: p1 m1 = p2 m2 = mean / 2, with p1 = (1 + sqrt((c2 - 1) / (c2 + 1))) / 2. */
  private static Law hyperexponential(double cv) {
    double p1 = (1 + Math.sqrt((cv * cv - 1) / (cv * cv + 1))) / 2;
    double m1 = 0.5 / p1;
    double m2 = 0.5 / (1 - p1);
    DoubleUnaryOperator law = x -> 1 - p1 * Math.exp(-x / m1) - (1 - p1) * Math.exp(-x / m2);
    return new Law(new HyperExponential(1, cv), law, 1, cv * cv, 0);
  }

  private static Law lognormal(double mean, double cv) {
    double square = Math.log(1 + cv * cv);
    return new Law(
        new Lognormal(mean, cv),
        new LogNormalDistribution(Math.log(mean) - square / 2, Math.sqrt(square)));
  }

  /** Mean and variance by Simpson's rule over the truncated law: E x = integral of 1 - F. */
  private static Law truncated(double mean, double deviation) {
    var normal = new NormalDistribution(null, mean, deviation);
    double cut = normal.cumulativeProbability(0);
    DoubleUnaryOperator law = x -> (normal.cumulativeProbability(x) - cut) / (1 - cut);
    int steps = 4000;
    double width = (mean + 12 * deviation) / steps;
    double first = 0;
    double second = 0;
    for (int i = 0; i <= steps; i++) {
      double weight = i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4;
      double above = 1 - law.applyAsDouble(i * width);
      first += weight * above * width / 3;
      second += weight * 2 * i * width * above * width / 3;
    }
    return new Law(new Normal(mean, deviation), law, first, second - first * first, 0);
  }

  private static Law weibull(double mean, double shape) {
    double scale = mean / org.apache.commons.math3.special.Gamma.gamma(1 + 1 / shape);
    return new Law(new Weibull(mean, shape), new WeibullDistribution(shape, scale));
  }

  private static Law mixture() {
    // 0.25 of U(0, 1) and 0.75 of exp(2): mean 1.625, E x^2 = 0.25 / 3 + 0.75 * 8.
    DoubleUnaryOperator law = x -> 0.25 * Math.min(1, x) + 0.75 * (1 - Math.exp(-x / 2));
    Distribution ours = Mixture.of(1, new Uniform(0, 1), 3, new Exponential(2));
    return new Law(ours, law, 1.625, 0.25 / 3 + 6 - 1.625 * 1.625, 0);
  }

  @ParameterizedTest
  @MethodSource("laws")
  void momentsAreThoseOfTheLaw(Law law) {
    assertEquals(law.mean, law.ours.mean(), 1e-8 * law.mean);
    if (Double.isInfinite(law.variance)) {
      assertEquals(Double.POSITIVE_INFINITY, law.ours.variance());
    } else {
      assertEquals(law.variance, law.ours.variance(), 1e-8 * law.variance);
    }
  }

  @ParameterizedTest
  @MethodSource("laws")
  void sampleFollowsTheLaw(Law law) {
    double[] sample = sample(law.ours, 80_000);
    for (double value : sample) {
      assertTrue(value >= law.least && value < Double.POSITIVE_INFINITY, law + " gave " + value);
    }
    Evidence.sample(sample, law.law, law.toString());
  }

  @ParameterizedTest
  @MethodSource("laws")
  void sampleHasMeanAndVarianceOfTheLaw(Law law) {
    if (law.variance > 4 * law.mean * law.mean) {
      return; // so heavy a tail has no fourth moment, or none that a sample could show
    }
    double[] sample = sample(law.ours, 400_000);
    double n = sample.length;
    double sum = 0;
    double squares = 0;
    double fourths = 0;
    for (double value : sample) {
      double square = (value - law.mean) * (value - law.mean);
      sum += value;
      squares += square;
      fourths += square * square;
    }
    Evidence.near(law.mean, sum / n, Math.sqrt(law.variance / n), "mean of " + law);
    if (!(law.ours instanceof Pareto pareto) || pareto.shape() > 4) {
      double error = Math.sqrt((fourths / n - law.variance * law.variance) / n);
      Evidence.near(law.variance, squares / n, error, "variance of " + law);
    }
  }

  private static double[] sample(Distribution distribution, int n) {
    var random = new RandomStream(RandomStream.key(11, 0, distribution.toString()));
    double[] sample = new double[n];
    for (int i = 0; i < n; i++) {
      sample[i] = distribution.sample(random);
    }
    return sample;
  }
}
