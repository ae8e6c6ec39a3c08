package knee.experiments.file.backend;

import static knee.experiments.file.values.Scalars.choice;
import static knee.experiments.file.values.Scalars.count;
import static knee.experiments.file.values.Scalars.timeOrOff;

import java.util.Map;
import knee.experiments.file.schema.Fields;
import knee.experiments.file.schema.Key;
import knee.experiments.file.schema.Section;
import knee.experiments.file.schema.Type;
import knee.experiments.file.values.MapOf;
import knee.experiments.file.yaml.Place;
import knee.models.scenario.backend.RowLocks;

/** {@code locks}. */
public final class LocksSection {
  private static final String OPTIMISTIC_WORD = "optimistic";
  private static final Key<Integer> ROWS = Key.of("rows", count(1, Pick.MOST), 1, "Number of rows");
  private static final Key<Double> PICK =
      Key.of("pick", Pick.TYPE, 0.0, "Which row: uniform, or zipf(EXPONENT)");
  private static final Key<Boolean> OPTIMISTIC =
      Key.of(
          "mode",
          choice("pessimistic", false, OPTIMISTIC_WORD, true),
          false,
          "Waiting for the row, or running a conflict again");
  private static final Key<Integer> RETRIES =
      Key.of("retries", count(0), 0, "With optimistic: how often a conflict runs again");
  private static final Key<Double> TIMEOUT =
      Key.of(
          "timeout",
          timeOrOff(),
          Double.POSITIVE_INFINITY,
          "How long to wait for the row; 0: for ever");

  public static final Type<Map<String, RowLocks>> TYPE =
      MapOf.named(
          Section.of("locks", "Rows to be locked", ROWS, PICK, OPTIMISTIC, RETRIES, TIMEOUT)
              .into(LocksSection::table));

  private LocksSection() {}

  private static RowLocks table(Fields f) {
    if (f.has(RETRIES) && !f.get(OPTIMISTIC)) {
      f.reading()
          .warn(
              f.keyPlace(RETRIES),
              "'retries' without 'mode: optimistic' is not looked at; add that, or leave it out");
    }
    if (f.has(TIMEOUT) && f.get(OPTIMISTIC)) {
      f.reading()
          .warn(
              f.keyPlace(TIMEOUT),
              "'timeout' with 'mode: optimistic' is not looked at, as nobody waits; leave it out");
    }
    return new RowLocks(
        f.name(), f.get(ROWS), f.get(PICK), f.get(OPTIMISTIC), f.get(RETRIES), f.get(TIMEOUT));
  }

  /** An optimistic lock needs a transaction, whose end is where conflicts are found. */
  public static void checkUse(String table, Fields step, Place place) {
    boolean optimistic =
        step.reading()
            .part("locks." + table)
            .filter(settings -> settings.has(OPTIMISTIC.name()))
            .map(settings -> settings.entries().get(OPTIMISTIC.name()).value().toString().strip())
            .filter(OPTIMISTIC_WORD::equals)
            .isPresent();
    String[] path = step.reading().path().split("\\.");
    boolean inTransaction = false;
    for (int i = 2; i < path.length; i++) {
      inTransaction |= path[i].equals("transaction");
    }
    if (optimistic && !inTransaction) {
      step.reading()
          .faultOfWhole(
              place,
              "'%s' is optimistic, but not locked in a transaction that could run again; write transaction: [{lock: %s}, ...]"
                  .formatted(table, table));
    }
  }
}
