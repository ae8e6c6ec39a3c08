package knee.experiments.run.warmup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MserTest {
  @Test
  void cutsTheRampAndNothingElse() {
    // After the cut the values alternate between 9 and 11; any more cut leaves fewer of them.
    double[] values = new double[40];
    for (int i = 0; i < values.length; i++) {
      values[i] = i < 8 ? i : i % 2 == 0 ? 9 : 11;
    }
    assertEquals(8, Mser.cut(values));
  }

  @Test
  void isTheMinimumWorkedByHand() {
    // Squared errors: all six 4.8333/36 = 0.134; without the first 0.8/25 = 0.032.
    assertEquals(1, Mser.cut(new double[] {3, 1, 0, 1, 0, 1}));
    // 2.8333/36 = 0.079 against 2.8/25 = 0.112: the first value is kept.
    assertEquals(0, Mser.cut(new double[] {1, 2, 0, 1, 0, 1}));
  }

  @Test
  void equalValuesAreKept() {
    assertEquals(0, Mser.cut(new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1}));
    assertEquals(0, Mser.cut(new double[0]));
  }

  @Test
  void whatNeverSettlesIsCutAsFarAsItGoes() {
    double[] grows = new double[30];
    for (int i = 0; i < grows.length; i++) {
      grows[i] = i;
    }
    assertEquals(22, Mser.cut(grows), "the last quarter is kept");
  }
}
