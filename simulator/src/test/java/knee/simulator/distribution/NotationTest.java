package knee.simulator.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import knee.simulator.distribution.composed.Empirical;
import knee.simulator.distribution.composed.HyperExponential;
import knee.simulator.distribution.composed.Mixture;
import knee.simulator.distribution.formula.Notation;
import org.junit.jupiter.api.Test;

class NotationTest {
  @Test
  void distributionsReadAsInAnExperimentFile() {
    assertEquals("5ms", new Constant(0.005).toString());
    assertEquals("exp(5ms)", new Exponential(0.005).toString());
    assertEquals("uniform(1s 3s)", new Uniform(1, 3).toString());
    assertEquals("erlang(3 5ms)", new Erlang(3, 0.005).toString());
    assertEquals("hyperexp(5ms cv=2)", new HyperExponential(0.005, 2).toString());
    assertEquals("lognormal(5ms cv=1.5)", new Lognormal(0.005, 1.5).toString());
    assertEquals("gamma(5ms cv=0.5)", new Gamma(0.005, 0.5).toString());
    assertEquals("normal(5ms 1ms)", new Normal(0.005, 0.001).toString());
    assertEquals("weibull(5ms shape=0.8)", new Weibull(0.005, 0.8).toString());
    assertEquals("pareto(5ms shape=2.5)", new Pareto(0.005, 2.5).toString());
    assertEquals("triangular(1ms 2ms 9ms)", new Triangular(0.001, 0.002, 0.009).toString());
    assertEquals(
        "mix(0.9 5ms, 0.1 exp(100ms))",
        Mixture.of(0.9, new Constant(0.005), 0.1, new Exponential(0.1)).toString());
    assertEquals("empirical(2 values)", new Empirical(new double[] {1, 2}).toString());
  }

  @Test
  void timesHaveAFittingUnit() {
    assertEquals("0s", Notation.time(0));
    assertEquals("0s", Notation.time(-0.0));
    assertEquals("0.001us", Notation.time(1e-9));
    assertEquals("250us", Notation.time(0.00025));
    assertEquals("1ms", Notation.time(0.001));
    assertEquals("0.4us", Notation.time(4e-7));
    assertEquals("4.5ms", Notation.time(0.0045));
    assertEquals("300ms", Notation.time(0.1 + 0.2)); // 0.30000000000000004
    assertEquals("999.999ms", Notation.time(0.999999));
    assertEquals("1s", Notation.time(0.9999999999999));
    assertEquals("1.5s", Notation.time(1.5));
    assertEquals("59s", Notation.time(59));
    assertEquals("1min", Notation.time(60));
    assertEquals("90s", Notation.time(90));
    assertEquals("2min", Notation.time(120));
    assertEquals("1h", Notation.time(3600));
    assertEquals("90min", Notation.time(5400));
    assertEquals("100.5s", Notation.time(100.5));
    assertEquals("-5ms", Notation.time(-0.005));
  }

  @Test
  void numbersHaveTwelveDigitsAndNoExponent() {
    assertEquals("0.333333333333", Notation.number(1.0 / 3));
    assertEquals("1000000", Notation.number(1e6));
    assertEquals("0.00001", Notation.number(1e-5));
    assertEquals("100000000000000000000", Notation.number(1e20));
    assertEquals("0", Notation.number(-0.0));
  }
}
