package knee.experiments.run.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The batches of one long run, joined until they do not depend on each other.
 *
 * <p>Batches that follow each other are alike where a queue does not forget within one of them, and
 * intervals from them are too narrow. Von Neumann's test on the means and the P95 of 40 batches
 * looks for that (one-sided, 5 % each); where it finds nothing, 20 of twice the length are used,
 * which depend on each other still less. Else the 20 are tested and 10 used, and last the 10.
 *
 * <p>Of a number of completions, many may come at one instant. Batches that took no time have no
 * rate, and are joined to the one before them first; then there are fewer.
 *
 * @param sections what intervals are computed from
 * @param independent whether no dependence was found
 */
record Batches(List<Section> sections, boolean independent) {
  private static final int FEWEST = 10;

  /** The 95 % point of the standard normal law. */
  private static final double NORMAL_95 = 1.6448536269514722;

  static Batches of(List<Section> batches) {
    return tested(lasting(batches));
  }

  private static Batches tested(List<Section> batches) {
    if (batches.size() < 2 * FEWEST) {
      return new Batches(batches, independent(batches));
    }
    List<Section> joined = inPairs(batches);
    return independent(batches) ? new Batches(joined, true) : tested(joined);
  }

  private static List<Section> lasting(List<Section> batches) {
    List<Section> lasting = new ArrayList<>();
    for (Section batch : batches) {
      int last = lasting.size() - 1;
      if (last >= 0 && (isMoment(batch) || isMoment(lasting.get(last)))) {
        lasting.set(last, join(lasting.get(last), batch));
      } else {
        lasting.add(batch);
      }
    }
    return lasting;
  }

  private static boolean isMoment(Section batch) {
    return batch.replication().window() == 0;
  }

  /** An odd one out goes with the last pair. */
  private static List<Section> inPairs(List<Section> batches) {
    List<Section> joined = new ArrayList<>();
    for (int i = 0; i + 1 < batches.size(); i += 2) {
      joined.add(join(batches.get(i), batches.get(i + 1)));
    }
    if (batches.size() % 2 > 0) {
      int last = joined.size() - 1;
      joined.set(last, join(joined.get(last), batches.get(batches.size() - 1)));
    }
    return joined;
  }

  private static Section join(Section batch, Section next) {
    return Section.of(batch.replication().followedBy(next.replication()));
  }

  private static boolean independent(List<Section> batches) {
    return independent(values(batches, section -> section.all().response().mean()))
        && independent(values(batches, Section::p95));
  }

  private static double[] values(List<Section> batches, ToDoubleFunction<Section> value) {
    return batches.stream().mapToDouble(value).toArray();
  }

  /**
   * Whether values in a row differ from each other as much as from their mean (von Neumann 1941); a
   * value that is missing speaks against it.
   */
  static boolean independent(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = sum / values.length;
    double squares = 0;
    double steps = 0;
    for (int i = 0; i < values.length; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
      double step = i == 0 ? 0 : values[i] - values[i - 1];
      steps += step * step;
    }
    if (Double.isNaN(squares)) {
      return false;
    }
    double n = values.length;
    double score = (1 - steps / (2 * squares)) * Math.sqrt((n * n - 1) / (n - 2));
    return squares == 0 || score <= NORMAL_95;
  }
}
