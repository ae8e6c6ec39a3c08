package knee.experiments.run.estimate;

import java.util.ArrayList;
import java.util.List;
import knee.experiments.run.interval.Interval;
import knee.experiments.run.interval.Ratio;
import knee.experiments.run.interval.Sections;
import knee.experiments.run.interval.Student;
import knee.simulator.statistics.LatencyHistogram;

/**
 * Percentiles of all requests of all replications, with intervals by sectioning: around the value
 * lies the Student half-width of the replications' own percentiles, and the resolution of the
 * histogram where it no longer holds the values themselves.
 *
 * <p>The percentile of all can vary more than their own do: where replications differ much, those
 * with long queues alone have most of the slowest requests. So the half-width is at least what the
 * share of requests up to the value, whose interval is that of a {@link Ratio}, leaves open
 * (Woodruff 1952): half the distance between the percentiles at its ends. The two agree in long
 * replications; in those of 22 relaxation times of an M/M/20 at 90 % the first is a fifth too
 * narrow for P99.
 */
public final class Percentiles {
  /** The names and shares that are reported, in their order. */
  public static final List<String> NAMES =
      List.of("p50", "p66", "p75", "p80", "p90", "p95", "p98", "p99", "p999");

  private static final double[] SHARES = {0.5, 0.66, 0.75, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999};

  /** Up to so many requests of a point its percentiles are exact. */
  public static final int EXACT = 100_000;

  /** The spread of so many replications stands for that of all. */
  private static final int OUTLINES = 1000;

  /** Fewer requests beyond a percentile than this, and its interval would be a guess. */
  private static final int BEYOND = 10;

  private final LatencyHistogram all = new LatencyHistogram(EXACT);
  private final List<Sections> own = new ArrayList<>();

  /** Of the first replications. */
  private final List<Outline> outlines = new ArrayList<>();

  Percentiles() {
    NAMES.forEach(name -> own.add(new Sections()));
  }

  void add(LatencyHistogram latency, Outline outline) {
    all.merge(latency);
    if (outline.count() == 0) {
      return;
    }
    for (int i = 0; i < SHARES.length; i++) {
      own.get(i).add(outline.percentile(SHARES[i]));
    }
    if (outlines.size() < OUTLINES) {
      outlines.add(outline);
    }
  }

  Interval interval(String name, Student student) {
    int index = NAMES.indexOf(name);
    double value = all.percentile(SHARES[index]);
    if (beyond(SHARES[index]) < BEYOND) {
      return Interval.of(value);
    }
    double resolution = all.exact() ? 0 : value * LatencyHistogram.RELATIVE_ERROR;
    double apart = student.halfWidth(own.get(index).toArray());
    double together = together(SHARES[index], value, student);
    return Interval.around(value, Math.max(apart, together) + resolution);
  }

  /** Half-width by the share of requests that took no longer than the value. */
  private double together(double share, double value, Student student) {
    Ratio upTo = new Ratio();
    for (Outline one : outlines) {
      upTo.add(one.upTo(value) * one.count(), one.count());
    }
    Interval known = upTo.interval(student);
    double fewer = Math.sqrt((double) outlines.size() / own.get(0).count());
    double open = (known.high() - known.low()) / 2 * fewer;
    return (all.percentile(share + open) - all.percentile(share - open)) / 2;
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
