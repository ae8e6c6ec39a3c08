package knee.experiments.file.sections;

import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.positiveTime;
import static knee.experiments.file.values.Scalars.precision;
import static knee.experiments.file.values.Scalars.time;
import static knee.experiments.file.values.Scalars.whole;

import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.Either;
import knee.experiments.file.yaml.Fault;
import knee.models.assembly.RunLength;

/** {@code run}: how long, how often and with which seed. */
final class RunSection {
  private static final double DURATION_DEFAULT = 60;

  /** About 30 years [s]; far beyond, the clock could not tell a millisecond any more. */
  private static final double LONGEST = 1e9;

  private static final Key<Double> DURATION =
      Key.maybe("duration", limited(positiveTime()), "Simulated time measured after the warm-up");
  private static final Key<Integer> COMPLETIONS =
      Key.of("completions", count(1), 0, "Instead of duration: successful requests measured");
  private static final Key<Double> WARM_UP =
      Key.of(
          "warm_up",
          Either.word("none", 0.0, Either.word("auto", RunLength.TO_BE_FOUND, limited(time()))),
          RunLength.TO_BE_FOUND,
          "Simulated time before the measured window, auto or none");
  private static final int AUTO = 0;
  private static final Key<Integer> REPLICATIONS =
      Key.of(
          "replications",
          Either.word("auto", AUTO, count(1, Effort.MOST)),
          AUTO,
          "Number of independent replications, or auto: until precise, at most " + Effort.LIMIT);
  private static final Key<Double> PRECISION =
      Key.maybe(
          "precision",
          precision(),
          "With replications: auto, the half-widths of mean and P95 to be reached; default 2%");
  private static final Key<Long> SEED = Key.of("seed", whole(), 1L, "Of all random numbers");

  static final Section SECTION =
      Section.of(
          "run",
          "How long, how often and with which seed",
          DURATION,
          COMPLETIONS,
          WARM_UP,
          REPLICATIONS,
          PRECISION,
          SEED);

  static final Type<Run> TYPE = SECTION.into(RunSection::run);

  /** What an empty section means. */
  static final Run DEFAULT =
      new Run(new RunLength(RunLength.TO_BE_FOUND, DURATION_DEFAULT, 0), Effort.usual(), 1);

  private RunSection() {}

  private static Type<Double> limited(Type<Double> time) {
    return time.then(
        (seconds, node, reading) -> {
          if (seconds > LONGEST) {
            throw new Fault(
                node.place(), "'" + node + "' is too long; write at most 1000000000s, or 1e9s");
          }
          return seconds;
        });
  }

  private static Run run(Fields f) {
    if (f.has(DURATION) && f.has(COMPLETIONS)) {
      f.reading()
          .faultOfWhole(
              f.keyPlace(COMPLETIONS), "'completions' together with 'duration'; keep one of them");
    }
    double duration =
        f.find(DURATION).orElse(f.has(COMPLETIONS) ? Double.POSITIVE_INFINITY : DURATION_DEFAULT);
    return new Run(
        new RunLength(f.get(WARM_UP), duration, f.get(COMPLETIONS)), effort(f), f.get(SEED));
  }

  private static Effort effort(Fields f) {
    int replications = f.get(REPLICATIONS);
    Effort effort = replications == AUTO ? Effort.usual() : Effort.fixed(replications);
    return f.find(PRECISION).map(effort::withPrecision).orElse(effort);
  }
}
