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
    return sum(toArray());
  }

  /** Plainly from left to right: what streams do is not the same in every JDK. */
  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  double[] toArray() {
    return Arrays.copyOf(values, count);
  }
}
