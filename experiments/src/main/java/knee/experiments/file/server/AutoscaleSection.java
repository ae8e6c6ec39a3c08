package knee.experiments.file.server;

import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.positiveTime;
import static knee.experiments.file.values.Scalars.share;
import static knee.experiments.file.values.Scalars.time;

import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.models.scenario.Fleet.Autoscale;

/** {@code autoscale}: the horizontal pod autoscaler of Kubernetes, with its defaults. */
final class AutoscaleSection {
  private static final Key<Double> TARGET =
      Key.required("target", share(), 1.0, "Utilization of the cores aimed at");
  private static final Key<Integer> MIN = Key.of("min", count(1), 1, "Fewest replicas");
  private static final Key<Integer> MAX = Key.required("max", count(1), 1, "Most replicas");
  private static final Key<Double> EVERY =
      Key.of("every", positiveTime(), 15.0, "Between two looks at the utilization");
  private static final Key<Double> START =
      Key.of("start", time(), 0.0, "Until a new replica gets requests");
  private static final Key<Double> STABILIZATION =
      Key.of(
          "stabilization",
          time(),
          300.0,
          "Replicas go only when no look for so long has asked for them");

  static final Type<Autoscale> TYPE =
      Section.of(
              "autoscale",
              "Replicas that come and go",
              TARGET,
              MIN,
              MAX,
              EVERY,
              START,
              STABILIZATION)
          .into(AutoscaleSection::rule);

  private AutoscaleSection() {}

  private static Autoscale rule(Fields f) {
    if (f.has(TARGET) && f.get(TARGET) <= 0) {
      f.fault(TARGET, "a target of 0 is never reached; write a share such as 70%");
    }
    if (f.get(MIN) > f.get(MAX) && f.has(MAX)) {
      f.fault(MIN, "min: %d is more than max: %d".formatted(f.get(MIN), f.get(MAX)));
    }
    return new Autoscale(
        f.get(TARGET),
        f.get(MIN),
        Math.max(f.get(MIN), f.get(MAX)),
        f.get(EVERY),
        f.get(START),
        f.get(STABILIZATION));
  }
}
