package knee.experiments.run.interval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import knee.simulator.statistics.Excess;
import org.junit.jupiter.api.Test;

/** Control variates against numbers worked out by hand. */
class ControlledTest {
  private final Student student = new Student(0.95);

  @Test
  void oneControlByHand() {
    // Slope 1/2, so 1/2 - 1 + 1/2 are left: squares 1.5 on one degree of freedom, a third of it.
    double[] values = {1, 0, 2};
    Regression fit = Regression.of(values, new double[] {-1, 0, 1}, new double[] {7, 7, 7});
    assertEquals(1, fit.controls(), "what never moves is no control");
    assertEquals(1, fit.atZero(), 1e-12);
    assertEquals(0.5, fit.varianceAtZero(), 1e-12);
    // The same seen from 4 away: 1 - 4 / 2, and 1.5 (1/3 + 16 / 2).
    fit = Regression.of(values, new double[] {3, 4, 5}, new double[] {6, 8, 10});
    assertEquals(1, fit.controls(), "twice the same counts once");
    assertEquals(-1, fit.atZero(), 1e-12);
    assertEquals(12.5, fit.varianceAtZero(), 1e-12);
  }

  @Test
  void twoControlsByHand() {
    // 5 + 2 x - y, and 1, -1, -1, 1 that neither explains: squares 4 on one degree of freedom.
    double[] x = {-1, -1, 1, 1};
    double[] y = {-1, 1, -1, 1};
    double[] values = {5 - 2 + 1 + 1, 5 - 2 - 1 - 1, 5 + 2 + 1 - 1, 5 + 2 - 1 + 1};
    Regression fit = Regression.of(values, x, y);
    assertEquals(2, fit.controls());
    assertEquals(5, fit.atZero(), 1e-12);
    assertEquals(4.0 / 4, fit.varianceAtZero(), 1e-12);
    double[] away = {1, 1, 3, 3};
    fit = Regression.of(values, away, y);
    assertEquals(5 - 2 * 2, fit.atZero(), 1e-12);
    assertEquals(4 * (1.0 / 4 + 4.0 / 4), fit.varianceAtZero(), 1e-12);
  }

  private static Controlled tenReplications(boolean drawn) {
    Controlled mean = new Controlled();
    for (int i = 0; i < 10; i++) {
      double luck = i % 3 + 0.2 * (i % 2);
      double noise = i < 5 ? 0.1 : -0.1;
      mean.add(20 * (6 + 3 * luck + noise), 20, drawn ? new Excess(0, luck) : Excess.NONE);
    }
    return mean;
  }

  @Test
  void luckIsTakenOutOfAMean() {
    Interval mean = tenReplications(true).interval(student);
    assertTrue(mean.low() < 6 && 6 < mean.high(), mean::toString);
    assertTrue(mean.high() - mean.low() < 0.5, mean::toString);
    assertTrue(tenReplications(true).gain(student) > 50);
  }

  @Test
  void withoutDrawsOrReplicationsNothingIsSaid() {
    assertFalse(tenReplications(false).interval(student).hasValue());
    Controlled nine = new Controlled();
    for (int i = 0; i < 9; i++) {
      nine.add(i * i, 1, new Excess(i, -i * i));
    }
    assertFalse(nine.interval(student).hasValue());
    nine.add(7, 1, new Excess(Double.NaN, 3));
    assertTrue(nine.interval(student).hasValue(), "the other control is left");
  }
}
