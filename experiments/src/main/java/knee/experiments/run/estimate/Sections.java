package knee.experiments.run.estimate;

import java.util.Arrays;

/** Numbers of the replications, one each, in their order. */
final class Sections {
  private double[] values = new double[16];
  private int count;

  void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  int count() {
    return count;
  }

  double get(int section) {
    return values[section];
  }

  double sum() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum;
  }

  double[] toArray() {
    return Arrays.copyOf(values, count);
  }
}
