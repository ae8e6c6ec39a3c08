package knee.experiments.file.server;

import static knee.experiments.file.values.Scalars.choice;
import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.positiveTime;

import java.util.Optional;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.Either;
import knee.models.scenario.Linux;
import knee.models.scenario.Linux.Accounting;

/** {@code scheduler}: how the server's processes share its cores. */
final class SchedulerSection {
  private static final Key<Integer> CPUS =
      Key.maybe(
          "cpus",
          count(1),
          "On which the processes may run (default: cores); more than cores: cores are a quota");
  private static final Key<Double> SLICE =
      Key.maybe(
          "slice",
          positiveTime(),
          "For which a thread runs while others wait (default: 0.7ms, twice that from 2 cpus on, three times from 4, four times from 8)");
  private static final Key<Double> TICK =
      Key.of("tick", positiveTime(), Linux.TICK, "Between two interrupts of the clock");
  private static final Key<Accounting> ACCOUNTING =
      Key.of(
          "accounting",
          choice(Accounting.class),
          Accounting.TICKS,
          "When the end of a slice is noticed: at ticks, or always, as of programs that look at their CPU clock");
  private static final Key<Double> PERIOD =
      Key.of("period", positiveTime(), Linux.PERIOD, "Of the quota");
  private static final Section PARAMETERS =
      Section.of("linux", "The parameters of the kernel", CPUS, SLICE, TICK, ACCOUNTING, PERIOD);

  /** As it is written, before the number of cores is known. */
  record Scheduler(
      Optional<Integer> cpus,
      Optional<Double> slice,
      double tick,
      Accounting accounting,
      double period) {
    private static final Scheduler DEFAULT =
        new Scheduler(
            Optional.empty(), Optional.empty(), Linux.TICK, Accounting.TICKS, Linux.PERIOD);

    /** For a server that has so many cores. */
    Linux on(double cores) {
      int all = cpus.orElse((int) Math.ceil(cores));
      return new Linux(all, slice.orElse(Linux.sliceOf(all)), tick, accounting, period);
    }
  }

  private static final Key<Scheduler> LINUX =
      Key.required(
          "linux",
          PARAMETERS.into(SchedulerSection::linux),
          Scheduler.DEFAULT,
          "As Linux does it, with other parameters");
  private static final Section SECTION =
      Section.of("scheduler", "How the processes share the cores", LINUX);

  static final Type<Optional<Scheduler>> TYPE =
      Either.word(
          "sharing",
          Optional.empty(),
          Either.word("linux", Optional.of(Scheduler.DEFAULT), SECTION.into(f -> f.find(LINUX))));

  private SchedulerSection() {}

  private static Scheduler linux(Fields f) {
    return new Scheduler(
        f.find(CPUS), f.find(SLICE), f.get(TICK), f.get(ACCOUNTING), f.get(PERIOD));
  }
}
