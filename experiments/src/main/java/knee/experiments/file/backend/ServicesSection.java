package knee.experiments.file.backend;

import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.positiveRate;
import static knee.experiments.file.values.Scalars.randomTime;
import static knee.experiments.file.values.Scalars.share;

import java.util.Map;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.MapOf;
import knee.models.scenario.backend.Service;
import knee.models.scenario.backend.Service.Rate;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;

/** {@code services}. */
public final class ServicesSection {
  /** More calls than these are counted over a shorter span. */
  private static final double MOST_CALLS = 100_000;

  private static final Key<Distribution> LATENCY =
      Key.required("latency", randomTime(), new Constant(0), "Time that a call takes");
  private static final Key<Integer> CONCURRENCY =
      Key.of("concurrency", count(1), Integer.MAX_VALUE, "Calls in progress at once");
  private static final Key<Rate> RATE =
      Key.maybe(
          "rate",
          positiveRate().then((perSecond, node, reading) -> rate(perSecond, node.toString())),
          "Calls it admits: 60/min in any minute, 1/s in any second");
  private static final Key<Double> FAILURE =
      Key.of("failure", share(), 0.0, "Share of the calls that fail");

  public static final Type<Map<String, Service>> TYPE =
      MapOf.named(
          Section.of("services", "An external service", LATENCY, CONCURRENCY, RATE, FAILURE)
              .into(
                  f ->
                      new Service(
                          f.name(),
                          f.get(LATENCY),
                          f.get(CONCURRENCY),
                          f.find(RATE),
                          f.get(FAILURE))));

  private ServicesSection() {}

  /** The number and the span that are written; 2.5/s are 3 in 1.2 s. */
  static Rate rate(double perSecond, String text) {
    double written = text.strip().endsWith("/h") ? 3600 : text.strip().endsWith("/min") ? 60 : 1;
    double calls = perSecond * written;
    double whole = Math.rint(calls);
    if (whole >= 1 && whole <= MOST_CALLS && Math.abs(calls - whole) <= 1e-9 * whole) {
      return new Rate((int) whole, written);
    }
    double counted = Math.min(MOST_CALLS, Math.ceil(calls));
    return new Rate((int) counted, counted / perSecond);
  }
}
