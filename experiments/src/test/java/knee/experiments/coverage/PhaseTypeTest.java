package knee.experiments.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PhaseTypeTest {
  @Test
  void exponentialServiceGivesAnExponentialResponse() {
    PhaseType response = PhaseType.erlang(1, 1).response(0.8, new double[] {1});
    assertEquals(Math.exp(-0.2 * 7), response.tail(7), 1e-12);
    assertEquals(5 * Math.log(20), response.percentile(0.95), 1e-9);
    PhaseType alike = PhaseType.hyperexponential(1, 1).response(0.8, new double[] {0.5, 0.5});
    assertEquals(Math.exp(-0.2 * 7), alike.tail(7), 1e-12);
  }

  @Test
  void erlangTailIsThatOfThePoissonLaw() {
    // Erlang of two phases with mean 1: e^-2t (1 + 2t).
    assertEquals(Math.exp(-3) * 4, PhaseType.erlang(2, 1).tail(1.5), 1e-12);
  }

  @Test
  void hyperexponentialHasItsMoments() {
    PhaseType service = PhaseType.hyperexponential(2, 3);
    double mean = 0;
    double square = 0;
    for (int i = 0; i < 2; i++) {
      double rate = -service.rates()[i][i];
      mean += service.start()[i] / rate;
      square += service.start()[i] * 2 / rate / rate;
    }
    assertEquals(2, mean, 1e-12);
    assertEquals(9, square / 4 - 1, 1e-9);
  }

  @Test
  void lineIsWaitAndService() {
    // One before me at rate 4, then service at rate 2: the density convolved, 2 e^-2t - e^-4t.
    PhaseType line = PhaseType.line(new double[] {0, 1}, 4, 2);
    assertEquals(2 * Math.exp(-2) - Math.exp(-4), line.tail(1), 1e-12);
  }
}
