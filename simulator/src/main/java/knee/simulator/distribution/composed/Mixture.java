package knee.simulator.distribution.composed;

import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import knee.simulator.distribution.Distribution;
import knee.simulator.distribution.formula.Notation;
import knee.simulator.random.AliasTable;
import knee.simulator.random.RandomStream;

/** One of several distributions, each with its probability. */
public final class Mixture implements Distribution {
  private final double[] weights;
  private final Distribution[] parts;
  private final AliasTable table;

  /**
   * @param weights one per part, 0 or more, at least one above 0; they need not add up to 1
   */
  public Mixture(double[] weights, List<Distribution> parts) {
    if (parts.isEmpty() || weights.length != parts.size()) {
      throw new IllegalArgumentException(
          "mix needs one weight for each part, but has "
              + weights.length
              + " weights for "
              + parts.size()
              + " parts");
    }
    this.weights = weights.clone();
    this.parts = parts.toArray(Distribution[]::new);
    this.table = new AliasTable(weights);
  }

  public static Mixture of(double[] weights, Distribution... parts) {
    return new Mixture(weights, List.of(parts));
  }

  /** Two parts: {@code mix(0.9 5ms, 0.1 exp(100ms))}. */
  public static Mixture of(double weight1, Distribution part1, double weight2, Distribution part2) {
    return of(new double[] {weight1, weight2}, part1, part2);
  }

  @Override
  public double sample(RandomStream random) {
    return parts[table.pick(random)].sample(random);
  }

  public double[] weights() {
    return weights.clone();
  }

  public List<Distribution> parts() {
    return List.of(parts);
  }

  @Override
  public double mean() {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < parts.length; i++) {
      sum += weights[i] * parts[i].mean();
      total += weights[i];
    }
    return sum / total;
  }

  @Override
  public double variance() {
    double mean = mean();
    double sum = 0;
    double total = 0;
    for (int i = 0; i < parts.length; i++) {
      if (weights[i] > 0) { // 0 times an infinite variance would not be a number
        double away = parts[i].mean() - mean;
        sum += weights[i] * (parts[i].variance() + away * away);
      }
      total += weights[i];
    }
    return sum / total;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Mixture that
        && Arrays.equals(weights, that.weights)
        && Arrays.equals(parts, that.parts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(weights) + Arrays.hashCode(parts);
  }

  @Override
  public String toString() {
    var text = new StringJoiner(", ", "mix(", ")");
    for (int i = 0; i < parts.length; i++) {
      text.add(Notation.number(weights[i]) + " " + parts[i]);
    }
    return text.toString();
  }
}
