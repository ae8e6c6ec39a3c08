package knee.experiments.run.interval;

import java.util.Arrays;

/** Numbers of the replications, one each, in their order. */
public final class Sections {
  private double[] values = new double[16];
  private int count;

  public void add(double value) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = value;
  }

  public int count() {
    return count;
  }

  public double get(int section) {
    return values[section];
  }

  public double sum() {
    return sum(toArray());
  }

  /** Plainly from left to right: what streams do is not the same in every JDK. */
  public static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  public double[] toArray() {
    return Arrays.copyOf(values, count);
  }
}
