package knee.simulator.distribution.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class FormulaTest {
  @Test
  void gammaOfAWholeNumberIsAFactorial() {
    double factorial = 1;
    for (int n = 1; n < 150; n++) {
      factorial *= n;
      double log = Math.log(factorial);
      assertEquals(log, GammaFunction.log(n + 1), 2e-15 * (1 + log), "Gamma(" + n + " + 1)");
    }
    assertEquals(Math.log(Math.sqrt(Math.PI)), GammaFunction.log(0.5), 1e-15);
  }

  @Test
  void gammaAgreesWithAnotherImplementation() {
    for (double x = 0.5; x < 50; x += 0.037) {
      double other = Gamma.logGamma(x);
      assertEquals(other, GammaFunction.log(x), 1e-14 * (1 + Math.abs(other)), "at " + x);
    }
  }

  @Test
  void normalAgreesWithAnotherImplementation() {
    var normal = new NormalDistribution(null, 0, 1);
    assertEquals(0.5, NormalLaw.probability(0));
    assertEquals(1, NormalLaw.probability(1e300));
    assertEquals(1, NormalLaw.probability(9.0001));
    for (double x = 0; x < 9.5; x += 0.031) {
      assertEquals(normal.cumulativeProbability(x), NormalLaw.probability(x), 3e-15, "at " + x);
      assertEquals(normal.density(x), NormalLaw.density(x), 1e-15, "at " + x);
    }
  }
}
