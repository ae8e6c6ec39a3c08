package knee.experiments.run.estimate;

import java.util.ArrayList;
import java.util.List;
import knee.simulator.statistics.LatencyHistogram;

/**
 * Percentiles of all requests of all replications, with intervals by sectioning: around the value
 * lies the Student half-width of the replications' own percentiles, and the resolution of the
 * histogram where it no longer holds the values themselves.
 */
public final class Percentiles {
  /** The names and shares that are reported, in their order. */
  public static final List<String> NAMES =
      List.of("p50", "p66", "p75", "p80", "p90", "p95", "p98", "p99", "p999");

  private static final double[] SHARES = {0.5, 0.66, 0.75, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999};

  /** Up to so many requests of a point its percentiles are exact. */
  public static final int EXACT = 100_000;

  /** Fewer requests beyond a percentile than this, and its interval would be a guess. */
  private static final int BEYOND = 10;

  private final LatencyHistogram all = new LatencyHistogram(EXACT);
  private final List<Sections> own = new ArrayList<>();

  Percentiles() {
    NAMES.forEach(name -> own.add(new Sections()));
  }

  /** The percentiles of one replication; empty when it has no request. */
  static double[] of(LatencyHistogram latency) {
    if (latency.count() == 0) {
      return new double[0];
    }
    double[] values = new double[SHARES.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = latency.percentile(SHARES[i]);
    }
    return values;
  }

  void add(LatencyHistogram latency, double[] percentiles) {
    all.merge(latency);
    for (int i = 0; i < percentiles.length; i++) {
      own.get(i).add(percentiles[i]);
    }
  }

  Interval interval(String name, Student student) {
    int index = NAMES.indexOf(name);
    double value = all.percentile(SHARES[index]);
    if (beyond(SHARES[index]) < BEYOND) {
      return Interval.of(value);
    }
    double resolution = all.exact() ? 0 : value * LatencyHistogram.RELATIVE_ERROR;
    return Interval.around(value, student.halfWidth(own.get(index).toArray()) + resolution);
  }

  /** How many requests lie beyond the nearest rank; 0.07 * 100 is a little above 7 in binary. */
  private long beyond(double share) {
    double place = share * all.count();
    return all.count() - (long) Math.ceil(place - place * 0x1.0p-48);
  }

  LatencyHistogram all() {
    return all;
  }
}
