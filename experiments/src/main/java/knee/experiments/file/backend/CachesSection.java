package knee.experiments.file.backend;

import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.positiveTime;
import static knee.experiments.file.values.Scalars.randomTime;
import static knee.experiments.file.values.Scalars.share;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.MapOf;
import knee.experiments.file.values.Scalar;
import knee.models.scenario.backend.Cache;
import knee.simulator.distribution.Constant;
import knee.simulator.distribution.Distribution;

/** {@code caches}. */
public final class CachesSection {
  private static final Key<Integer> KEYS = Key.of("keys", count(1, Pick.MOST), 1, "Number of keys");
  private static final Key<Double> PICK =
      Key.of("pick", Pick.TYPE, 0.0, "Which key: uniform, or zipf(EXPONENT)");
  private static final Key<Double> TTL =
      Key.of(
          "ttl",
          positiveTime(),
          Double.POSITIVE_INFINITY,
          "How long a value is found, counted from each store; omitted: for ever");
  private static final Key<Distribution> HIT =
      Key.of("hit", randomTime(), new Constant(0), "What a hit costs");
  private static final Key<Double> HIT_RATIO =
      Key.maybe("hit_ratio", share(), "Given, instead of following from ttl and traffic");
  private static final Key<Boolean> SINGLE_FLIGHT =
      Key.of(
          "single_flight",
          new Scalar<>(
              "true or false",
              (text, reading) -> yes(text),
              Map.of("enum", List.of(true, false, "true", "false"))),
          false,
          "Whether those who miss during a fetch wait for it");

  public static final Type<Map<String, Cache>> TYPE =
      MapOf.named(
          Section.of("caches", "A cache", KEYS, PICK, TTL, HIT, HIT_RATIO, SINGLE_FLIGHT)
              .into(CachesSection::cache));

  private CachesSection() {}

  private static boolean yes(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(
          "'" + text + "' is neither true nor false; write one of them");
    }
    return text.equals("true");
  }

  private static Cache cache(Fields f) {
    if (f.has(TTL) && f.has(HIT_RATIO)) {
      f.reading()
          .warn(
              f.keyPlace(TTL),
              "'ttl' beside a given 'hit_ratio' is not looked at; leave one of them out");
    }
    return new Cache(
        f.name(),
        f.get(KEYS),
        f.get(PICK),
        f.get(TTL),
        f.get(HIT),
        f.find(HIT_RATIO).map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        f.get(SINGLE_FLIGHT));
  }
}
