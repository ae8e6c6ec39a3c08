package knee.experiments.file.quantity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import knee.simulator.distribution.Constant;
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
import knee.simulator.distribution.composed.Empirical;
import knee.simulator.distribution.composed.HyperExponential;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RandomTimeTest {
  private final RandomTime reader = new RandomTime(name -> new Empirical(new double[] {1, 3}));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5ms | 0.005",
        "0 | 0",
        "exp(5ms) | 0.005",
        "uniform(1s 3s) | 2",
        "uniform(0 3s) | 1.5",
        "erlang(3 5ms) | 0.005",
        "hyperexp(5ms cv=2) | 0.005",
        "lognormal(5ms cv=1.5) | 0.005",
        "gamma(5ms cv=0.5) | 0.005",
        "weibull(5ms shape=0.8) | 0.005",
        "pareto(5ms shape=2.5) | 0.005",
        "triangular(1ms 2ms 9ms) | 0.004",
        "mix(0.9 5ms, 0.1 exp(100ms)) | 0.0145",
        "mix(50% uniform(1s, 3s), 0.5 mix(0.5 1s 0.5 3s)) | 2",
        "empirical(file.csv) | 2"
      })
  void hasTheMeanThatItSays(String text, double mean) {
    assertEquals(mean, reader.read(text).mean(), 1e-9);
  }

  @Test
  void meansTheDistributionThatItNames() {
    List<Distribution> expected =
        List.of(
            new Constant(0.005),
            new Exponential(0.005),
            new Uniform(1, 3),
            new Erlang(3, 0.005),
            new HyperExponential(0.005, 2),
            new Lognormal(0.005, 1.5),
            new Gamma(0.005, 0.5),
            new Normal(0.005, 0.001),
            new Weibull(0.005, 0.8),
            new Pareto(0.005, 2.5),
            new Triangular(0.001, 0.002, 0.009));
    List<String> written =
        List.of(
            "5ms",
            "exp(5ms)",
            "uniform(1s 3s)",
            "erlang(3 5ms)",
            "hyperexp(5ms cv=2)",
            "lognormal(5ms cv=1.5)",
            "gamma(5ms cv=0.5)",
            "normal(5ms 1ms)",
            "weibull(5ms shape=0.8)",
            "pareto(5ms shape=2.5)",
            "triangular(1ms 2ms 9ms)");
    assertEquals(expected, written.stream().map(reader::read).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "exp(5ms) | exp( 5ms )",
        "uniform(1s 3s) | uniform(1s,3s)",
        "uniform(1s 3s) | uniform(1s , 3s)",
        "lognormal(5ms cv=1.5) | lognormal(5ms, cv = 1.5)",
        "erlang(3 5ms) | erlang (3, 0.005s)"
      })
  void spacesAndCommasAreTheSame(String one, String other) {
    assertEquals(reader.read(one), reader.read(other));
  }

  @ParameterizedTest
  @CsvSource({
    "exp()",
    "exp(-5ms)",
    "exp 5ms",
    "(5ms)",
    "mix()",
    "uniform(1s 1s)",
    "exp(5ms))",
    "EXP(5ms)",
    "erlang(5ms 3)",
    "normal(5ms)",
    "normal(5ms 0)",
    "gamma(5ms cv=0)",
    "lognormal(5ms cv=-1)",
    "pareto(5ms shape=0.9)",
    "weibull(5ms shape=0.001)",
    "mix(1 expo(5ms))",
    "lognormal(5ms cv=)",
    "exp(exp(5ms))"
  })
  void refusesTheRest(String text) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> reader.read(text)).getMessage();
    assertEquals(2, message.split("; ", 2).length, message);
  }
}
